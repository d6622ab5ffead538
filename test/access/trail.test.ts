import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as contacts from "#src/domains/contacts/index.ts";
import { putProfessionals } from "#src/domains/people/index.ts";
import { stateReason } from "#src/platform/audit/special-reasons.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { asStaff, given, residentOf, scopeOf, staffOf } from "./given.ts";

const MORNING = "2026-11-20T07:00:00Z";

describe("non-disclosure", () => {
  it("given after the contact was sent hides where the person is in that contact and in the queue", async () => {
    const house = await testHouse({ now: MORNING });
    const { id, address, municipality } = residentOf(house, "sanna");
    const contact = await given(house, { by: "sanna", words: "Uni ei tule.", phone: "050 000 0111" });
    const worker = new HttpVisitor(house.baseUrl);
    await worker.signIn("staff", "riikka", `/fi/staff/inbox/${contact.id}`);
    const tells = () => [address.street, "050 000 0111"].map((told) => worker.html.includes(told));
    expect(tells()).toEqual([true, true]);
    await house.database.owner`update person set non_disclosure = true where id = ${id}`;
    await worker.get(`/fi/staff/inbox/${contact.id}`);
    expect(worker.status).toBe(200);
    expect(tells()).toEqual([false, false]);
    await worker.get("/fi/staff/inbox");
    expect(worker.html).toContain(contact.reference);
    expect(worker.html).not.toContain(`>${house.county.content.findMunicipality(municipality)?.names.fi}<`);
    await house.close();
  });
});

describe("what a clever client cannot do", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: MORNING });
  });
  afterAll(() => house.close());

  const entries = async (action: string, personId: string) => {
    const [row] = await house.database.db<{ n: number }[]>`
      select count(*)::int as n from access_log where action = ${action} and person_id = ${personId}`;
    return row?.n ?? 0;
  };
  const state = (key: string, about: string) =>
    stateReason(house.database.db, {
      id: crypto.randomUUID(),
      professionalId: staffOf(house, key).id,
      personId: residentOf(house, about).id,
      code: "supervision",
      words: "Tarkistan asian esihenkilönä.",
      registers: ["social"],
      at: house.clock.now(),
    });

  it("mark a reason as reviewed without a line in the log, by calling it a refresh", async () => {
    await state("nina", "matti");
    const { id } = residentOf(house, "matti");
    const officer = await asStaff(house, "paivi", "/fi/staff/special-reasons");
    const before = await entries("access-log.review", id);
    await officer.post(
      "/fi/staff/special-reasons",
      { _csrf: officer.hidden("_csrf"), id: officer.hidden("id") },
      { "X-Refresh": "1" },
    );
    expect(await entries("access-log.review", id)).toBeGreaterThan(before);
  });

  it("learn whether the county knows an identity code without a line in that person's log", async () => {
    const { id, identityCode } = residentOf(house, "emil");
    const nurse = await asStaff(house, "nina", "/fi/staff/people");
    const token = nurse.hidden("_csrf");
    const answer = await fetch(`${house.baseUrl}/fi/staff/people`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: `pb_staff=${nurse.cookie("pb_staff")}` },
      body: new URLSearchParams({ _csrf: token, code: identityCode }),
    });
    expect(answer.status).toBe(303);
    expect(await entries("person.find", id)).toBe(1);
  });

  it("take another team's contact by a special reason: it opens to be read and noted, no more", async () => {
    const contact = await given(house, {
      by: "daniel",
      line: "social",
      team: "social-line",
      words: "Vuokra on maksamatta.",
      danger: ["violence"],
    });
    await state("nina", "daniel");
    const scope = scopeOf(house, "nina");
    await contacts.note(scope, contact.id, "Soitin hänelle.");
    for (const step of [
      () => contacts.take(scope, contact.id),
      () => contacts.seeAlarm(scope, contact.id),
      () => contacts.handOut(scope, contact.id, staffOf(house, "nina").id),
    ]) {
      await expect(step()).rejects.toMatchObject({ code: "denied", reason: "only-to-read" });
    }
    const nurse = await asStaff(house, "nina", `/fi/staff/inbox/${contact.id}`);
    expect(nurse.status).toBe(200);
    expect(nurse.offers("/note")).toBe(true);
    for (const step of ["/take", "/alarm", "/hand-out"]) expect(nurse.offers(step)).toBe(false);
    await contacts.take(scopeOf(house, "jukka"), contact.id);
  });

  it("see by a relationship in one register what stands in the other, having both lines", async () => {
    const both = staffOf(house, "jukka");
    const name = `${both.givenNames} ${both.familyName}`;
    await putProfessionals(house.database.db, [
      { ...both, name, teams: ["social-line"], lines: ["social", "health"] },
    ]);
    const health = await given(house, {
      by: "laura",
      line: "health",
      team: "health-line",
      words: "Kuume ei laske.",
    });
    const social = await given(house, {
      by: "laura",
      line: "social",
      team: "social-line",
      words: "Vuokra on maksamatta.",
    });
    const person = await asStaff(house, "jukka", `/fi/staff/people/${residentOf(house, "laura").id}`);
    expect(person.status).toBe(200);
    expect(person.html).toContain(social.reference);
    expect(person.html).not.toContain(health.reference);
    expect((await person.get(`/fi/staff/inbox/${health.id}`)).status).toBe(404);
  });
});
