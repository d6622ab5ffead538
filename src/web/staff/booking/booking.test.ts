import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clocksOf } from "#src/domains/contacts/index.ts";
import {
  addRequest,
  addResources,
  addRules,
  PLAIN_RULE,
  releaseHolds,
} from "#src/domains/scheduling/index.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import { given, residentOf, scopeOf, staffOf } from "#test/access/given.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { Professional } from "../testing/professional.ts";

/** A Friday morning at nine in Helsinki. */
const MORNING = "2026-11-20T07:00:00Z";

describe("the professional's side of booked times", () => {
  let house: TestHouse;
  let nina: Professional;
  const own = randomUUID() as ResourceId;
  const colleague = randomUUID() as ResourceId;

  beforeAll(async () => {
    house = await testHouse({ now: MORNING });
    const { db } = house.database;
    const of = staffOf(house, "nina");
    const about = {
      kind: "professional" as const,
      unit: of.unit,
      profession: "nurse",
      skills: [],
      languages: ["fi", "sv"],
    };
    await addResources(db, [
      { ...about, id: own, professionalId: of.id, name: "Nina Sandberg" },
      { ...about, id: colleague, professionalId: null, name: "Kaisa Koivu" },
    ]);
    const rule = (resourceId: ResourceId, from: number, to: number) => ({
      ...PLAIN_RULE,
      id: randomUUID(),
      resourceId,
      weekdays: 0b0011111,
      from,
      to,
      validFrom: Temporal.PlainDate.from("2026-01-01"),
      unit: of.unit,
      forms: ["in-person", "phone"] as const,
      types: ["nurse"],
    });
    // The colleague works only until ten: later times have nobody else.
    await addRules(db, [rule(own, 480, 720), rule(colleague, 480, 600)]);
    nina = await Professional.at(house, "nina");
  });
  afterAll(() => house.close());

  const offers = () =>
    [...nina.html.matchAll(/name="choice" value="([^"]+)"/g)].map(([, value]) => value as string);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(nina.html)?.[1] ?? "";
  const asked = async (key: string) => {
    const contact = await given(house, {
      by: key,
      line: "health",
      team: "health-line",
      words: "Polvi on kipeä.",
    });
    const { db } = house.database;
    const id = randomUUID();
    await addRequest(db, {
      id,
      contactId: contact.id,
      personId: contact.personId,
      register: "health",
      line: "health",
      team: "health-line",
      type: "nurse",
      minutes: 30,
      form: "in-person",
      profession: null,
      languages: ["fi"],
      interpreter: null,
      places: [],
      urgency: "later",
      rule: null,
      dueAt: Temporal.Instant.from("2026-12-01T10:00:00Z"),
      chooser: "nurse",
      state: "asked",
      askedAt: house.clock.now(),
      askedBy: staffOf(house, "nina").id,
      endedAt: null,
    });
    return { contact, id };
  };
  /** Books the nth offered time for a new request of somebody; the appointment's id. */
  const booked = async (key: string, nth = 0, from = "") => {
    const { contact, id } = await asked(key);
    await nina.get(`/fi/staff/book?request=${id}${from && `&from=${from}`}`);
    const choice = offers()[nth];
    expect(choice, nina.text.slice(0, 300)).toBeDefined();
    const post = { _csrf: await nina.token(), request: id, submission: randomUUID(), choice: choice ?? "" };
    await nina.post("/fi/staff/book", post);
    const appointment = /staff\/appointments\/([0-9a-f-]{36})/.exec(nina.html)?.[1] as AppointmentId;
    return { contact, request: id, appointment, post };
  };
  const step = async (id: string, fields: Record<string, string>) =>
    nina.post(`/fi/staff/appointments/${id}`, { _csrf: await nina.token(), ...fields });
  const status = async (id: string) =>
    (await house.database.db<{ status: string }[]>`select status from appointment where id = ${id}`)[0]
      ?.status;

  it("books in three clicks from a time asked for; pressed twice it is one", async () => {
    const { contact, id } = await asked("aino");
    await nina.get("/fi/staff/time-requests");
    expect(nina.html).toContain(`/fi/staff/book?request=${id}`);
    await nina.get(`/fi/staff/book?request=${id}`);
    expect(offers().length).toBeGreaterThan(3);
    const post = {
      _csrf: await nina.token(),
      request: id,
      submission: hidden("submission"),
      choice: offers()[0] ?? "",
    };
    await nina.post("/fi/staff/book", post);
    expect(nina.text).toContain("Aika on varattu.");
    await nina.post("/fi/staff/book", post);
    const { db } = house.database;
    const [made] = await db`select count(*)::int as n from appointment where contact_id = ${contact.id}`;
    expect(made?.n).toBe(1);
    const [request] = await db`select state from booking_request where id = ${id}`;
    expect(request?.state).toBe("booked");
    await nina.contact(contact.id);
    expect(nina.status).toBe(200);
    await nina.get("/fi/staff/calendar/unit");
    expect(nina.text).toContain("Korpela");
    const [row] = await db`
      select count(*)::int as n from access_log where action = 'appointment.list' and person_id = ${contact.personId}`;
    expect(row?.n).toBe(1);
  });

  it("makes the visit with its codes, and the care that was given stops the clock", async () => {
    const { contact, appointment } = await booked("elin");
    const { db } = house.database;
    // The need was assessed: three months for a first visit, by content/deadlines.yaml.
    await db`insert into journal (at, type, contact_id, actor_kind, data)
      values (${house.clock.now()}, 'assessed', ${contact.id}, 'staff', '{"rule": "PHC_CARE_3M_23PLUS"}')`;
    await step(appointment, { step: "arrived" });
    expect(await status(appointment)).toBe("arrived");
    await step(appointment, { step: "done", mode: "", service: "", nature: "", first: "yes" });
    expect([nina.status, nina.text]).toEqual([422, expect.stringContaining("Valitse luonne.")]);
    const said = {
      step: "done",
      mode: "visit",
      service: "sick-care",
      nature: "SH",
      icpc: "a03",
      first: "no",
    };
    await step(appointment, said);
    expect(nina.text).toContain("Käynti on kirjattu.");
    const [visit] = await db`select mode, service, nature, reason, first_visit, contact_id from visit`;
    expect(visit).toEqual({
      mode: "visit",
      service: "sick-care",
      nature: "SH",
      reason: "A03",
      first_visit: false,
      contact_id: contact.id,
    });
    const facts = await db`select type from journal where contact_id = ${contact.id} and type = 'care-given'`;
    expect(facts).toHaveLength(1);
    const clocks = (await clocksOf(db, [contact.id])).get(contact.id) ?? [];
    expect(clocks.filter(({ rule }) => rule === "PHC_CARE_3M_23PLUS").map(({ state }) => state)).toEqual([
      "kept",
    ]);
    // A second pressing of the same form changes nothing.
    await step(appointment, said);
    expect((await db`select id from visit`).length).toBe(1);
  });

  it("marks nobody absent before their time, and opens nothing to another line", async () => {
    const { appointment } = await booked("sanna");
    await step(appointment, { step: "no-show" });
    expect([nina.status, await status(appointment)]).toEqual([409, "booked"]);
    const riikka = await Professional.at(house, "riikka");
    await riikka.get(`/fi/staff/appointments/${appointment}`);
    expect(riikka.status).toBe(404);
    await step(appointment, { step: "cancelled", reason: "" });
    expect(nina.status).toBe(422);
    await step(appointment, { step: "cancelled", reason: "own-wish" });
    expect(await status(appointment)).toBe("cancelled");
  });

  it("moves all of a day to a colleague who is free then, and says for whom nobody was", async () => {
    // Tuesday: two early times, which the colleague can take, and one late, which nobody can.
    const early = await booked("emil", 0, "24.11.2026");
    const { id } = await asked("matti");
    await nina.get(`/fi/staff/book?request=${id}&from=24.11.2026`);
    const late = offers().find((choice) => Number(choice.split(" ")[0]) >= minutesAt("2026-11-24T08:00:00Z"));
    await nina.post("/fi/staff/book", {
      _csrf: await nina.token(),
      request: id,
      from: "24.11.2026",
      submission: randomUUID(),
      choice: late ?? "",
    });
    const lateId = /staff\/appointments\/([0-9a-f-]{36})/.exec(nina.html)?.[1] ?? "";
    const { db } = house.database;
    const [with_] =
      await db`select resource_id as id from occupancy where appointment_id = ${early.appointment}`;
    const away = with_?.id as ResourceId;
    await nina.get("/fi/staff/calendar/away?day=2026-11-24");
    const form = { _csrf: await nina.token(), id: hidden("id"), "away-day": "24.11.2026", reason: "illness" };
    await nina.post("/fi/staff/calendar/away", { ...form, who: away, from: "8", to: "7", move: "yes" });
    expect([nina.status, nina.text]).toEqual([422, expect.stringContaining("Loppuajan pitää olla")]);
    // Whoever has the late time is nina; both are away from their calendars in turn.
    await nina.post("/fi/staff/calendar/away", { ...form, who: own, from: "8.00", to: "16.00", move: "yes" });
    expect(nina.text).toContain("Vaatii vielä työtä: 1");
    expect(nina.text).toContain("Matti");
    expect(await status(lateId)).toBe("booked");
    const taken = await db`
      select a.id from occupancy o join appointment a on a.id = o.appointment_id
      where o.resource_id = ${own} and lower(o.during) between '2026-11-24T00:00:00Z' and '2026-11-24T07:59:00Z'`;
    expect(taken).toEqual([]);
  });

  it("offers a freed time in the order of limits, then to the next when it is declined, and ends the wish when taken", async () => {
    const { db } = house.database;
    const { appointment } = await booked("laura", 0, "26.11.2026");
    // Laura is under non-disclosure: her number is for whoever is to call her.
    const [with_] = await db<{ id: string }[]>`
      update appointment set form = 'phone' where id = ${appointment}
      returning (select o.resource_id from occupancy o where o.appointment_id = appointment.id limit 1) as id`;
    await nina.get(`/fi/staff/appointments/${appointment}`);
    expect(nina.text.includes(residentOf(house, "laura").phone ?? "no number")).toBe(with_?.id === own);
    await db`update resource set professional_id = null where id = ${own}`;
    await nina.get(`/fi/staff/appointments/${appointment}`);
    expect(nina.text).not.toContain(residentOf(house, "laura").phone);
    await db`update resource set professional_id = ${staffOf(house, "nina").id} where id = ${own}`;
    await db`update appointment set form = 'in-person' where id = ${appointment}`;
    const aino = new HttpVisitor(house.baseUrl);
    await aino.signIn("resident", "aino", "/fi/omat-asiat/jonotuslista");
    const csrf = (who: HttpVisitor) => /name="_csrf" value="([^"]+)"/.exec(who.html)?.[1] ?? "";
    await aino.post("/fi/omat-asiat/jonotuslista", { _csrf: csrf(aino), type: "nurse" });
    expect([aino.status, aino.text]).toEqual([422, expect.stringContaining("Valitse ainakin yksi päivä.")]);
    for (const weekday of ["4"])
      await aino.post("/fi/omat-asiat/jonotuslista", {
        _csrf: csrf(aino),
        type: "nurse",
        weekday,
        times: "any",
        email: "aino.korpela@example.invalid",
        submission: randomUUID(),
      });
    expect(aino.text).toContain("Olet jonossa");
    // Emil waits later, but his limit is nearer; he has asked to be called.
    const { id } = await asked("emil");
    await nina.get(`/fi/staff/book?request=${id}`);
    await nina.post("/fi/staff/waiting-list", {
      _csrf: await nina.token(),
      request: id,
      type: "nurse",
      weekday: "4",
      times: "any",
      "by-phone": "yes",
      submission: randomUUID(),
    });
    expect(nina.text).toContain("Henkilö on jonotuslistalla");
    const held = () => db<{ id: AppointmentId; name: string }[]>`
      select a.id, split_part(p.given_names, ' ', 1) as name from wish_offer o join appointment a on a.id = o.appointment_id
      join person p on p.id = a.person_id where a.status = 'held'`;
    await step(appointment, { step: "cancelled", reason: "own-wish" });
    await expect.poll(async () => (await held()).map(({ name }) => name), WAIT).toEqual(["Emil"]);
    await nina.get("/fi/staff/waiting-list");
    expect(nina.text).toContain("Soita heti");
    await nina.post("/fi/staff/waiting-list", {
      _csrf: await nina.token(),
      step: "decline",
      id: (await held())[0]?.id ?? "",
    });
    await expect.poll(async () => (await held()).map(({ name }) => name), WAIT).toEqual(["Aino"]);
    const [notice] = await db`select params from outbox where template = 'time-offered'`;
    expect(notice?.params).toEqual({});
    await aino.get("/fi/omat-asiat/jonotuslista");
    expect(aino.text).toContain("Sinulle on vapautunut aika");
    const offer = (await held())[0]?.id ?? "";
    await aino.post("/fi/omat-asiat/jonotuslista", { _csrf: csrf(aino), step: "accept", id: offer });
    expect(aino.text).toContain("Aika on varattu sinulle.");
    expect(await status(offer)).toBe("booked");
    const [wish] = await db`select ended_as from waiting_wish w join wish_offer o on o.wish_id = w.id
      where o.appointment_id = ${offer}`;
    expect(wish?.ended_as).toBe("accepted");
    // Somebody else's offer is nobody's to take.
    const matti = new HttpVisitor(house.baseUrl);
    await matti.signIn("resident", "matti", "/fi/omat-asiat/jonotuslista");
    await matti.post("/fi/omat-asiat/jonotuslista", { _csrf: csrf(matti), step: "accept", id: offer });
    expect(matti.status).toBe(404);
  });

  it("lets an offer go to the next when nobody answers in time", async () => {
    const { db } = house.database;
    const { appointment } = await booked("sanna", 0, "3.12.2026");
    const { id } = await asked("matti");
    for (const request of [id, (await asked("laura")).id])
      await nina.post("/fi/staff/waiting-list", {
        _csrf: await nina.token(),
        request,
        type: "nurse",
        weekday: "4",
        times: "any",
        "by-phone": "yes",
        submission: randomUUID(),
      });
    const offered = () => db<{ name: string; status: string }[]>`
      select split_part(p.given_names, ' ', 1) as name, a.status from wish_offer o join appointment a on a.id = o.appointment_id
      join person p on p.id = a.person_id where a.starts_at >= '2026-12-03' order by o.offered_at, a.id`;
    await step(appointment, { step: "cancelled", reason: "own-wish" });
    await expect.poll(async () => (await offered()).length, WAIT).toBe(1);
    const later = house.clock.now().add({ hours: 3 });
    await releaseHolds(scopeOf(house, null, later), 10);
    await expect
      .poll(async () => (await offered()).filter(({ status: one }) => one === "held").length, WAIT)
      .toBe(1);
    expect(new Set((await offered()).map(({ name }) => name)).size).toBe(2);
  });
});

/** A loaded machine may take its time. */
const WAIT = { timeout: 20_000 };

const minutesAt = (at: string) => Temporal.Instant.from(at).epochMilliseconds / 60_000;
