import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remindingOf } from "#src/county/reminding.ts";
import { addWishes } from "#src/domains/people/index.ts";
import { addRequest, releaseHolds, sendReminders } from "#src/domains/scheduling/index.ts";
import { typedAnswers } from "#src/web/resident/forms/testing/typed-answers.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { given, residentOf, scopeOf, staffOf, WIDE_DOORS } from "../access/given.ts";
import { nurseAt } from "./calendars.ts";

/** Thursday, nine in the morning in Helsinki. */
const THURSDAY = "2026-11-19T07:00:00Z";
const TIMES = "/fi/ajanvaraus/nurse";

describe("a resident books a time", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ now: THURSDAY, doors: WIDE_DOORS });
    // A quarter of an hour is the grid, half an hour the visit: 13:00 to 15:00 in Vaasa, nine to ten in Närpes.
    await nurseAt(house, "health-station-vaasa", [13, 15]);
    await nurseAt(house, "health-station-narpes", [9, 10], { forms: ["in-person", "phone"] });
  });
  afterAll(() => house.close());

  const signedIn = (key: string, next = TIMES) =>
    new HttpVisitor(house.baseUrl).signIn("resident", key, next);
  const token = ({ html }: HttpVisitor) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const buttons = ({ html }: HttpVisitor) =>
    [...html.matchAll(/name="time" value="([^"]+)"/g)].map(([, value]) => value ?? "");
  const press = (who: HttpVisitor, time: string, more: Record<string, string> = {}) =>
    who.post(who.path.split("?")[0] ?? "", { _csrf: token(who), time, ...more });
  const book = (who: HttpVisitor, more: Record<string, string> = {}) =>
    who.post(who.path.split("?")[0] ?? "", {
      _csrf: token(who),
      again: who.hidden("again"),
      for: who.hidden("for"),
      email: "",
      phone: "",
      ...more,
    });
  const codeOn = ({ text }: HttpVisitor) => /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/.exec(text)?.[0] ?? "";
  const letters = () =>
    house.database.owner<{ template: string; channel: string; params: Record<string, string> }[]>`
      select template, channel, params from outbox where template like 'time-%' order by at, id`;
  const booked = async (key: string, nth = 0) => {
    const who = await signedIn(key);
    await press(who, buttons(who)[nth] ?? "");
    expect(who.text).toContain("Tarkista ja varaa");
    return book(who, {
      for: residentOf(house, key).id,
      email: `${key}@example.invalid`,
      phone: "050 000 0101",
    });
  };

  it("sees times, places and why each is offered before signing in, and finds the choice again after it", async () => {
    const who = await new HttpVisitor(house.baseUrl).get("/fi/ajanvaraus");
    expect(who.link(TIMES)).toBe(TIMES);
    // A doctor's time is not for everybody to take: somebody has to have said that it is needed.
    expect(who.link("/fi/ajanvaraus/doctor")).toBeUndefined();
    expect((await who.get("/fi/ajanvaraus/doctor")).status).toBe(404);
    await who.get(`${TIMES}?form=in-person&near=64200&km=20`);
    expect(who.text).toMatch(/Närpiön terveysasema Paikan päällä · Samassa kunnassa · Lähellä/);
    expect(who.text).not.toContain("Vaasan terveysasema");
    await who.get(`${TIMES}/paikat`);
    expect(who.text).toMatch(/1\. Vaasan terveysasema.*2\. Närpiön terveysasema/);
    await who.get(TIMES);
    const [, link = ""] = /href="([^"]*chosen[^"]*)"/.exec(who.html) ?? [];
    await who.get(`${link.replaceAll("&amp;", "&")}&login_hint=aino`);
    expect(who.text).toContain("Valitsit ennen tunnistautumista");
  });

  it("says plainly what it does not understand, and takes no time that nobody offers", async () => {
    const who = await signedIn("aino");
    const time = buttons(who)[0] ?? "";
    for (const [query, said] of [
      ["near=Helsinki", "Emme tunne tätä paikkaa"],
      ["from=2026-02-31", "Tarkista päivä"],
    ] as const) {
      await who.get(`${TIMES}?${query}`);
      expect([who.status, who.text.includes(said)]).toEqual([422, true]);
    }
    await who.get(TIMES);
    const [minute = "", unit, form, key] = time.split("~");
    for (const odd of [
      "",
      "nonsense",
      `${minute}~${unit}~home~${key}`,
      `${Number(minute) + 1}~${unit}~${form}~${key}`,
      `${minute}~health-station-kasko~${form}~${key}`,
      `100~${unit}~${form}~${key}`,
    ]) {
      await press(await who.get(TIMES), odd);
      expect([409, 422], odd).toContain(who.status);
    }
    const [row] = await house.database.owner`select count(*)::int as n from appointment`;
    expect(row?.n).toBe(0);
  });

  it("holds it, keeps what was typed when something is wrong, books it once, and tells when and where but not why", async () => {
    const who = await signedIn("aino");
    await press(who, buttons(who)[0] ?? "");
    expect(who.text).toContain("Pidämme ajan sinulle klo 9.10 asti");
    const other = await signedIn("elin");
    expect(other.text.split("Perjantaina")[0]).not.toContain("13.00, Vaasan");
    expect((await other.get(who.path)).status).toBe(404);
    await book(who, { email: "aino at example", phone: "050 000 0101" });
    expect([who.status, who.html.includes('value="aino at example"')]).toEqual([422, true]);
    const twin = who.twin();
    const typed = { email: "aino@example.invalid", phone: "050 000 0101" };
    await Promise.all([book(who, typed), book(twin, typed)]);
    expect([who.status, twin.status]).toEqual([200, 200]);
    expect(who.text).toContain("Aika on varattu");
    const sent = await letters();
    expect(sent.map(({ template, channel }) => `${template} ${channel}`).sort()).toEqual([
      "time-booked email",
      "time-booked sms",
    ]);
    expect(Object.keys(sent[0]?.params ?? {}).sort()).toEqual(["code", "fill", "form", "place", "starts"]);
    await who.get("/fi/demo/mailbox");
    expect(who.text).toContain("Aika on varattu: to 19.11.2026 klo 13.00, Vaasan terveysasema");
    expect(who.text).not.toContain("Sairaanhoitajan");
    await who.get("/fi/omat-asiat/lukuloki");
    expect(who.text).toContain("varasi ajan");
  });

  it("books a hold that ran out while it was typed, when nobody has had the time since; else offers the nearest", async () => {
    const [late, quick] = [await signedIn("elin"), await signedIn("daniel")];
    const time = buttons(late)[0] ?? "";
    await press(late, time);
    house.clock.advance({ minutes: 15 });
    expect(await releaseHolds(scopeOf(house, null), 10)).toBe(1);
    await late.get(late.path);
    expect(late.text).toContain("Voit silti varata sen");
    const twin = late.twin();
    await quick.get(TIMES);
    await press(quick, buttons(quick).find((one) => one.startsWith(time.split("~")[0] ?? "")) ?? "");
    expect(quick.text).toContain("Pidämme ajan sinulle");
    await book(late, { phone: "050 111 2222" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("Nämä ovat lähimpänä");
    // What was typed goes along to the next choice.
    expect(late.hidden("phone")).toBe("050 111 2222");
    await press(late, buttons(late)[0] ?? "", { phone: late.hidden("phone"), for: late.hidden("for") });
    expect(late.html).toContain('value="050 111 2222"');
    // Daniel lets his go: the page that Elin still has open books it.
    await quick.post(quick.path, { _csrf: token(quick), another: "1" });
    await book(twin);
    expect(twin.text).toContain("Aika on varattu");
    // The same person is not given two times at once.
    const again = await signedIn("elin", TIMES);
    const [row] = await house.database.owner<{ n: number }[]>`
      select count(*)::int as n from appointment where status = 'booked' and person_id = ${residentOf(house, "elin").id}`;
    expect([again.status, row?.n]).toEqual([200, 1]);
  });

  it("gives each time once when everybody presses at the same moment", async () => {
    await nurseAt(house, "health-station-korsnas", [15, 16], { profession: "physiotherapist" });
    const listed = house.personas.residents.filter(({ who }) => who).slice(0, 7);
    const path = "/fi/ajanvaraus/physiotherapy";
    const people: HttpVisitor[] = [];
    for (const { key } of listed) people.push(await signedIn(key, path));
    const [minute, unit, form] = (buttons(people[0] as HttpVisitor)[0] ?? "").split("~");
    // One time, sixty presses: each of them several times from several tabs, each with a key of its own.
    const tabs = Array.from({ length: 60 }, (_, nth) => (people[nth % people.length] as HttpVisitor).twin());
    await Promise.all(
      tabs.map((who) =>
        press(who, [minute, unit, form, crypto.randomUUID()].join("~"), { phone: "050 111 2222" }),
      ),
    );
    const had = tabs.filter((who) => who.status === 200);
    expect(had).toHaveLength(1);
    for (const who of tabs.filter((one) => !had.includes(one))) {
      expect(who.status).toBe(409);
      expect(who.text).toContain("Joku ehti varata tämän ajan");
      expect(who.text).toContain("Nämä ovat lähimpänä");
      expect(who.hidden("phone")).toBe("050 111 2222");
    }
    const [taken] = await house.database.owner<{ n: number }[]>`
      select count(*)::int as n from appointment where type = 'physiotherapy' and status in ('held', 'booked')`;
    expect(taken?.n).toBe(1);
  });

  it("moves, confirms and cancels with the code alone; the code goes along; a wrong one opens nothing", async () => {
    const who = await booked("daniel");
    const code = codeOn(who);
    const guest = await new HttpVisitor(house.baseUrl).get("/fi/aika");
    await guest.submit({ code: "AAAA-AAAA-AAAA-AAAA" });
    expect(guest.status).toBe(422);
    await guest.submit({ code: code.toLowerCase().replaceAll("-", " ") });
    expect(guest.text).toContain("Sairaanhoitajan vastaanotto");
    await guest.submit({ step: "coming" }, { button: "Kerro, että tulet" });
    expect(guest.text).toContain("Olet kertonut, että tulet");
    await guest.get("/fi/aika/siirra");
    const time = buttons(guest).at(-1) ?? "";
    const twin = guest.twin();
    await Promise.all([press(guest, time), press(twin, time)]);
    expect([guest.text, twin.text].map((text) => text.includes("Aika on siirretty"))).toEqual([true, true]);
    // The signed-in page of the old time knows nothing to change any more; the code opens the new one.
    await who.get(who.path.split("?")[0] ?? "");
    expect(who.text).not.toContain("Peru aika");
    await guest.get("/fi/aika/avattu");
    await guest.submit({ reason: "does-not-suit", step: "cancel" });
    expect(guest.text).toContain("Aika on peruttu");
    const kinds = (await letters()).map(({ template }) => template);
    expect(kinds).toEqual(expect.arrayContaining(["time-moved", "time-cancelled"]));
    const [left] = await house.database.owner<{ n: number }[]>`
      select count(*)::int as n from occupancy o join appointment a on a.id = o.appointment_id where a.status = 'cancelled'`;
    expect(left?.n).toBe(0);
  });

  it("asks for the form before the visit; whoever has the code fills it in, and it goes along when the time is moved", async () => {
    const who = await booked("sanna");
    expect(who.text).toContain("Täytä lomake ennen käyntiä");
    const guest = await new HttpVisitor(house.baseUrl).get("/fi/aika");
    await guest.submit({ code: codeOn(who) });
    await guest.get("/fi/lomakkeet/pre-visit-general");
    await guest.get(guest.link("/fi/lomakkeet/pre-visit-general/") ?? "");
    for (let pages = 0; pages < 12 && guest.path.includes("/sivu/"); pages += 1)
      await guest.submit(
        typedAnswers(guest.html, "Polvi on kipeä.", (choices) => choices.at(-1)),
        { action: guest.path },
      );
    await guest.submit({ sending: guest.hidden("sending") });
    expect(guest.text).toContain("Lähetä vastaukset ammattilaiselle");
    await guest.submit({ sending: guest.hidden("sending"), visit: guest.hidden("visit") });
    expect(guest.text).toContain("Vastauksesi on tallennettu tähän aikaan.");
    // The last choices say danger: it alarms those on call at once, though nobody is signed in.
    expect(guest.text).toContain("Päivystäjä on saanut viestistäsi tiedon.");
    const alarms = await house.database.owner<{ way: string; sender: string | null; name: string }[]>`
      select c.way, c.sender_id as sender, p.given_names as name from contact c join person p on p.id = c.person_id
      where c.alarm_due_at is not null`;
    expect(alarms).toEqual([{ way: "own-contact", sender: null, name: "Sanna Kaarina" }]);
    const kept = () =>
      house.database.owner<{ ground: string; status: string; form: string }[]>`
        select v.ground, a.status, v.form from visit_answers v join appointment a on a.id = v.appointment_id`;
    expect(await kept()).toEqual([{ ground: "code", status: "booked", form: "pre-visit-general" }]);
    await guest.get("/fi/aika/siirra");
    await press(guest, buttons(guest).at(-1) ?? "");
    expect(guest.text).toContain("Aika on siirretty");
    expect(guest.text).toContain("Olet täyttänyt lomakkeen");
    expect(await kept()).toEqual([{ ground: "code", status: "booked", form: "pre-visit-general" }]);
    await guest.submit({ reason: "does-not-suit", step: "cancel" });
  });

  it("is not changed here just before it begins: the phone number stands there", async () => {
    const who = await booked("aino", 1);
    const path = who.path.split("?")[0] ?? "";
    const [row] = await house.database.owner<{ startsAt: Temporal.Instant }[]>`
      select starts_at as "startsAt" from appointment where id = ${path.split("/").at(-1) ?? ""}`;
    await who.get(`${path}/siirra`);
    const time = buttons(who)[0] ?? "";
    house.clock.moveTo((row?.startsAt ?? house.clock.now()).subtract({ minutes: 30 }));
    await who.signIn("resident", "aino", path);
    expect(who.text).toContain("Soita nyt numeroon");
    await who.post(`${path}/siirra`, { _csrf: token(who), time });
    expect(who.status).toBe(409);
    await who.post(path, { _csrf: token(who), step: "cancel" });
    expect([who.status, who.text.includes("Aikaa ei voi enää muuttaa täällä")]).toEqual([409, true]);
  });

  it("for a child or by a mandate, in its register; nobody else sees it", async () => {
    const [sanna, onni] = [await signedIn("sanna"), residentOf(house, "onni")];
    await press(sanna, buttons(sanna).find((one) => one.includes("health-station-vaasa")) ?? "");
    await book(sanna, { for: residentOf(house, "daniel").id });
    expect(sanna.status).toBe(422);
    await book(sanna, { for: onni.id });
    expect(sanna.text).toContain("Aika on varattu");
    const path = sanna.path.split("?")[0] ?? "";
    const stranger = await signedIn("daniel", "/fi/omat-asiat/ajat");
    expect(stranger.link(path)).toBeUndefined();
    for (const one of [path, `${path}/siirra`, `${path}/kalenteri`])
      expect((await stranger.get(one)).status, one).toBe(404);
    await sanna.get("/fi/omat-asiat/ajat");
    expect(sanna.link(path)).toBe(path);
    expect(sanna.text).toContain(`Koskee: ${onni.givenNames}`);
  });

  it("that was asked for in a contact: only by the person, only what was asked, and the request is booked", async () => {
    await nurseAt(house, "health-station-vaasa", [9, 11], { profession: "physician" });
    const elin = residentOf(house, "elin");
    const contact = await given(house, {
      by: "elin",
      line: "health",
      team: "health-middle",
      words: "Kurkku.",
    });
    const id = crypto.randomUUID();
    await addRequest(house.database.db, {
      id,
      contactId: contact.id,
      personId: elin.id,
      register: "health",
      line: "health",
      team: "health-middle",
      type: "doctor",
      minutes: 40,
      form: "in-person",
      profession: null,
      languages: ["sv"],
      interpreter: null,
      places: ["health-station-vaasa"],
      urgency: "week",
      rule: null,
      dueAt: house.clock.now().add({ hours: 24 * 14 }),
      chooser: "resident",
      state: "asked",
      askedAt: house.clock.now(),
      askedBy: staffOf(house, "riikka").id,
      endedAt: null,
    });
    const path = `/fi/ajanvaraus/doctor?request=${id}`;
    expect((await signedIn("aino", path)).status).toBe(404);
    const who = await signedIn("elin", "/fi/ajanvaraus");
    expect(who.link(path)).toBe(path);
    await who.get(path);
    await press(who, buttons(who)[0] ?? "", { request: id });
    await book(who);
    expect(who.text).toContain("Aika on varattu");
    expect(who.link(`/fi/omat-asiat/${contact.id}`)).toBeDefined();
    const [row] = await house.database.owner`
      select b.state, a.contact_id = b.contact_id as same, a.ends_at - a.starts_at = interval '40 minutes' as long
      from booking_request b join appointment a on a.contact_id = b.contact_id where b.id = ${id}`;
    expect(row).toEqual({ state: "booked", same: true, long: true });
    expect((await who.get(path)).status).toBe(409);
  });

  it("reads it in a calendar of their own: another parser, UTC, no sensitive word; the address can be taken back", async () => {
    const sanna = await signedIn("sanna", "/fi/omat-asiat/ajat");
    await sanna.submit({ feed: "make" });
    const address = new URL(sanna.link("http") ?? "");
    const program = new HttpVisitor(house.baseUrl);
    await program.get(address.pathname);
    expect(program.headers.get("content-type")).toContain("text/calendar");
    const [event] = new ICAL.Component(ICAL.parse(program.html)).getAllSubcomponents("vevent");
    const read = new ICAL.Event(event as ICAL.Component);
    expect([read.summary, read.startDate.zone.tzid]).toEqual(["Varattu aika", "UTC"]);
    expect(read.location).toContain("Vaasan terveysasema");
    expect(program.html).not.toMatch(/Sairaanhoit|Onni/);
    const [row] = await house.database.owner<{ at: Temporal.Instant }[]>`
      select starts_at as at from appointment where id = ${read.uid}`;
    expect(read.startDate.toJSDate().getTime()).toBe(row?.at.epochMilliseconds);
    await sanna.submit({ feed: "revoke" });
    expect((await program.get(address.pathname)).status).toBe(404);
    await sanna.get(sanna.link("/fi/omat-asiat/ajat/") ?? "");
    await sanna.get(`${sanna.path}/kalenteri`);
    expect(new ICAL.Component(ICAL.parse(sanna.html)).getAllSubcomponents("vevent")).toHaveLength(1);
  });

  it("is reminded once, a day before, but not with a ban on notices", async () => {
    const { db } = house.database;
    const reminding = remindingOf(house.county, "a secret of at least thirty-two characters");
    const who = await signedIn("matti", `${TIMES}?from=2026-12-01`);
    await press(who, buttons(who)[0] ?? "");
    await book(who, { for: residentOf(house, "matti").id, phone: "050 000 0101" });
    const forbids = await signedIn("laura", `${TIMES}?from=2026-12-01`);
    await press(forbids, buttons(forbids)[0] ?? "");
    await book(forbids, { for: residentOf(house, "laura").id, phone: "050 000 0101" });
    await addWishes(db, residentOf(house, "laura").id, [
      {
        id: crypto.randomUUID(),
        kind: "notices",
        value: "ban",
        at: house.clock.now(),
        by: residentOf(house, "laura").id,
        recordedBy: null,
        ground: "own",
      },
    ]);
    const reminders = async () =>
      (await letters())
        .filter(({ template }) => template === "time-reminder")
        .map(({ params }) => params.starts);
    const at = (text: string) => scopeOf(house, null, Temporal.Instant.from(text));
    // They come on Tuesday the first of December: 13:00 and 13:30 in Helsinki, or earlier in Närpes.
    expect(await sendReminders(at("2026-11-30T05:00:00Z"), reminding)).toBe(0);
    expect(await sendReminders(at("2026-11-30T12:00:00Z"), reminding)).toBe(1);
    expect(await sendReminders(at("2026-11-30T12:01:00Z"), reminding)).toBe(0);
    expect(await reminders()).toHaveLength(1);
  });

  it("is of the age that the type is for, and has one time at once, also when another is moved", async () => {
    const type = "/fi/ajanvaraus/child-clinic";
    // Two who receive at the same moments, 9:00 to 10:00.
    await nurseAt(house, "health-station-kasko", [9, 10], { profession: "public-health-nurse" });
    await nurseAt(house, "health-station-kasko", [9, 10], { profession: "public-health-nurse" });
    const bookDay = async (day: string) => {
      const who = await signedIn("sanna", `${type}?from=${day}`);
      await press(who, buttons(who)[0] ?? "");
      await book(who, { for: residentOf(house, "sanna").id });
      expect([who.status, who.text]).toEqual([422, expect.stringContaining("alle 7-vuotiaille")]);
      return book(who, { for: residentOf(house, "helmi").id });
    };
    expect((await bookDay("8.12.2026")).text).toContain("Aika on varattu");
    const who = await bookDay("9.12.2026");
    const path = who.path.split("?")[0] ?? "";
    await who.get(`${path}/siirra?from=8.12.2026`);
    const time = buttons(who)[0] ?? "";
    await who.post(`${path}/siirra`, { _csrf: token(who), time });
    expect([who.status, who.text]).toEqual([
      409,
      expect.stringContaining("Sinulla on jo toinen aika samaan aikaan"),
    ]);
  });
});
