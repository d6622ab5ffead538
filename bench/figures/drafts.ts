import { createHash, randomBytes, randomUUID } from "node:crypto";
import { HttpVisitor } from "#test/http-visitor.ts";
import type { House } from "../house/house.ts";
import { request } from "../load/load.ts";

const hashOf = (token: string) => createHash("sha256").update(token).digest();

/** Answers all the questions over HTTP once, then hands out as many filled-in forms as are asked for, each ready to be sent. */
export async function filledForms(house: House): Promise<(count: number) => Promise<Uint8Array[]>> {
  const visitor = new HttpVisitor(house.baseUrl);
  await visitor.get("/fi/pyyda-apua");
  const answers: Record<string, string>[] = [
    { "for-whom": "my-child" },
    { "child-age": "age-7-12" },
    { topic: "child-mood" },
    { "own-words": "Poika ei ole nukkunut kunnolla kolmeen viikkoon. Mistä aloitetaan?" },
    { municipality: "905" },
    { "answer-language": "fi" },
    { way: "code" },
    { "move-to-health": "false" },
  ];
  for (const fields of answers) await visitor.submit(fields);
  const path = new URL(visitor.path, house.baseUrl).pathname;
  const csrf =
    /name="_csrf" value="([^"]+)"/.exec(visitor.html.slice(visitor.html.indexOf("<main")))?.[1] ?? "";
  const pattern = hashOf(visitor.cookie("pb_draft") ?? "");
  const [{ found } = { found: false }] = await house.db<{ found: boolean }[]>`
    select exists (select from draft where token_hash = ${pattern}) as found`;
  if (!found || !csrf)
    throw new Error(`the form was not filled in: it stands at ${path}, "${visitor.title}"`);
  const cookies = { pb_v: visitor.cookie("pb_v") ?? "" };
  return async (count) => {
    const tokens = Array.from({ length: count }, () => randomBytes(32).toString("base64url"));
    const rows = tokens.map((token) => ({
      id: randomUUID(),
      submission: randomUUID(),
      hash: hashOf(token).toString("hex"),
    }));
    await house.db`
      insert into draft (id, token_hash, form, form_version, submission, answers, checked, updated_at, expires_at)
      select g.id, decode(g.hash, 'hex'), d.form, d.form_version, g.submission, d.answers, d.checked, d.updated_at, d.expires_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as g(id uuid, submission uuid, hash text),
        draft d where d.token_hash = ${pattern}`;
    return tokens.map((token) =>
      request("POST", path, { cookies: { ...cookies, pb_draft: token }, fields: { _csrf: csrf } }),
    );
  };
}
