import { createHash, randomBytes } from "node:crypto";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Fields } from "./fields.ts";

/** How long what somebody typed waits for them to sign in again, in minutes. */
export const STASH_MINUTES = 60;

/** So many of one person wait at most: the oldest goes first. */
const MOST_WAITING = 5;

/** What was posted without a session: kept for the one whose session had ended, for nobody else. */
export interface Stash {
  readonly path: string;
  readonly fields: Fields;
}

const hashOf = (token: string) => createHash("sha256").update(`stash:${token}`).digest();

/** Keeps what was posted for its writer; returns the token for their browser. */
export async function keepStash(
  tx: WriteTx,
  subjectId: string,
  stash: Stash,
  now: Temporal.Instant,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const fields = JSON.stringify([...stash.fields].filter(([name]) => name !== "_csrf"));
  await tx`
    with older as (
      select token_hash from stash where subject_id = ${subjectId} order by expires_at desc offset ${MOST_WAITING - 1}
    ), gone as (
      delete from stash where token_hash in (select token_hash from older)
    )
    insert into stash (token_hash, subject_id, path, fields, expires_at)
    values (${hashOf(token)}, ${subjectId}, ${stash.path}, ${fields}::text::jsonb, ${now.add({ minutes: STASH_MINUTES })})`;
  return token;
}

/** What the browser's token stands for, when it is the same person who has signed in. */
export async function findStash(
  tx: ReadTx,
  token: string,
  subjectId: string,
  now: Temporal.Instant,
): Promise<Stash | undefined> {
  const [row] = await tx<{ path: string; fields: [string, string[]][] }[]>`
    select path, fields from stash
    where token_hash = ${hashOf(token)} and subject_id = ${subjectId} and expires_at > ${now}`;
  return row && { path: row.path, fields: new Map(row.fields) };
}

export async function sweepStash(tx: WriteTx, now: Temporal.Instant): Promise<number> {
  return (await tx`delete from stash where expires_at <= ${now}`).count;
}
