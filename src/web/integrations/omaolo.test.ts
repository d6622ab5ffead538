import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleMessage } from "#src/domains/omaolo/index.ts";
import { signatureOf, type WebhookKey } from "#src/platform/http/signed-webhook.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

const key = (id: string, fill: number): WebhookKey => ({ id, secret: new Uint8Array(32).fill(fill) });
const [OLD, NEW, STRANGER] = [key("a", 1), key("b", 2), key("c", 3)] as const;
const env = [OLD, NEW].map(({ id, secret }) => `${id}:${Buffer.from(secret).toString("base64")}`).join(",");

interface Attempt {
  readonly id?: string;
  readonly body?: unknown;
  readonly key?: WebhookKey;
  /** Seconds off the house's clock. */
  readonly off?: number;
  readonly headers?: Record<string, string>;
}

describe("Omaolo sends symptom assessments", () => {
  let house: TestHouse;
  let count = 0;
  beforeAll(async () => {
    house = await testHouse({ now: "2026-11-20T08:00:00Z", env: { OMAOLO_KEYS: env } });
  });
  afterAll(() => house.close());

  const message = (n: number, more: { kind?: string; people?: string[] } = {}) =>
    sampleMessage(house.county.omaolo, {
      seed: 7,
      n,
      authored: house.clock.now().subtract({ minutes: 2 }),
      ...more,
    });
  const response = (more: object = {}) => ({
    resourceType: "QuestionnaireResponse",
    questionnaire: "https://omaolo.example/Questionnaire/back-pain",
    status: "completed",
    authored: "2026-11-20T07:58:00Z",
    item: [],
    ...more,
  });
  const post = async ({ id, body, key: by = OLD, off = 0, headers = {} }: Attempt) => {
    count += 1;
    const name = id ?? `msg_test_${count}`;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const timestamp = String(Math.floor(house.clock.now().epochMilliseconds / 1000) + off);
    const answer = await fetch(`${house.baseUrl}/integrations/omaolo`, {
      method: "POST",
      headers: {
        "webhook-id": name,
        "webhook-timestamp": timestamp,
        "webhook-signature": signatureOf(by, name, timestamp, Buffer.from(text)),
        ...headers,
      },
      body: text,
    });
    return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
  };
  const contacts = async () =>
    (await house.database.owner<{ n: number }[]>`select count(*)::int as n from contact`)[0]?.n ?? 0;

  it("become contacts of the right line, with Omaolo's own urgency and the answers to read", async () => {
    const { id, body } = message(1, { kind: "skin" });
    expect(await post({ id, body })).toEqual({ status: 202, answer: { status: "accepted", id } });
    const [row] = await house.database.owner<Record<string, string>[]>`
      select c.id, c.line, c.team, c.channel, c.topic, c.way, a.urgency from contact c
      join symptom_assessment a on a.contact_id = c.id`;
    expect(row).toMatchObject({
      line: "health",
      channel: "omaolo",
      topic: "skin",
      way: "own-contact",
    });
    const nina = new HttpVisitor(house.baseUrl);
    await nina.signIn("staff", "nina", `/sv/staff/inbox/${row?.id}`);
    expect(nina.status).toBe(200);
    expect(nina.text).toContain("Omaolo har gett den, inte vi");
    expect(nina.text).toMatch(/Hur många dagar har symtomet pågått\?|Kuinka monta päivää oire on kestänyt\?/);
  });

  it("come once, however often they are sent, also all at the same moment", async () => {
    const { id, body } = message(2);
    const before = await contacts();
    const all = await Promise.all(Array.from({ length: 12 }, () => post({ id, body })));
    expect(all.map(({ status }) => status)).toEqual(Array(12).fill(202));
    expect(await contacts()).toBe(before + 1);
    // The same words of somebody else are another need: nobody is lost.
    expect((await post({ body })).status).toBe(202);
    expect(await contacts()).toBe(before + 2);
    const again = await post({ id, body: message(3).body });
    expect(again).toEqual({ status: 409, answer: { error: "id-used-before" } });
  });

  it("are linked to the person whose code they carry, and kept unidentified when nobody has it", async () => {
    const aino = house.personas.residents.find(({ key: name }) => name === "aino");
    const of = (value: string) =>
      response({ id: value, subject: { identifier: { system: "urn:oid:1.2.246.21", value } } });
    await post({ body: of(aino?.identityCode ?? "") });
    await post({ body: of("010190-9991") });
    const people = await house.database.owner<{ person: string | null }[]>`
      select c.person_id as person from contact c where c.topic = 'back' order by c.person_id nulls last`;
    expect(people.map(({ person }) => person)).toContain(aino?.id);
    expect(people.at(-1)?.person).toBeNull();
    const resident = new HttpVisitor(house.baseUrl);
    await resident.signIn("resident", "aino", "/fi/omat-asiat");
    expect(resident.text).toContain("Selkä- tai nivelkipu");
  });

  it("without consent are counted, and nothing tells whose they were", async () => {
    const before = await contacts();
    const extension = [{ url: "https://x.example/consent-to-contact", valueBoolean: false }];
    expect((await post({ body: response({ id: "no-consent", extension }) })).status).toBe(202);
    expect(await contacts()).toBe(before);
  });

  it("with the most urgent result reach the people on call", async () => {
    const extension = [{ url: "https://x.example/urgency", valueCoding: { code: "emergency" } }];
    await post({ body: response({ id: "emergency", extension }) });
    const [row] = await house.database.owner<{ danger: string[] }[]>`
      select c.danger from contact c join symptom_assessment a on a.contact_id = c.id where a.urgency = 'emergency'
      order by c.received_at desc limit 1`;
    expect(row?.danger).toContain("acute-illness");
  });

  const attacks: [string, Attempt, number, string][] = [
    ["a key of nobody", { key: STRANGER }, 401, "unauthorized"],
    ["a signature of another message", { headers: { "webhook-id": "msg_other_one" } }, 401, "unauthorized"],
    ["a signature that is none", { headers: { "webhook-signature": "v1,AAAA" } }, 401, "unauthorized"],
    ["no signature", { headers: { "webhook-signature": "" } }, 401, "unauthorized"],
    ["a time that is no number", { headers: { "webhook-timestamp": "now" } }, 401, "unauthorized"],
    ["an id with a line in it", { headers: { "webhook-id": "a b" } }, 401, "unauthorized"],
    ["a year-old attempt, rightly signed", { off: -365 * 86_400 }, 401, "too-old"],
    ["a clock ten minutes ahead", { off: 600 }, 401, "too-new"],
    [
      "an assessment a year old",
      { body: { ...response(), authored: "2025-11-20T08:00:00Z" } },
      409,
      "assessment-too-old",
    ],
  ];
  it.each(attacks)("refuses %s, and keeps nothing of it", async (_, attempt, status, error) => {
    const before = await contacts();
    const answer = await post({ body: response({ id: "attack" }), ...attempt });
    expect(answer).toEqual({ status, answer: { error } });
    expect(await contacts()).toBe(before);
  });

  const bad: [string, unknown, number][] = [
    ["no JSON", "{", 422],
    ["another kind of text", "ä".repeat(10), 422],
    ["a list", [], 422],
    ["another resource", { resourceType: "Observation" }, 422],
    ["a Bundle without answers", { resourceType: "Bundle", entry: [null, {}, { resource: 7 }] }, 422],
    ["an unfinished one", response({ status: "in-progress" }), 422],
    ["no moment", response({ authored: "yesterday" }), 422],
    ["a day without a time of day", response({ id: "day", authored: "2026-11-20" }), 202],
    ["items that are none", response({ item: [1, { text: "x" }, { linkId: "a", answer: 3 }] }), 422],
    ["nested without end", `${"[".repeat(50_000)}${"]".repeat(50_000)}`, 422],
    ["more items than anybody answers", response({ item: Array(3_000).fill({ linkId: "x" }) }), 422],
    ["larger than is read", response({ item: [{ linkId: "x", text: "y".repeat(300_000) }] }), 413],
    [
      "half characters and the empty one, let be",
      response({ id: "nul", item: [{ linkId: "x", text: "a\0\ud800" }] }),
      202,
    ],
    [
      "unknown fields and kinds, let be",
      response({ id: "odd", questionnaire: "x/odd", new: { field: [] } }),
      202,
    ],
    [
      "wrong types in extensions, let be",
      response({ id: "ext", extension: [{ url: 4 }, 5, { url: "x/age", valueInteger: "a" }] }),
      202,
    ],
    [
      "SQL and markup in every text, let be",
      response({
        id: "sql",
        item: [{ linkId: "'; drop table contact;--", text: "<script>", answer: [{ valueString: "{kind}" }] }],
      }),
      202,
    ],
  ];
  it.each(bad)("of bad input: %s", async (_, body, status) => {
    const answer = await post({ body });
    expect(answer.status).toBe(status);
    if (status === 422) expect(answer.answer.resourceType).toBe("OperationOutcome");
  });

  it("may be signed by the next key while both are valid, and by several at once", async () => {
    expect((await post({ body: response({ id: "rotated" }), key: NEW })).status).toBe(202);
    const text = JSON.stringify(response({ id: "both" }));
    const timestamp = String(Math.floor(house.clock.now().epochMilliseconds / 1000));
    const sign = (by: WebhookKey) => signatureOf(by, "msg_both_keys", timestamp, Buffer.from(text));
    const headers = { "webhook-id": "msg_both_keys", "webhook-signature": `${sign(STRANGER)} ${sign(NEW)}` };
    expect((await post({ body: text, headers })).status).toBe(202);
  });
});
