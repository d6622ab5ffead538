import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../../test/app.ts";
import { HttpVisitor } from "../../../../test/http-visitor.ts";
import { Professional } from "../testing/professional.ts";

/** Friday, 9 in the morning in Helsinki: the lines are open. */
const FRIDAY = "2026-11-20T07:00:00Z";

let house: TestHouse;
let nina: Professional;
let tuula: Professional;

beforeAll(async () => {
  house = await testHouse({ now: FRIDAY });
  nina = await Professional.at(house, "nina");
  tuula = await Professional.at(house, "tuula");
});
afterAll(() => house.close());

const person = (key: string) => {
  const found = house.personas.residents.find((one) => one.key === key);
  if (!found) throw new Error(`no persona ${key}`);
  return found;
};
const call = async (who: Professional, fields: Record<string, string>) => {
  await who.get("/fi/staff/calls");
  const submission = /name="submission" value="([^"]+)"/.exec(who.html)?.[1] ?? "";
  return who.post("/fi/staff/calls", {
    _csrf: await who.token(),
    submission,
    channel: "phone",
    whom: "self",
    topic: "fever",
    words: "Kuume jatkuu kolmatta päivää.",
    do: "save",
    ...fields,
  });
};
const latest = async () => {
  const [row] = await house.database.owner`
    select c.*, i.whom, i.bond, i.caller_id, i.interpreter, i.referrer, b.due_at as call_due, b.attempts
    from contact c join contact_intake i on i.contact_id = c.id left join call_back b on b.contact_id = c.id
    order by c.received_at desc, c.id desc, c.reference desc limit 1`;
  return row ?? {};
};
const byWords = async (words: string) => {
  const [row] = await house.database.owner`
    select c.*, i.whom, i.bond, i.caller_id, i.interpreter, i.referrer, b.due_at as call_due, b.attempts
    from contact c join message m on m.contact_id = c.id and m.body = ${words}
      join contact_intake i on i.contact_id = c.id left join call_back b on b.contact_id = c.id`;
  return row ?? {};
};
const idOf = async (words: string) => String((await byWords(words)).id);

describe("a call while it rings", () => {
  it("is recorded by identity code without a search, and stands in the team's queue", async () => {
    const words = "Soittaja kertoo kuumeesta.";
    await call(nina, { caller: person("aino").identityCode.toLowerCase(), words });
    expect(nina.status).toBe(200);
    expect(nina.text).toContain("Yhteydenotto on kirjattu.");
    expect(nina.text).toContain("Aino Maria Korpela");
    expect(await byWords(words)).toMatchObject({
      channel: "phone",
      team: "health-line",
      person_id: person("aino").id,
      sender_id: null,
      way: "identified",
      status: "queued",
      whom: "self",
      bond: "self",
      caller_id: person("aino").id,
    });
    const [log] = await house.database.owner`
      select actor_kind, ground from access_log where action = 'contact.record' and person_id = ${person("aino").id}`;
    expect(log).toEqual({ actor_kind: "staff", ground: "queue-duty" });
  });

  it("finds by a misspelled name with the year, shows little, and is picked", async () => {
    const words = "Elin soittaa lääkkeestä.";
    const offered = { language: "fi", "language-shown": "fi" };
    await call(nina, { ...offered, caller: "nygord elni 1993", do: "find-caller", words });
    expect(nina.status).toBe(200);
    expect(nina.text).toContain("Elin Kristina Nygård, 1993, Närpiö");
    expect(nina.html).not.toContain(person("elin").identityCode);
    expect(nina.html).toContain(words);
    const picked = {
      caller: "nygord elni 1993",
      "caller-shown": "nygord elni 1993",
      "caller-id": person("elin").id,
    };
    // The page offered Finnish before it knew who calls; only what the nurse chooses outweighs the person's own language.
    await call(nina, { ...offered, ...picked, words });
    expect(nina.status).toBe(200);
    expect(await byWords(words)).toMatchObject({ person_id: person("elin").id, language: "sv" });
    const chosen = "Elin vill ha svar på finska.";
    await call(nina, { language: "fi", "language-shown": "sv", ...picked, words: chosen });
    expect(await byWords(chosen)).toMatchObject({ language: "fi" });
  });

  it("does not count a pick whose search was typed over", async () => {
    await call(nina, { caller: "korpela", "caller-shown": "nygård", "caller-id": person("elin").id });
    expect(nina.status).toBe(422);
    expect(nina.text).toContain("Valitse kertoja haun tuloksista");
  });

  it("hides where a person under non-disclosure is", async () => {
    await call(nina, { caller: "laura", do: "find-caller" });
    expect(nina.text).toMatch(/Laura .*, \d{4}, ei näytetä/);
    const laura = nina.html.split("<label>").find((part) => part.includes(person("laura").id)) ?? "";
    expect(laura).not.toContain("Maalahti");
  });

  it("is recorded of nobody known", async () => {
    const words = "Soittaja ei kerro nimeään.";
    await call(nina, { words, municipality: "905" });
    expect(await byWords(words)).toMatchObject({
      person_id: null,
      way: "anonymous",
      municipality: "905",
      bond: "none",
    });
  });

  it("is one contact when it is sent twice", async () => {
    const words = "Kahdesti painettu.";
    const fields = { words, submission: crypto.randomUUID() };
    await call(nina, fields);
    await call(nina, fields);
    expect(nina.status).toBe(200);
    const rows = await house.database.owner`select 1 from message where body = ${words}`;
    expect(rows).toHaveLength(1);
  });

  it("is answered at once: taken, answered, and told in the history", async () => {
    const words = "Kysyy, voiko särkylääkkeen ottaa.";
    await call(nina, { caller: person("matti").identityCode, words, do: "answer", answer: "Voi ottaa." });
    expect(nina.text).toContain("Nina");
    const row = await byWords(words);
    expect(row).toMatchObject({ status: "answered", due_at: null });
    const facts = await house.database
      .owner`select type from journal where contact_id = ${row.id} order by seq`;
    expect(facts.map(({ type }) => type)).toEqual(["received", "taken", "answered"]);
    const matti = new HttpVisitor(house.baseUrl);
    await matti.signIn("resident", "matti", `/fi/omat-asiat/${row.id}`);
    expect(matti.text).toContain("Voi ottaa.");
    expect(matti.text).toContain("Kirjasimme asiasi: Nina");
  });

  it.each([
    ["words", { words: "" }, "Kirjoita, mitä kertoja sanoi"],
    ["a topic of another line", { topic: "toothache" }, "Valitse, mistä on kyse"],
    ["the answer", { do: "answer" }, "Kirjoita vastaus, jonka annoit"],
    ["the referrer", { channel: "referral" }, "Kirjoita, kuka lähetti"],
    [
      "a time that is none",
      { phone: "040 000 0000", time: "25.99", day: "2026-11-20" },
      "Kirjoita kellonaika",
    ],
    ["a time past", { phone: "040 000 0000", time: "8", day: "2026-11-20" }, "Aika on jo mennyt"],
    [
      "a time when nobody is there",
      { phone: "040 000 0000", time: "20.00", day: "2026-11-20" },
      "Silloin linja ei ole auki",
    ],
    ["a number to call", { time: "14", day: "2026-11-20" }, "Kirjoita numero, johon lupaat soittaa"],
  ])("keeps what was typed when there is something wrong: %s", async (_, fields, error) => {
    await call(nina, { interpreter: "darin kielelle", ...(fields as Record<string, string>) });
    expect(nina.status).toBe(422);
    expect(nina.text).toContain(error);
    expect(nina.html).toContain("darin kielelle");
  });
});

describe("for whom", () => {
  it("a guardian's children are offered; the contact is the child's, both logs tell it", async () => {
    const words = "Onnin yskä.";
    const sanna = person("sanna").identityCode;
    await call(nina, { caller: sanna, whom: "child", do: "find-caller", words });
    expect(nina.text).toContain("Onni");
    await call(nina, { caller: sanna, whom: "child", "about-id": person("onni").id, words });
    expect(await byWords(words)).toMatchObject({
      person_id: person("onni").id,
      caller_id: person("sanna").id,
      bond: "guardian",
      whom: "child",
    });
    expect(nina.text).toContain("(huoltaja)");
    const logs = await house.database.owner`
      select distinct person_id from access_log where action = 'contact.record'
        and contact_id = ${await idOf(words)}`;
    expect(logs).toHaveLength(2);
  });

  it("a spouse without a mandate: what is possible is said, the right stays none", async () => {
    const words = "Soittaa puolisonsa puolesta.";
    const fields = {
      caller: person("daniel").identityCode,
      whom: "other",
      about: person("elin").identityCode,
      words,
    };
    await call(nina, { ...fields, do: "find-about" });
    expect(nina.text).toContain("Kertoja ei saa toimia henkilön puolesta.");
    await call(nina, fields);
    expect(await byWords(words)).toMatchObject({ person_id: person("elin").id, bond: "none", whom: "other" });
    const daniel = new HttpVisitor(house.baseUrl);
    await daniel.signIn("resident", "daniel", `/fi/omat-asiat/${await idOf(words)}`);
    expect(daniel.status).toBe(404);
  });
});

describe("whom a search showed", () => {
  it("is logged once a session, and the person's own log tells it", async () => {
    await call(nina, { caller: "emil", do: "find-caller" });
    await call(nina, { caller: "emil", do: "find-caller" });
    const rows = await house.database.owner`
      select a.ground from access_log_found f join access_log a on a.id = f.log_id where f.person_id = ${person("emil").id}`;
    expect(rows).toEqual([{ ground: "queue-duty" }]);
    const emil = new HttpVisitor(house.baseUrl);
    await emil.signIn("resident", "emil", "/fi/omat-asiat/lukuloki");
    expect(emil.text).toContain("näki nimesi ja syntymävuotesi");
  });
});

describe("calls promised", () => {
  it("stand by time on the list, are tried, counted, and reached", async () => {
    const words = "Lupasin soittaa iltapäivällä.";
    await call(nina, {
      caller: person("aino").identityCode,
      words,
      phone: "050 000 0101",
      day: "2026-11-20",
      time: "1430",
    });
    const row = await byWords(words);
    expect(String(row.call_due)).toBe("2026-11-20T12:30:00Z");
    await nina.get("/fi/staff/call-backs");
    expect(nina.text).toContain("050 000 0101");
    const press = async (fields: Record<string, string>) =>
      nina.post(`/fi/staff/call-backs/${row.id}`, { _csrf: await nina.token(), ...fields });
    await press({ attempts: "0", do: "missed", next: "2026-11-23T07:00:00Z" });
    expect(nina.text).toContain("Yritys on laskettu.");
    await press({ attempts: "0", do: "missed" });
    expect(nina.text).toContain("Tämä yritys oli jo kirjattu.");
    expect(await byWords(words)).toMatchObject({ attempts: 1 });
    await press({ attempts: "1", do: "reached" });
    expect(nina.text).toContain("Soitto on tehty.");
    const facts = await house.database.owner`
      select type, data->'inTime' as kept from journal where contact_id = ${row.id} and type like 'call%' order by seq`;
    expect(facts).toEqual([
      { type: "call-back-promised", kept: null },
      { type: "call-back-missed", kept: true },
      { type: "call-back-reached", kept: false },
    ]);
    await house.counted();
  });

  it("of another team are not there, nor can they be pressed", async () => {
    const { id } = await latest();
    await tuula.post(`/fi/staff/call-backs/${id}`, {
      _csrf: await tuula.token(),
      attempts: "1",
      do: "reached",
    });
    expect(tuula.status).toBe(404);
  });
});

describe("a wrong person picked", () => {
  it("is corrected with a reason: the relationship moves, both logs tell it, the wrong person sees it no more", async () => {
    const words = "Väärälle kirjattu.";
    await call(nina, { caller: person("aino").identityCode, words });
    const { id } = await byWords(words);
    await nina.does(String(id), "note", { body: "Muistiinpano", seen: nina.seen });
    await nina.get(`/fi/staff/inbox/${id}/person`);
    const fields = { seen: nina.seen, person: person("daniel").identityCode, do: "save" };
    await nina.post(`/fi/staff/inbox/${id}/person`, { _csrf: await nina.token(), ...fields });
    expect(nina.status).toBe(422);
    expect(nina.text).toContain("Valitse, miksi henkilö korjataan");
    await nina.post(`/fi/staff/inbox/${id}/person`, {
      _csrf: await nina.token(),
      ...fields,
      reason: "wrong-pick",
    });
    expect(nina.text).toContain("Henkilö on korjattu.");
    const relations = await house.database.owner`
      select person_id, ends_at is null as open from care_relationship where contact_id = ${String(id)} order by open`;
    expect(relations).toEqual([
      { person_id: person("aino").id, open: false },
      { person_id: person("daniel").id, open: true },
    ]);
    const logs = await house.database.owner`
      select person_id from access_log where action = 'contact.correct' and contact_id = ${String(id)}`;
    expect(new Set(logs.map((one) => one.person_id))).toEqual(
      new Set([person("aino").id, person("daniel").id]),
    );
    const aino = new HttpVisitor(house.baseUrl);
    await aino.signIn("resident", "aino", `/fi/omat-asiat/${id}`);
    expect(aino.status).toBe(404);
    await house.counted();
    const below = await house.database.owner`select 1 from measure_cell where n < 0`;
    expect(below).toEqual([]);
  });
});

describe("somebody who has died", () => {
  it("opens no new matter, but a relative may tell of theirs with a tick", async () => {
    const [dead, relative] = [person("matti"), person("aino")];
    const words = "Tytär kysyy isän viimeisestä laskusta.";
    await house.database.owner`update person set died_on = '2026-11-01' where id = ${dead.id}`;
    await call(nina, { caller: dead.identityCode, words });
    expect(nina.status).toBe(422);
    expect(nina.text).toContain("Henkilön kuolema on kirjattu.");
    expect(nina.text).toContain(words);
    const told = { caller: relative.identityCode, whom: "other", about: dead.identityCode, words };
    await call(nina, told);
    expect(nina.status).toBe(422);
    expect(nina.text).toContain("Henkilö on kuollut. Merkitse, jos joku muu kertoo hänen asiastaan");
    expect(await byWords(words)).toEqual({});
    await call(nina, { ...told, "after-death": "yes" });
    expect(nina.status).toBe(200);
    expect(await byWords(words)).toMatchObject({ person_id: dead.id, caller_id: relative.id });
    await house.database.owner`update person set died_on = null where id = ${dead.id}`;
  });
});

describe("a session that ends in the middle of a call", () => {
  it("keeps what was typed until the same professional is back", async () => {
    const words = "Istunto päättyi kesken puhelun, mutta tämä on tallella.";
    const hurried = await Professional.at(house, "nina");
    await hurried.get("/fi/staff/calls");
    const token = await hurried.token();
    await house.database
      .owner`update session set ended_at = last_seen_at, end_reason = 'signed-out' where kind = 'staff'`;
    await hurried.post("/fi/staff/calls", { _csrf: token, topic: "fever", words, do: "save" });
    expect(hurried.status).toBe(401);
    await hurried.signIn("staff", "nina", "/fi/jatka?as=staff");
    expect(hurried.text).toContain(words);
  });
});
