import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clocksOf } from "#src/domains/contacts/clock-store.ts";
import {
  addAbsence,
  addRequest,
  addResources,
  addRules,
  keepVisitAnswers,
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
    // What was answered before the visit is marked on the day; reading the answers is logged.
    const form = house.app.site.forms.own("pre-visit-general");
    await keepVisitAnswers(db, {
      appointmentId: appointment,
      submission: randomUUID(),
      form: "pre-visit-general",
      formVersion: form?.version ?? "",
      response: {
        resourceType: "QuestionnaireResponse",
        status: "completed",
        item: [
          {
            linkId: "why-page",
            item: [{ linkId: "own-words", answer: [{ valueString: "Nilkka turposi." }] }],
          },
        ],
      },
      danger: [],
      ground: "code",
      at: house.clock.now(),
    });
    await nina.get(`/fi/staff/appointments/${appointment}`);
    expect(nina.text).toContain("Täytetty varauksen koodilla");
    expect(nina.text).not.toContain("Nilkka turposi.");
    const reads = async () =>
      (await db`select 1 from access_log where action = 'forms.read' and person_id = ${contact.personId}`)
        .length;
    expect(await reads()).toBe(0);
    await nina.get(`/fi/staff/appointments/${appointment}?answers=1`);
    expect(nina.text).toContain("Nilkka turposi.");
    expect(await reads()).toBe(1);
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
    // Those for whom nobody was free are asked, in one go and once, to choose another time.
    const ask = { _csrf: await nina.token(), step: "ask", who: own, id: form.id };
    await nina.post("/fi/staff/calendar/away", ask);
    expect(nina.text).toMatch(/Viesti on lähetetty: [01]\./);
    await nina.post("/fi/staff/calendar/away", ask);
    const must = await db`select recipient from outbox where template = 'time-must-move'`;
    expect(new Set(must.map(({ recipient }) => recipient)).size).toBe(must.length);
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
    // Emil has a nurse's time already: he is asked which of the two he keeps, and keeps it.
    const ofEmil = (await held())[0]?.id ?? "";
    const answer = async (answered: string, id: string, more = {}) =>
      nina.post("/fi/staff/waiting-list", { _csrf: await nina.token(), step: answered, id, ...more });
    await answer("accept", ofEmil);
    expect(nina.text).toMatch(/Henkilöllä Emil .* on jo aika: .*Otetaanko tarjottu aika sen tilalle\?/);
    const kept = hidden("standing");
    expect(await status(ofEmil)).toBe("held");
    await answer("keep", ofEmil);
    await answer("keep", ofEmil);
    expect(nina.text).toContain("Jo varattu aika pysyy.");
    expect([await status(ofEmil), await status(kept)]).toEqual(["cancelled", "booked"]);
    await expect.poll(async () => (await held()).map(({ name }) => name), WAIT).toEqual(["Aino"]);
    const [notice] = await db`select params from outbox where template = 'time-offered'`;
    expect(notice?.params).toEqual({});
    await aino.get("/fi/omat-asiat/jonotuslista");
    expect(aino.text).toContain("Sinulle on vapautunut aika");
    const offer = (await held())[0]?.id ?? "";
    // Aino has got a time meanwhile: the offered one takes its place in one act, however often she presses.
    const meanwhile = await booked("aino", 0, "25.11.2026");
    await aino.post("/fi/omat-asiat/jonotuslista", { _csrf: csrf(aino), step: "accept", id: offer });
    expect(aino.text).toMatch(/Sinulla on jo aika: .*Otetaanko tarjottu aika sen tilalle\?/);
    const standing = /name="standing" value="([^"]+)"/.exec(aino.html)?.[1] ?? "";
    expect([standing, await status(offer), await status(standing)]).toEqual([
      meanwhile.appointment,
      "held",
      "booked",
    ]);
    await aino.post("/fi/omat-asiat/jonotuslista", {
      _csrf: csrf(aino),
      step: "instead",
      id: offer,
      standing: offer,
    });
    expect([aino.text, await status(offer)]).toEqual([expect.stringContaining("Sinulla on jo aika"), "held"]);
    for (const instead of ["instead", "instead", "keep"]) {
      await aino.post("/fi/omat-asiat/jonotuslista", {
        _csrf: csrf(aino),
        step: instead,
        id: offer,
        standing,
      });
      expect(aino.text).toContain("Aika on varattu sinulle.");
    }
    const [old] = await db`select status, cancel_reason, moved_to from appointment where id = ${standing}`;
    expect(old).toEqual({ status: "cancelled", cancel_reason: "moved", moved_to: offer });
    const [now] = await db`select status, contact_id from appointment where id = ${offer}`;
    expect(now).toEqual({ status: "booked", contact_id: meanwhile.contact.id });
    const [wish] = await db`select ended_as from waiting_wish w join wish_offer o on o.wish_id = w.id
      where o.appointment_id = ${offer}`;
    expect(wish?.ended_as).toBe("accepted");
    // Somebody else's offer is nobody's to take.
    const matti = new HttpVisitor(house.baseUrl);
    await matti.signIn("resident", "matti", "/fi/omat-asiat/jonotuslista");
    await matti.post("/fi/omat-asiat/jonotuslista", { _csrf: csrf(matti), step: "accept", id: offer });
    expect(matti.status).toBe(404);
  });

  it("books a series in one act, with what is near where a time does not fit, and cancels the rest of it", async () => {
    const { db } = house.database;
    const { id } = await asked("elin");
    // Monday mornings before Christmas; the third week the nurse is away all day and her colleague too.
    const away = ["2026-12-14T06:00:00Z", "2026-12-14T15:00:00Z"] as const;
    for (const resourceId of [own, colleague])
      await addAbsence(db, {
        id: randomUUID(),
        resourceId,
        from: Temporal.Instant.from(away[0]),
        to: Temporal.Instant.from(away[1]),
        reason: "training",
      });
    await nina.get(`/fi/staff/book?request=${id}&from=30.11.2026`);
    // After ten the nurse alone works.
    const ten = (choice: string) => Number(choice.split(" ")[0]) >= minutesAt("2026-11-30T08:00:00Z");
    const first = offers().find(ten) ?? "";
    expect(nina.html).toContain("/fi/staff/book/series?");
    await nina.get(
      `/fi/staff/book/series?${new URLSearchParams({ request: id, type: "nurse", first, count: "4" })}`,
    );
    expect(nina.text).toContain("3 / 4 aikaa sopii");
    expect(nina.text).toContain("Ei sovi");
    const rows = [...nina.html.matchAll(/name="time-(\d)"[\s\S]*?<\/select>/g)].map(
      ([html]) => /value="([^"]*)" selected/.exec(html)?.[1] ?? "",
    );
    expect(rows).toHaveLength(4);
    // The nearest of the same week stands in the place of the one that does not fit.
    expect(Number(rows[2]?.split(" ")[0])).toBe(minutesAt("2026-12-15T08:00:00Z"));
    const post = {
      _csrf: await nina.token(),
      request: id,
      type: "nurse",
      first,
      count: "4",
      every: "1",
      own: hidden("own"),
      submission: hidden("submission"),
      ...Object.fromEntries(rows.map((value, nth) => [`time-${nth}`, value])),
    };
    await nina.post("/fi/staff/book/series", {
      ...post,
      ...Object.fromEntries(rows.map((_, n) => [`time-${n}`, ""])),
    });
    expect([nina.status, nina.text]).toEqual([409, expect.stringContaining("Valitse vähintään yksi aika.")]);
    await nina.post("/fi/staff/book/series", post);
    expect(nina.text).toContain("Sarja on varattu.");
    expect(nina.text).toContain("Aika 1 / 4");
    await nina.post("/fi/staff/book/series", post);
    const times = () => db<{ id: AppointmentId; status: string }[]>`
      select a.id, a.status from series_time t join appointment a on a.id = t.appointment_id order by a.starts_at`;
    expect((await times()).map((one) => one.status)).toEqual(Array(4).fill("booked"));
    const told = await db<{ params: Record<string, string> }[]>`
      select params from outbox where template = 'time-booked' and params ? 'others'`;
    for (const { params } of told) expect(params.others?.split(" ")).toHaveLength(3);
    // Somebody else asks for the same times: nothing is booked, and the page says which are gone.
    const { id: next, contact } = await asked("matti");
    await nina.post("/fi/staff/book/series", { ...post, request: next, submission: randomUUID() });
    expect([nina.status, nina.text]).toEqual([409, expect.stringContaining("Mitään ei varattu.")]);
    expect(await db`select id from appointment where contact_id = ${contact.id}`).toEqual([]);
    const [, second] = await times();
    await step(second?.id ?? "", { step: "cancelled", reason: "own-wish", onward: "yes" });
    expect((await times()).map((one) => one.status)).toEqual([
      "booked",
      "cancelled",
      "cancelled",
      "cancelled",
    ]);
  });

  it("gives the last place of a group once, shows no participant to another, and tells all when it is cancelled", async () => {
    const { db } = house.database;
    await nina.get("/fi/staff/groups");
    const form = {
      _csrf: await nina.token(),
      id: hidden("id"),
      type: "vaccination",
      "title-fi": "Influenssarokotus",
      "title-sv": "Influensavaccin",
      leader: own,
      "group-day": "7.12.2026",
      from: "9.00",
      to: "10.00",
      slot: "30",
      places: "2",
      open: "yes",
    };
    await nina.post("/fi/staff/groups", { ...form, places: "0", to: "8" });
    expect([nina.status, nina.text]).toEqual([422, expect.stringContaining("Kirjoita paikkojen määrä")]);
    await nina.post("/fi/staff/groups", form);
    expect(nina.text).toContain("Ryhmä on tehty.");
    await nina.post("/fi/staff/groups", form);
    const [event] = await db<
      { id: string; n: number }[]
    >`select min(id::text) as id, count(*)::int as n from group_event`;
    expect(event?.n).toBe(1);
    const path = `/fi/ryhmat/${event?.id}`;
    const at = String(Date.parse("2026-12-07T07:00:00Z"));
    const people = await Promise.all(
      ["aino", "elin", "daniel", "sanna"].map(async (key) => {
        const visitor = new HttpVisitor(house.baseUrl);
        await visitor.signIn("resident", key, path);
        return visitor;
      }),
    );
    const field_ = (html: string, name: string) =>
      new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`).exec(html);
    const given_ = (html: string, name: string) => field_(html, name)?.[1] ?? field_(html, name)?.[2] ?? "";
    const join = async (visitor: HttpVisitor) => {
      const { html } = visitor;
      await visitor.post(path, {
        _csrf: given_(html, "_csrf"),
        submission: given_(html, "submission"),
        slot: at,
        for: given_(html, "for"),
      });
    };
    await Promise.all(people.map(join));
    const took = people.filter(({ text }) => text.includes("Aika on varattu"));
    const late = people.filter(({ status: code }) => code === 409);
    expect([took.length, late.length]).toEqual([2, 2]);
    expect(late[0]?.text).toContain("Viimeinen paikka meni juuri.");
    // Asked for again it is the place that they have.
    const [one] = took;
    await one?.get(path);
    await one?.post(path, {
      _csrf: given_(one.html, "_csrf"),
      submission: randomUUID(),
      slot: at,
      for: given_(one.html, "for"),
    });
    expect((await db`select appointment_id from group_place`).length).toBe(2);
    await one?.get(path);
    const names = await db<{ surname: string }[]>`
      select p.surname from group_place g join appointment a on a.id = g.appointment_id join person p on p.id = a.person_id`;
    await nina.get(`/fi/staff/groups/${event?.id}`);
    for (const { surname } of names) {
      expect(nina.text).toContain(surname);
      expect(late[0]?.text).not.toContain(`${surname},`);
    }
    const [read] = await db`
      select count(distinct person_id)::int as n from access_log where action = 'appointment.list' and actor_id = ${staffOf(house, "nina").id}
        and person_id in (select a.person_id from group_place g join appointment a on a.id = g.appointment_id)`;
    expect(read?.n).toBe(2);
    const riikka = await Professional.at(house, "riikka");
    await riikka.get(`/fi/staff/groups/${event?.id}`);
    expect(riikka.status).toBe(404);
    // The leader's time is taken: nobody else is given it.
    await nina.get("/fi/staff/calendar?day=2026-12-07");
    expect(nina.text).toContain("Influenssarokotus");
    // A group is not left without anybody when its leader falls ill: a colleague leads it.
    await addRules(db, [
      {
        ...PLAIN_RULE,
        id: randomUUID(),
        resourceId: colleague,
        weekdays: 0b0000001,
        from: 480,
        to: 720,
        validFrom: Temporal.PlainDate.from("2026-12-07"),
        validUntil: Temporal.PlainDate.from("2026-12-07"),
        unit: staffOf(house, "nina").unit,
        forms: ["in-person"],
        types: ["vaccination"],
      },
    ]);
    await nina.get("/fi/staff/calendar/away");
    await nina.post("/fi/staff/calendar/away", {
      _csrf: await nina.token(),
      id: randomUUID(),
      who: own,
      "away-day": "7.12.2026",
      from: "8",
      to: "16",
      reason: "illness",
      move: "yes",
    });
    expect(nina.text).toContain("Kaisa Koivu");
    await nina.get(`/fi/staff/groups/${event?.id}`);
    expect(nina.text).toContain("Kuka vetää Kaisa Koivu");
    await nina.post(`/fi/staff/groups/${event?.id}`, {
      _csrf: await nina.token(),
      step: "cancel",
      reason: "professional-away",
    });
    const states = await db`
      select distinct a.status from appointment a where a.type = 'vaccination'`;
    expect(states).toEqual([{ status: "cancelled" }]);
    await nina.get(path.replace("/fi/ryhmat", "/sv/grupper"));
    expect(nina.text).toContain("Gruppen är inställd.");
  });

  it("offers nothing to somebody who has booked such a time elsewhere since: their wish ends", async () => {
    const { db } = house.database;
    const { appointment } = await booked("daniel", 0, "10.12.2026");
    const { id } = await asked("emil");
    await nina.post("/fi/staff/waiting-list", {
      _csrf: await nina.token(),
      request: id,
      type: "nurse",
      weekday: "4",
      times: "any",
      "by-phone": "yes",
      submission: randomUUID(),
    });
    house.clock.advance({ minutes: 1 });
    await booked("emil", 3, "11.12.2026");
    await step(appointment, { step: "cancelled", reason: "own-wish" });
    const wish = async () =>
      (await db`select ended_as from waiting_wish where request_id = ${id}`)[0]?.ended_as;
    await expect.poll(wish, WAIT).toBe("booked-elsewhere");
    expect(
      await db`select 1 from wish_offer o join appointment a on a.id = o.appointment_id
      where a.starts_at::date = '2026-12-10'`,
    ).toEqual([]);
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
