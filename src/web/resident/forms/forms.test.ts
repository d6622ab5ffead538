import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobWork } from "#src/county/jobs.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { makeLog } from "#src/platform/log/log.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { firstChoices } from "./testing/first-choices.ts";
import { typedAnswers } from "./testing/typed-answers.ts";
import { publishImported, publishVisitForm } from "./testing/visit-form.ts";

const HEAVY = { heavy: "quite", joy: "quite", worry: "quite", "body-tense": "quite", harsh: "quite" };
const FORMS: Readonly<Record<Lang, string>> = { fi: "/fi/lomakkeet", sv: "/sv/blanketter", en: "/en/forms" };
const PDF = new Uint8Array(Buffer.from("%PDF-1.7\nletter"));
const PROGRAM = new Uint8Array(Buffer.from("MZ\u0090\u0000 a program"));

describe("forms that anybody may open", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
    await publishVisitForm(house, "health");
  });
  afterAll(() => house.close());
  const somebody = () => new HttpVisitor(house.baseUrl);

  /** Answers every page of a form with the first choice of each question, but for what is given. */
  async function answerAll(person: HttpVisitor, given: Readonly<Record<string, string>> = {}): Promise<void> {
    while (/\/(sivu|sida|page)\//.test(person.path)) {
      const { path } = person;
      const own = Object.entries(given).filter(([name]) => person.asked.has(name));
      await person.submit(
        { ...firstChoices(person.html), ...Object.fromEntries(own) },
        { action: path.split("?")[0] },
      );
      if (person.path === path) throw new Error(`${person.status} at ${path}: ${person.text.slice(0, 600)}`);
    }
  }

  it.each(["fi", "sv", "en"] as const)("lists them by what they are for, in %s", async (lang) => {
    const reader = await somebody().get(FORMS[lang]);
    expect(reader.status).toBe(200);
    expect([...reader.html.matchAll(/aria-labelledby="group-([a-z-]+)"/g)].map(([, id]) => id)).toEqual([
      "self-assessment",
      "message",
      "application",
      "pre-visit",
      "imported",
    ]);
    for (const [, href = ""] of reader.html.matchAll(/class="nhsuk-heading-s pb-flush"><a href="([^"]+)"/g)) {
      const start = await somebody().get(href);
      expect([href, start.status]).toEqual([href, 200]);
    }
  });

  it("an adult looks at their mood without a name: danger brings help at once, the result explains itself, nothing is kept", async () => {
    const adult = await somebody().get(`${FORMS.fi}/mood-adult`);
    expect(adult.text).toContain("Kukaan meistä ei lue vastauksiasi");
    await adult.get(adult.link(`${FORMS.fi}/mood-adult/sivu/`) ?? "");
    await adult.submit({ ...HEAVY, harsh: "" });
    expect(adult.status).toBe(422);
    expect(adult.title).toMatch(/^Virhe: /);
    await answerAll(adult, { ...HEAVY, "safe-now": "thoughts" });
    expect(adult.title).toBe("Tarkista vastauksesi");
    expect(adult.text).toContain("Kukaan meistä ei lue tätä lomaketta");
    await adult.submit({}, { button: "Näytä tulos" });
    expect(adult.title).toBe("Tuloksesi");
    expect(adult.text).toContain("Näin pisteet laskettiin");
    expect(adult.text).toContain("Tulos ei ole diagnoosi");
    expect(adult.text).toContain("Et ole tunnistautunut");
    const [kept] = await house.database.db`select count(*)::int as n from form_response`;
    expect(kept?.n).toBe(0);
    await adult.submit({ "throw-away": "1" });
    expect(adult.title).toBe("Lomakkeet ja itsearvioinnit");
    const [drafts] = await house.database.db`select count(*)::int as n from draft where form = 'mood-adult'`;
    expect(drafts?.n).toBe(0);
  });

  it("an empty page is the same for all but for what is their own; what is known or answered stays with its owner", async () => {
    const path = `${FORMS.sv}/coping-65/alla`;
    const [one, other] = await Promise.all([somebody().get(path), somebody().get(path)]);
    for (const name of ["_csrf", "_screen"]) expect(one.hidden(name)).not.toBe(other.hidden(name));
    const alike = (person: HttpVisitor) =>
      ["_csrf", "_screen"].reduce((html, name) => html.replaceAll(person.hidden(name), name), person.html);
    expect(alike(other)).toBe(alike(one));
    await one.submit(firstChoices(one.html));
    await one.get(path);
    expect(one.html).toContain('checked=""');
    await other.get(path);
    expect(other.html).not.toContain('checked=""');

    const cancelling = `${FORMS.fi}/cancel-appointment/kaikki`;
    expect((await somebody().get(cancelling)).html).not.toContain("050 000 0101");
    const aino = await somebody().signIn("resident", "aino", cancelling);
    expect(aino.html).toContain("050 000 0101");
    expect((await somebody().get(cancelling)).html).not.toContain("050 000 0101");
  });

  it("Aino signs in to keep what she answered, opens it in Swedish, sees how it moves, and deletes it", async () => {
    const aino = await somebody().get(`${FORMS.fi}/mood-adult/sivu/mood-page`);
    await answerAll(aino, HEAVY);
    await aino.submit({}, { button: "Näytä tulos" });
    await aino.signIn("resident", "aino", `${FORMS.fi}/mood-adult/valmis`);
    expect(aino.title).toBe("Tuloksesi");
    await aino.submit({ sending: aino.hidden("sending"), ...chosen(aino) });
    expect(aino.text).toContain("Vastauksesi on tallennettu");
    const kept = aino.path.split("?")[0] ?? "";
    const id = kept.split("/").at(-1);
    await aino.get(`/sv/mina-arenden/blanketter/${id}`);
    expect(aino.text).toContain("Så räknades poängen");
    expect(aino.text).toContain("Morgnarna har känts tunga");

    await aino.get(`${FORMS.fi}/mood-adult`);
    await aino.submit({ from: id ?? "" });
    expect(aino.title).toBe("Tarkista vastauksesi");
    await aino.submit({}, { button: "Näytä tulos" });
    expect(aino.text).toContain("Tulokset ajan mittaan");

    const stranger = await somebody().signIn("resident", "sanna", kept);
    expect(stranger.status).toBe(404);
    await aino.get(kept);
    await aino.submit({ delete: "1" });
    expect(aino.text).toContain("Lomake on poistettu");
    expect((await aino.get(kept)).status).toBe(404);
    await aino.get("/fi/omat-asiat/lukuloki");
    for (const what of ["tallensit lomakkeen", "katsoit tallennettuja lomakkeita", "poistit lomakkeen"])
      expect(aino.text).toContain(what);
  });

  it("a complaint goes to its line by name, with its own limit, once", async () => {
    const aino = await somebody().signIn("resident", "aino", `${FORMS.fi}/complaint-health-care`);
    await aino.get(aino.link(`${FORMS.fi}/complaint-health-care/sivu/`) ?? "");
    await fillText(aino);
    expect(aino.title).toBe("Tarkista vastauksesi");
    const twice = aino.twin();
    await aino.submit({ sending: aino.hidden("sending"), ...chosen(aino) });
    expect(aino.title).toBe("Viestisi on lähetetty");
    await twice.submit({ sending: twice.hidden("sending"), ...chosen(twice) });
    expect(twice.title).toBe("Viestisi on lähetetty");
    const rows = await house.database.db`
      select topic, promise, way, register from contact where form = 'complaint-health-care'`;
    expect([...rows]).toEqual([
      { topic: "complaint", promise: "COMPLAINT_REPLY", way: "identified", register: "health" },
    ]);
  });

  it("an imported form takes repeats and files without scripts; a renamed program is refused, and staff see the letter", async () => {
    const patient = await somebody().get(`${FORMS.en}/visit-form`);
    expect(patient.text).toContain("© Example clinic");
    await patient.get(`${FORMS.en}/visit-form/page/1`);
    await patient.submit({ "1.1": "true" });
    expect(patient.status).toBe(422);
    await patient.submit({ "1.1": "true", "add-repeat": "1.2=2" });
    expect(patient.asked.has("1.2.1#1")).toBe(true);
    await patient.submit({
      "1.1": "true",
      "1.2.1#0": "Aspirin",
      "1.2.1#1": "Ibuprofen",
      "1.2.2#1": "2,5",
      "1.2.2#1-unit": "mL",
      "remove-repeat": "1.2=0=2",
    });
    expect(patient.asked.has("1.2.1#1")).toBe(false);
    expect(patient.html).toContain('value="Ibuprofen"');
    const fields = {
      "1.1": "true",
      "1.2.1#0": "Ibuprofen",
      "1.2.2#0": "2,5",
      "1.2.2#0-unit": "mL",
      _csrf: patient.hidden("_csrf"),
    };
    const here = patient.path;
    await patient.upload(here, fields, { field: "1.3", name: "letter.pdf", bytes: PROGRAM });
    expect(patient.status).toBe(422);
    expect(patient.text).toContain("The file cannot be taken");
    expect(patient.html).toContain('value="Ibuprofen"');
    await patient.upload(here, fields, { field: "1.3", name: "letter.pdf", bytes: PDF });
    expect(patient.path).toContain("/page/2");
    await patient.submit({ "2.1": "1e309", "2.2.day": "31", "2.2.month": "2", "2.2.year": "2026" });
    expect(patient.status).toBe(422);
    expect(patient.html).toContain("1e309");
    await patient.submit({ "2.1": "40", "2.2.day": "1", "2.2.month": "11", "2.2.year": "2026" });
    expect(patient.title).toBe("Check your answers");
    expect(patient.text).toContain("2.5 mL");
    await patient.submit({ sending: patient.hidden("sending") });
    expect(patient.title).toBe("Your message has been sent");
    const files = await house.database.db`
      select a.name, a.type from contact_attachment a join contact c on c.id = a.contact_id where c.form = 'visit-form'`;
    expect([...files]).toEqual([{ name: "letter.pdf", type: "application/pdf" }]);
    const [left] = await house.database.db`select count(*)::int as n from form_file`;
    expect(left?.n).toBe(0);
  });

  it("who reads a form that was sent with a score sees it as its sender would: band, meaning, how it was counted", async () => {
    const mood = house.app.site.forms.own("mood-adult")?.form.questionnaire;
    if (!mood) throw new Error("the county has no form mood-adult");
    const url = "https://forms.example/mood-sent";
    await publishImported(house, { ...mood, id: "mood-sent", url }, "health");
    const adult = await somebody().get(`${FORMS.fi}/mood-sent/sivu/mood-page`);
    await answerAll(adult, HEAVY);
    await adult.submit({ sending: adult.hidden("sending") });
    expect(adult.title).toBe("Viestisi on lähetetty");
    const [sent] = await house.database.db`select id from contact where form = 'mood-sent'`;
    const nina = await somebody().signIn("staff", "nina", `/sv/staff/inbox/${sent?.id}`);
    expect(nina.status).toBe(200);
    expect(nina.text).toContain("Blankettens poäng, som avsändaren ser dem");
    expect(nina.text).toMatch(/Dina poäng: \d+ /);
    expect(nina.text).toContain("Så räknades poängen");
  });

  it("goes on with a code on another device, until the draft's time is over", async () => {
    const phone = await somebody().get(`${FORMS.en}/visit-form/page/1`);
    await phone.submit({ "1.1": "false" });
    await phone.get(`${FORMS.en}/visit-form/later`);
    await phone.submit({}, { button: "Give me a code" });
    const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(phone.text.replace(/7Q2M[-0-9A-Z]+/, ""))?.[0] ?? "";
    const computer = await somebody().get("/fi/lomakkeet/koodi");
    await computer.submit({ code: "7Q2M-90XK-TD3H-4V8C" });
    expect(computer.status).toBe(422);
    await computer.submit({ code: code.toLowerCase() });
    expect(computer.title).toBe("Tarkista vastauksesi");
    expect(computer.text).toContain("Ei");
    const jobs = jobWork({
      db: house.database.db,
      config: { smtpUrl: undefined, mailFrom: "a@b.example", demo: true },
      baseUrl: house.baseUrl,
      poke: () => undefined,
      log: makeLog("silent"),
      clock: house.clock,
    });
    await jobs.work.sweep(house.clock.now().add({ hours: 24 * 29 }));
    expect((await computer.get(`${FORMS.en}/visit-form/check`)).title).toBe("Check your answers");
    await jobs.work.sweep(house.clock.now().add({ hours: 24 * 31 }));
    expect((await computer.get(`${FORMS.en}/visit-form/check`)).title).toBe("Before your visit");
  });

  it("two windows on one page: what the other wrote is shown before it is replaced", async () => {
    const first = await somebody().get(`${FORMS.en}/visit-form/page/2`);
    await first.submit({ "2.1": "10" });
    await first.get(`${FORMS.en}/visit-form/page/2`);
    const second = first.twin();
    await second.get(`${FORMS.en}/visit-form/page/2`);
    await second.submit({ "2.1": "20" });
    await first.submit({ "2.1": "30" });
    expect(first.status).toBe(409);
    expect(first.text).toContain("on another device: 20");
    expect(first.html).toContain('value="30"');
    await first.submit({ "2.1": "30" });
    expect(first.text).toContain("30");
    expect(first.title).toBe("Check your answers");
  });

  it.each([
    ["an unknown form", "/en/forms/nothing", 404],
    ["an unknown page", "/en/forms/visit-form/page/9", 404],
    ["a line's own form, which has its own pages", "/en/forms/ask-for-help", 404],
  ])("%s is not there", async (_, path, status) => {
    expect((await somebody().get(path)).status).toBe(status);
  });
});

const subjectOf = ({ html }: HttpVisitor): string =>
  /name="subject"[^>]*value="([^"]+)"/.exec(html)?.[1] ??
  /value="([^"]+)"[^>]*name="subject"/.exec(html)?.[1] ??
  "";
const chosen = (person: HttpVisitor): Record<string, string> => {
  const subject = subjectOf(person);
  return subject === "" ? {} : { subject };
};

/** Writes something in every field of text and takes the first of every choice, until the review. */
async function fillText(person: HttpVisitor): Promise<void> {
  for (let page = 0; page < 20 && /\/(sivu|sida|page)\//.test(person.path); page += 1) {
    const { path } = person;
    const fields = typedAnswers(person.html, "Sain ajan vasta kolmannella soitolla.", ([first]) => first);
    await person.submit(fields, { action: path });
    if (person.path === path) throw new Error(`${person.status} at ${path}: ${person.text.slice(0, 900)}`);
  }
}
