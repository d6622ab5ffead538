import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillForm } from "#scenario/true-hand/fill-form.ts";
import { findBreaches } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { firstChoices } from "#src/web/resident/forms/testing/first-choices.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "../http-visitor.ts";
import { given, residentOf, scopeOf, staffOf } from "./given.ts";

/** Routes that neither show nor change a person's record, and why. */
const NOBODYS: Readonly<Record<string, string>> = {
  forms: "the list of forms; the reader's own drafts",
  formsCode: "an empty field",
  "formsCode.post": "leads to the draft of whoever holds its code",
  form: "the reader's own draft",
  "form.post": "the reader's own draft",
  formPage: "the reader's own draft",
  "formPage.post": "the reader's own draft",
  formAll: "the reader's own draft",
  "formAll.post": "the reader's own draft",
  formReview: "the reader's own draft",
  "formReview.post": "the same hand as askReview.post",
  formDone: "the reader's own draft, or the same hand as askSent",
  formLater: "the reader's own draft",
  "formLater.post": "the reader's own draft",
  "forms.list": "the county's own texts",
  "forms.import": "the county's own texts",
  "forms.version": "the county's own texts, and figures",
  "forms.state": "the county's own texts",
  "forms.preview": "the county's own texts",
  "forms.export": "the county's own texts",
  services: "the directory of services",
  instruments: "the library of measures",
  instrumentsCompare: "the library of measures",
  instrumentsExport: "the library of measures",
  instrument: "one card of the library",
  "instruments.show": "an empty form",
  "instruments.import": "the library of measures",
  service: "one service of the directory",
  home: "public",
  promise: "public",
  accessibility: "public",
  privacy: "public",
  ui: "public",
  omaolo: "the simulator, in the demonstration alone",
  "omaolo.post": "the simulator; what comes of it is logged by the door",
  arrivals: "figures",
  leadersBooking: "figures",
  mailbox: "notices without content, in the demonstration alone",
  resend: "what the reader typed themselves",
  ask: "the reader's own draft",
  askPage: "the reader's own draft",
  "askPage.post": "the reader's own draft",
  askReview: "the reader's own draft",
  "ask.post": "the reader's own draft",
  contactUs: "public; the reader's own drafts",
  write: "the reader's own draft",
  "write.post": "the reader's own draft",
  writePage: "the reader's own draft",
  "writePage.post": "the reader's own draft",
  writeReview: "the reader's own draft",
  "writeReview.post": "the same hand as askReview.post",
  writeSent: "the same hand as askSent",
  booking: "types that anybody may book, and the times agreed with the reader",
  bookingTimes: "free times",
  bookingUnits: "free times",
  timeCode: "an empty field",
  bookingHeld: "held in test/booking",
  "bookingHeld.post": "held in test/booking",
  "bookingTimes.post": "held in test/booking",
  appointments: "held in test/booking",
  "appointments.post": "held in test/booking",
  appointmentMove: "held in test/booking",
  "appointmentMove.post": "held in test/booking",
  appointmentFile: "held in test/booking",
  ownAppointment: "held in test/booking",
  "ownAppointment.post": "held in test/booking",
  "timeCode.post": "held in test/booking",
  timeOpened: "held in test/booking",
  "timeOpened.post": "held in test/booking",
  timeMove: "held in test/booking",
  "timeMove.post": "held in test/booking",
  timeFile: "held in test/booking",
  calendarFeed: "held in test/booking",
  code: "an empty field",
  "code.post": "leads to the matter, which is logged",
  "staff.home": "leads on",
  "calls.show": "an empty form",
  "queue.next": "an empty form",
  "queue.views": "the reader's own filters",
  "queue.keep-view": "the reader's own filters",
  "queue.view": "the reader's own filters",
  "queue.competence": "the reader's own skills",
  "today.show": "figures of teams, and who of them is at work",
  "absences.show": "professionals' absences",
  "absences.change": "professionals' absences",
  "people.show": "an empty field",
  "people.search": "leads to the person's page, which is logged",
  leaders: "figures",
  definition: "figures",
  failures: "figures",
  quality: "figures",
  "content.show": "the county's own texts",
  "calendar.show": "held in booking.test.ts",
  "calendar.unblock": "the reader's own calendar",
  "unit-day.show": "held in booking.test.ts",
  "away.show": "its form; the times that need moving are held in fhir.test.ts",
  "away.mark": "held in booking.test.ts",
  "book.show": "held in booking.test.ts",
  "book.take": "held in booking.test.ts",
  "series.show": "held in booking.test.ts",
  "series.take": "held in booking.test.ts",
  "groups.show": "held in booking.test.ts",
  "groups.make": "held in booking.test.ts",
  "group.show": "held in booking.test.ts",
  "group.step": "held in booking.test.ts",
  groups: "groups that anybody may join, without who comes",
  groupEvent: "a group, without who comes",
  "groupEvent.post": "held in booking.test.ts",
  "appointment.show": "held in booking.test.ts",
  "appointment.step": "held in booking.test.ts",
  "waiting-list.show": "held in booking.test.ts",
  "waiting-list.change": "held in booking.test.ts",
  waiting: "held in booking.test.ts",
  "waiting.post": "held in booking.test.ts",
  myData: "choices, and the reader's own requests by kind and number",
  "myData.post": "held in rights.test.ts",
  wishes: "the reader's own decisions",
  "wishes.post": "held in rights.test.ts",
  dataAsk: "the form of a request, about what its page has shown",
  "dataAsk.post": "held in rights.test.ts",
  dataRequest: "held in rights.test.ts",
  "dataExport.post": "held in rights.test.ts",
  "accessLog.post": "held in rights.test.ts",
  "requests.show": "kinds and numbers, no names",
  "data-request.show": "held in rights.test.ts",
  "data-request.step": "held in rights.test.ts",
  "reading.show": "held in rights.test.ts",
  "reading.rows": "held in rights.test.ts",
  "reading.review": "held in rights.test.ts",
  "watched.show": "nobody is on the list",
  "watched.change": "nobody is on the list",
};

/** Who did what, in the words that the person reads. */
const WORDS: Readonly<Record<Lang, readonly string[]>> = {
  fi: [
    "lähetit yhteydenoton",
    "näki yhteydenoton jonossa, ei avannut viestejä",
    "avasi yhteydenoton",
    "otti asian hoitaakseen",
    "kirjoitti muistiinpanon",
    "kysyi lisää",
    "kirjoitit viestin",
    "palautti asian jonoon",
    "antoi asian toiselle",
    "vastasi",
    "päätti asian",
    "kuittasi hälytyksen",
    "haki henkilöä, ei avannut tietoja",
    "avasi henkilön tiedot",
    "tarkisti lukulokia",
    "katsoit luetteloa asioista",
    "merkitsi, että luvattu aika ylittyi",
    "siirsi asian toiseen rekisteriin",
  ],
  sv: [
    "tog kontakt",
    "såg kontakten i kön, öppnade inte meddelandena",
    "öppnade kontakten",
    "tog hand om ärendet",
    "skrev en anteckning",
    "frågade mer",
    "skrev ett meddelande",
    "lade tillbaka ärendet i kön",
    "gav ärendet till någon annan",
    "svarade",
    "avslutade ärendet",
    "kvitterade larmet",
    "sökte personen, öppnade inte uppgifterna",
    "öppnade personens uppgifter",
    "granskade loggen",
    "tittade på listan över ärenden",
    "antecknade att den utlovade tiden överskreds",
    "flyttade ärendet till ett annat register",
  ],
  en: [
    "sent the contact request",
    "saw the contact request in the queue, did not open the messages",
    "opened the contact request",
    "took on the matter",
    "wrote a note",
    "asked for more information",
    "wrote a message",
    "put the matter back into the queue",
    "gave the matter to somebody else",
    "answered",
    "closed the matter",
    "acknowledged the alarm",
    "looked the person up, did not open the data",
    "opened the person's data",
    "reviewed the log",
    "looked at the list of matters",
    "noted that the promised time had passed",
    "moved the matter to another register",
  ],
};

describe("whoever reads or changes a person's data leaves a row that the person can read", () => {
  let house: TestHouse;
  const done = new Set<string>();
  const people = new Map<string, HttpVisitor>();
  beforeAll(async () => {
    house = await testHouse({ now: "2026-11-20T07:00:00Z" });
  });
  afterAll(() => house.close());

  /** Somebody at work or at home, signed in anew where the session is over. */
  const as = async (audience: "resident" | "staff", key: string) => {
    const person = people.get(key) ?? new HttpVisitor(house.baseUrl);
    people.set(key, person);
    // To a page of nobody's data, so that the arrival itself leaves no row.
    return person.signIn(audience, key, "/fi/lupaus");
  };
  const staff = (key: string) => as("staff", key);
  const rows = async () => {
    const aino = residentOf(house, "aino").id;
    const [row] = await house.database.owner<{ n: number }[]>`
      select (select count(*) from access_log a where a.person_id = ${aino} or a.contact_id is not null)::int
        + (select count(*) from access_log_shown)::int as n`;
    return row?.n ?? 0;
  };
  /** Does one thing by a route, and holds that a row of the log came of it. */
  const leaves = async (route: string, act: () => Promise<HttpVisitor>) => {
    const before = await rows();
    const visitor = await act();
    expect(visitor.status, `${route}: ${visitor.text.slice(0, 200)}`).toBe(200);
    expect(await rows(), route).toBeGreaterThan(before);
    done.add(route);
  };

  it("a resident sends, reads, and is asked", async () => {
    const aino = await as("resident", "aino");
    await aino.get("/fi/pyyda-apua");
    await fillForm(aino, {
      "for-whom": "myself",
      topic: "everyday-life",
      "own-words": "En jaksa arkea yksin.",
      municipality: "905",
      "answer-language": "fi",
      way: "signed-in",
      reach: "email",
      email: "aino.korpela@example.invalid",
      "move-to-health": "true",
    });
    await leaves("askReview.post", () => aino.submit({}));
    await leaves("askSent", () => aino.get("/fi/pyyda-apua/lahetetty"));
    await leaves("matters", () => aino.get("/fi/omat-asiat"));
    const path = aino.html.match(/\/fi\/omat-asiat\/[0-9a-f-]{36}/)?.[0] ?? "";
    await leaves("matter", () => aino.get(path));
    await leaves("accessLog", () => aino.get("/fi/omat-asiat/lukuloki"));

    const work = path.replace("omat-asiat", "staff/inbox");
    const riikka = await staff("riikka");
    await leaves("inbox.show", () => riikka.get("/fi/staff/inbox"));
    const file = crypto.randomUUID();
    await house.database.owner`
      insert into contact_attachment values (${file}, ${work.split("/").at(-1) ?? ""}, 'a.pdf', 'application/pdf', 5, '%PDF-')`;
    await leaves("contact.attachment", () => riikka.get(`${work}/files/${file}`));
    await leaves("contact.show", () => riikka.get(work));
    await leaves("contact.take", () => riikka.submit({}, { button: "Ota" }));
    await leaves("contact.note", async () =>
      (await riikka.get(work)).post(`${work}/note`, fieldsOf(riikka, { body: "Soitan huomenna." })),
    );
    await leaves("contact.ask-back", async () =>
      (await riikka.get(work)).post(`${work}/ask-back`, fieldsOf(riikka, { body: "Kuka auttaa nyt?" })),
    );
    await aino.get(path);
    await leaves("matter.post", () => aino.submit({ body: "Siskoni auttaa." }));
    await leaves("contact.release", async () =>
      (await riikka.get(work)).post(`${work}/release`, fieldsOf(riikka)),
    );
    const tuula = await staff("tuula");
    await leaves("contact.hand-out", async () =>
      (await tuula.get(work)).post(`${work}/hand-out`, fieldsOf(tuula, { to: staffOf(house, "riikka").id })),
    );
    await leaves("contact.answer", async () =>
      (await riikka.get(work)).post(`${work}/answer`, fieldsOf(riikka, { body: "Tässä ohje." })),
    );
    await leaves("contact.close", async () =>
      (await riikka.get(work)).post(`${work}/close`, fieldsOf(riikka)),
    );
  });

  it("contacts are taken from the queue, split, joined, merged, put aside and asked about", async () => {
    const [one, other, third] = [
      await given(house, { by: "daniel", words: "Kaksi asiaa." }),
      await given(house, { by: "daniel", words: "Sama asia." }),
      await given(house, { by: "daniel", words: "Toinen asia." }),
    ];
    const work = `/fi/staff/inbox/${one.id}`;
    const riikka = await staff("riikka");
    const does = async (step: string, fields: Record<string, string>, at = work) =>
      (await riikka.get(at)).post(`${at}/${step}`, fieldsOf(riikka, fields));
    await riikka.get(work);
    await leaves("queue.several", () =>
      riikka.post("/fi/staff/several", fieldsOf(riikka, { step: "take", id: third.id })),
    );
    await leaves("queue.take-next", () => riikka.post("/fi/staff/next", fieldsOf(riikka)));
    const second = { team: "family-middle", topic: "money", body: "Raha-asia." };
    await leaves("contact.split", async () => {
      const seen = String(one.id && (await riikka.get(work)).hidden("seen"));
      return does("split", { ...second, seen, submission: crypto.randomUUID() });
    });
    await leaves("contact.join", () => does("join", { other: third.id }));
    await leaves("contact.merge", () => does("merge", { other: other.id }));
    const merged = riikka.path.includes(one.id) ? other.id : one.id;
    await leaves("contact.unmerge", () => does("unmerge", {}, `/fi/staff/inbox/${merged}`));
    const maria = await staff("maria");
    await leaves("contact.consult", () =>
      does("consult", { to: staffOf(house, "maria").id, body: "Mitä tekisit?" }),
    );
    await leaves("contact.consult-answer", async () =>
      (await maria.get(work)).post(`${work}/consult-answer`, fieldsOf(maria, { body: "Soittaisin." })),
    );
    await leaves("contact.milestone", () => does("milestone", { what: "decision-made", date: "2026-11-20" }));
    await leaves("contact.snooze", () => does("snooze", { date: "2026-11-20", time: "12" }));
  });

  it("a time is asked for, listed, printed in a letter and withdrawn", async () => {
    const { id } = await given(house, { by: "sanna", words: "Tarvitsen ajan." });
    const work = `/fi/staff/inbox/${id}`;
    const riikka = await staff("riikka");
    await riikka.get(work);
    await riikka.post(`${work}/take`, fieldsOf(riikka));
    const time = { "time-type": "social-guidance", "time-urgency": "week" };
    await riikka.post(`${work}/answer`, fieldsOf(riikka, { body: "Saat ajan.", ...time }));
    await riikka.get(work);
    await leaves("contact.continues", () =>
      riikka.post(`${work}/continues`, fieldsOf(riikka, { continues: "no" })),
    );
    await leaves("contact.letter", () => riikka.get(`${work}/letter`));
    const other = await staff("riikka");
    await leaves("time-requests.show", () => other.get("/fi/staff/time-requests"));
    await leaves("time-requests.withdraw", () => other.submit({}, { button: "Peru pyyntö" }));
  });

  it("an alarm is acknowledged, a matter moved to the other register", async () => {
    const { id } = await given(house, {
      by: "aino",
      words: "En jaksa enää.",
      danger: ["suicide"],
      moveAllowed: true,
    });
    const work = `/fi/staff/inbox/${id}`;
    const riikka = await staff("riikka");
    await riikka.get(work);
    await leaves("contact.alarm", () => riikka.post(`${work}/alarm`, fieldsOf(riikka)));
    await riikka.post(`${work}/take`, fieldsOf(riikka));
    await leaves("contact.hand-over", () =>
      riikka.post(`${work}/hand-over`, fieldsOf(riikka, { team: "psychosocial-middle" })),
    );
  });

  it("an answer is read by its code", async () => {
    await given(house, { by: null, words: "Nimetön kysymys.", code: "7777-7777-7777-7777" });
    const visitor = new HttpVisitor(house.baseUrl);
    // The check character of this code is not right: the door refuses it, and nothing is read.
    await visitor.get("/fi/koodi");
    const before = await rows();
    await visitor.submit({ code: "7777-7777-7777-7777" });
    expect([visitor.status, await rows()]).toEqual([422, before]);

    const aino = new HttpVisitor(house.baseUrl);
    await aino.get("/fi/pyyda-apua");
    await fillForm(aino, {
      "for-whom": "myself",
      topic: "loneliness",
      "own-words": "Olen yksin.",
      municipality: "not-said",
      "answer-language": "fi",
      way: "code",
      "move-to-health": "false",
    });
    await aino.submit({});
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(aino.text)?.[0] ?? "";
    await visitor.get("/fi/koodi");
    await leaves("codeMatter", () => visitor.submit({ code }));
    await leaves("codeMatter.post", () => visitor.submit({ body: "Vielä yksi asia." }));
  });

  it("a person is looked up, opened for a stated reason, and the reason reviewed", async () => {
    const path = `/fi/staff/people/${residentOf(house, "aino").id}`;
    const nina = await staff("nina");
    await leaves("person.show", () => nina.get(path));
    await leaves("person.reason", () =>
      nina.submit({ register: "health", code: "asked-by-person", words: "Aino pyysi soittamaan." }),
    );
    await leaves("person.preference", () => nina.submit({}, { button: "Kirjoita, älä soita" }));
    const officer = await staff("paivi");
    await leaves("reasons.show", () => officer.get("/fi/staff/special-reasons"));
    await leaves("reasons.seen", () => officer.submit({}, { button: "Nina Sandberg" }));
  });

  it("a score is entered, and read by its person", async () => {
    const riikka = await staff("riikka");
    await leaves("person.scores", () =>
      riikka.get(`/fi/staff/people/${residentOf(house, "aino").id}/scores?instrument=phq-9`),
    );
    const day = { "measured.day": "20", "measured.month": "11", "measured.year": "2026" };
    await leaves("person.score", () => riikka.submit({ score: "7", ...day, filledBy: "self", do: "save" }));
    const aino = await as("resident", "aino");
    await leaves("ownScores", () => aino.get("/fi/omat-asiat/mittaukset"));
  });

  it("a call is recorded, the promised call made, the person corrected", async () => {
    const nina = await staff("nina");
    await nina.get("/fi/staff/calls");
    const fields = {
      caller: residentOf(house, "daniel").identityCode,
      topic: "fever",
      words: "Kuume.",
      channel: "phone",
    };
    const call = { phone: "050 000 0101", time: "14", day: "2026-11-20" };
    await leaves("calls.record", () => nina.submit({ ...fields, ...call, do: "save" }));
    const contact = nina.path.split("?")[0] ?? "";
    const other = await as("staff", "nina");
    await leaves("call-backs.show", () => other.get("/fi/staff/call-backs"));
    await leaves("call-backs.try", () => other.submit({ do: "reached" }, { button: "Tavoitettu" }));
    await leaves("contact.person", () => nina.get(`${contact}/person`));
    const right = { person: residentOf(house, "elin").identityCode, reason: "wrong-pick" };
    await leaves("contact.correct", () => nina.submit({ ...right, do: "save" }));
    await leaves("assessment.show", () => nina.get(`${contact}/assessment`));
    // A time is needed, of nobody in particular: something is found, and a reason given for saving it so.
    const need = { "hta-reason": "A03", "hta-urgency": "immediate", "hta-result": "time" };
    const assessed = { ...need, "hta-service": "sick-care", "hta-nature": "SH", do: "save" };
    await nina.submit(assessed);
    await leaves("assessment.record", () => nina.submit({ ...assessed, "hta-explanation": "Kesken." }));
    // In a session of its own: what one has been shown in a session is logged once.
    const anew = new HttpVisitor(house.baseUrl);
    await anew.signIn("staff", "nina", "/fi/lupaus");
    await leaves("assessments.show", () => anew.get("/fi/staff/assessments"));
  });

  it("a death is recorded once, and the person's matters tell it", async () => {
    const contact = { by: "matti", line: "health", team: "health-line", words: "Jalka on kipeä." };
    const { id } = await given(house, contact);
    const nina = await staff("nina");
    await nina.get(`/fi/staff/people/${residentOf(house, "matti").id}`);
    const day = { "died.day": "18", "died.month": "11", "died.year": "2026" };
    await leaves("person.death", () => nina.submit(day, { button: "Kirjaa kuolinpäivä" }));
    const work = `/fi/staff/inbox/${id}`;
    await nina.get(work);
    expect(nina.text).toContain("henkilö kuollut");
    await nina.post(`${work}/close-after-death`, fieldsOf(nina, { what: "" }));
    expect(nina.status).toBe(422);
    await leaves("contact.close-after-death", () =>
      nina.post(`${work}/close-after-death`, fieldsOf(nina, { what: "nothing-to-do" })),
    );
    expect(nina.text).toContain("Mitään ei ole enää tehtävänä");
  });

  it("a matter of one's own circle is opened after a confirmation", async () => {
    const { id } = await given(house, {
      by: null,
      about: "leo",
      recorded: true,
      line: "health",
      team: "health-line",
      words: "Kuume.",
    });
    const nina = await staff("nina");
    await nina.get(`/fi/staff/inbox/${id}`);
    expect(nina.text).not.toContain("Kuume.");
    await leaves("own-circle.confirm", () => nina.submit({ why: "Olen ainoa vuorossa." }));
    expect(nina.text).toContain("Kuume.");
  });

  it("a broken promise is found by the program and read by the team lead", async () => {
    await given(house, { by: "aino", words: "Odotan vastausta." });
    house.clock.advance({ hours: 24 * 9 });
    const before = await rows();
    await findBreaches({ ...scopeOf(house, null), actor: { kind: "system", job: "breaches" } }, 100);
    expect(await rows()).toBeGreaterThan(before);
    const tuula = await staff("tuula");
    await leaves("breaches.show", () => tuula.get("/fi/staff/breaches"));
    await given(house, { by: "elin", words: "Odotan vastausta." });
    house.clock.advance({ hours: 84 });
    const rested = await as("staff", "tuula");
    await leaves("atRisk.show", () => rested.get("/fi/staff/at-risk?hours=72"));
  });

  it("answers of a closed matter are looked at for their quality", async () => {
    const { id } = await given(house, { by: "sanna", words: "Miten haen perhetyötä?" });
    const riikka = await as("staff", "riikka");
    const work = `/fi/staff/inbox/${id}`;
    await riikka.get(work);
    await riikka.post(`${work}/take`, fieldsOf(riikka));
    await riikka.get(work);
    await riikka.post(`${work}/answer`, fieldsOf(riikka, { body: "Näin haet.", do: "close" }));
    house.clock.advance({ hours: 24 * 7 });
    const tuula = await as("staff", "tuula");
    await leaves("quality.show", () => tuula.get("/fi/staff/quality?team=family-middle"));
    await leaves("quality.contact", () => tuula.get(`/fi/staff/quality/${id}`));
    const all = ["clear", "complete", "right-service", "next-step", "time-kept", "language", "tone"];
    const answers = Object.fromEntries(all.map((question) => [question, "yes"]));
    await leaves("quality.review", () => tuula.submit(answers));
  });

  it("of forms that a person keeps: kept, listed, opened and deleted", async () => {
    const aino = new HttpVisitor(house.baseUrl);
    await aino.signIn("resident", "aino", "/fi/lomakkeet/mood-adult/kaikki");
    await aino.submit(firstChoices(aino.html), { action: "/fi/lomakkeet/mood-adult/kaikki" });
    await aino.submit({ sending: aino.hidden("sending") });
    await leaves("formDone.post", () => aino.submit({ sending: aino.hidden("sending") }));
    const kept = aino.path.split("?")[0] ?? "";
    await leaves("ownForms", () => aino.get("/fi/omat-asiat/lomakkeet"));
    await leaves("ownForm", () => aino.get(kept));
    await leaves("ownForm.post", () => aino.submit({ delete: "1" }));
  });

  it("has come by every route there is, but for those that hold nobody's data", () => {
    const missing = house.app.routes.filter(({ name }) => !done.has(name) && NOBODYS[name] === undefined);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    [
      "fi",
      "/fi/omat-asiat/lukuloki",
      "Riikka Lehtonen",
      "hoito- tai asiakassuhde",
      "erityinen syy (terveydenhuollon rekisteri): Aino pyysi soittamaan.",
    ],
    [
      "sv",
      "/sv/mina-arenden/lasarlogg",
      "Riikka Lehtonen",
      "vård- eller klientrelation",
      "särskilt skäl (hälso- och sjukvårdens register): Aino pyysi soittamaan.",
    ],
    [
      "en",
      "/en/my-matters/who-has-read",
      "Riikka Lehtonen",
      "care or client relationship",
      "special reason (health register): Aino pyysi soittamaan.",
    ],
  ] as const)("is shown to the person in plain words: %s", async (lang, path, ...told) => {
    const aino = await as("resident", "aino");
    await aino.get(path);
    await aino.get(path);
    const newer = aino.text;
    // After the first page: each look is a row, so that what stood last on it comes again on the second.
    await aino.get(`${path}?page=2`);
    const log = newer + aino.text;
    for (const words of [...WORDS[lang], ...told]) expect(log, words).toContain(words);
    expect(log).not.toMatch(/undefined|\[object/);
  });
});

/** The fields of a page's form that every post carries: its token, and the version that was seen. */
function fieldsOf({ html }: HttpVisitor, more: Record<string, string> = {}): Record<string, string> {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  return { _csrf: value("_csrf"), seen: value("seen"), ...more };
}
