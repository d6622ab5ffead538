import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillForm } from "#scenario/true-hand/fill-form.ts";
import type { Lang } from "#src/kernel/lang.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

/** Somebody who writes to a line: everything that its form may ask. */
const ANSWERS = {
  "for-whom": "myself",
  signs: "none",
  "safe-now": "no",
  "own-words": "Olen odottanut vastausta jo kaksi viikkoa.",
  since: "weeks",
  worse: "same",
  function: "with-effort",
  medicines: "",
  tried: "",
  services: "",
  municipality: "905",
  interpreter: "false",
  way: "code",
  "move-to-social": "false",
  "move-to-health": "false",
};

const LINES = [
  ["health", "fi", "/fi/yhteydenotto/terveys", "back", "health-line", "Tarkista ja lähetä"],
  ["social", "sv", "/sv/kontakt/socialt", "money", "social-line", "Granska och skicka"],
  ["psychosocial", "en", "/en/contact/mental-health", "anxiety", "psychosocial-middle", "Check and send"],
  ["oral", "fi", "/fi/yhteydenotto/hampaat", "toothache", "oral-line", "Tarkista ja lähetä"],
] as const;

describe("each line is written to by its own form", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  const sentTo = async (line: string) => {
    const [row] = await house.database.owner<
      { line: string; team: string; topic: string; channel: string; danger: string[]; form: string }[]
    >`select line, team, topic, channel, danger, form from contact where line = ${line} order by danger desc limit 1`;
    return row;
  };

  it.each(LINES)("%s, in %s", async (line, lang, path, topic, team, title) => {
    const person = new HttpVisitor(house.baseUrl);
    await person.get(path);
    await fillForm(person, { ...ANSWERS, topic, "answer-language": lang });
    expect(person.title).toBe(title);
    await person.submit({});
    expect(person.status).toBe(200);
    expect(person.text).toMatch(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/);
    const form = `${line}-contact`;
    expect(await sentTo(line)).toEqual({ line, team, topic, channel: "web-form", danger: [], form });
  });

  it("offers as topics only what professionals of the line record too", () => {
    for (const [line] of LINES) {
      const recorded = new Set(house.county.topicsOf(line).map(({ id }) => id));
      const asked = house.county.formOfLine(line)?.form.byUse.get("topic")?.options ?? [];
      expect(
        asked.map(({ key }) => key).filter((key) => !recorded.has(key)),
        line,
      ).toEqual([]);
      expect(asked.length).toBeGreaterThan(5);
    }
  });

  it("shows help at once and alarms when a sign is acute", async () => {
    const person = new HttpVisitor(house.baseUrl);
    await person.get("/sv/kontakt/halsa");
    await fillForm(person, { "for-whom": "myself", topic: "breathing", signs: "chest-pain" });
    expect(person.text).toContain("Du får hjälp genast");
    await fillForm(person, { ...ANSWERS, "answer-language": "sv" });
    await person.submit({});
    expect((await sentTo("health"))?.danger).toEqual(["acute-illness"]);
  });

  it("finds danger and what tells a name in every field of one's own words", async () => {
    const person = new HttpVisitor(house.baseUrl);
    await person.get("/fi/yhteydenotto/terveys");
    await fillForm(person, {
      ...ANSWERS,
      topic: "medicine",
      medicines: "Soittakaa 050 000 0104",
      tried: "En halua enää elää",
      "answer-language": "fi",
    });
    expect(person.text).toContain("Saat apua heti");
    await person.submit({});
    expect(person.status).toBe(422);
    expect(person.text).toContain("Poista viestistä tieto, josta sinut voisi tunnistaa: puhelinnumero");
  });

  it("keeps a draft of each line apart, and leads the language switch to the word of the language", async () => {
    const person = new HttpVisitor(house.baseUrl);
    await person.get("/fi/yhteydenotto/sosiaali");
    await fillForm(person, { "for-whom": "myself", topic: "housing" });
    await person.get("/fi/yhteydenotto/hampaat");
    await fillForm(person, { "for-whom": "my-child", "age-group": "age-7-17", topic: "check-up" });
    await person.get("/fi/yhteydenotto/sosiaali/tarkista");
    expect(person.text).toContain("Asuminen");
    await person.get("/sv/kontakt/hampaat/topic");
    expect(person.path).toBe("/sv/kontakt/tander/topic");
    await person.get("/fi/yhteydenotto");
    expect(person.html.match(/Jatka kesken jäänyttä viestiä/g)).toHaveLength(2);
  });

  it("knows no other line, and no page that a form does not have", async () => {
    const person = new HttpVisitor(house.baseUrl);
    for (const path of ["/fi/yhteydenotto/perhe", "/en/contact/health/magic", "/sv/kontakt/x/y"]) {
      await person.get(path);
      expect(person.status, path).toBe(404);
    }
  });

  it.each(["fi", "sv", "en"] as Lang[])(
    "lists every line with its number and its form, in %s",
    async (lang) => {
      const person = new HttpVisitor(house.baseUrl);
      await person.get({ fi: "/fi/yhteydenotto", sv: "/sv/kontakt", en: "/en/contact" }[lang]);
      for (const line of house.county.content.lines) {
        expect(person.text).toContain(line.phone.number);
        expect(person.text).toContain(line.hoursText[lang]);
        expect(person.text).toContain(house.county.formOfLine(line.id)?.form.title[lang]);
      }
    },
  );
});
