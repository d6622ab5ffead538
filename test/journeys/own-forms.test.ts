import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { DOORS } from "#src/platform/http/rate-limit.ts";
import { resultsWords } from "#src/web/forms/results-words.ts";
import { askWords } from "#src/web/resident/ask/words.ts";
import { type Pick, typedAnswers } from "#src/web/resident/forms/testing/typed-answers.ts";
import { formsWords } from "#src/web/resident/forms/words.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

const FORMS: Readonly<Record<Lang, string>> = { fi: "/fi/lomakkeet", sv: "/sv/blanketter", en: "/en/forms" };
const WIDE = { perClient: { capacity: 1000, refillSeconds: 1 } };
const PAGE = /\/(sivu|sida|page)\//;
const WORDS: Readonly<Record<Lang, string>> = {
  fi: "Odotin kauan ja puhuin kolmen ihmisen kanssa.",
  sv: "Jag väntade länge och talade med tre personer.",
  en: "I waited long and spoke with three people.",
};
/** Somebody who takes the first of every choice, the last, and the middle: different branches in each language. */
const PICKS: Readonly<Record<Lang, Pick>> = {
  fi: (choices) => choices[0],
  sv: (choices) => choices.at(-1),
  en: (choices) => choices[Math.floor(choices.length / 2)],
};
const RAW = /\bundefined\b|\bNaN\b|\[object|\{[a-z]+\}/;
const ENGLISH = /\b(the|you|your|answers?|with|please|missing)\b/i;

describe("every form of the county's own, filled in without scripts", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ doors: { ...DOORS, submitForm: WIDE, keepDraft: WIDE, signInStart: WIDE } });
  });
  afterAll(() => house.close());

  /** Right in itself: it is there, names nothing raw, and speaks the reader's language. */
  function readable({ status, path, text, html }: HttpVisitor, lang: Lang): void {
    const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0].replace(/<[^>]+>/g, " ") ?? "";
    const english = lang === "en" ? undefined : ENGLISH.exec(main)?.[0];
    expect([path, status, RAW.exec(text)?.[0], english]).toEqual([path, 200, undefined, undefined]);
  }

  /** Fills in page after page; what a page asks only after an answer is answered when it comes back. */
  async function fillIn(person: HttpVisitor, lang: Lang): Promise<Set<string>> {
    const written = new Set<string>();
    for (let left = 3; left > 0 && PAGE.test(person.path); left -= 1) {
      if (person.status === 200) readable(person, lang);
      const { path } = person;
      const typed = typedAnswers(person.html, WORDS[lang], PICKS[lang]);
      for (const value of Object.values(typed)) if (value === WORDS[lang]) written.add(value);
      await person.submit(typed, { action: path });
      if (person.path !== path) left = 4;
    }
    if (PAGE.test(person.path)) throw new Error(`${person.status} at ${person.path}: ${person.text}`);
    return written;
  }

  it.each(LANGS)("ends in a result or with somebody who reads it, in %s", async (lang) => {
    const w = formsWords(lang);
    const list = await new HttpVisitor(house.baseUrl).get(FORMS[lang]);
    const starts = [...list.html.matchAll(/class="nhsuk-heading-s pb-flush"><a href="([^"]+)"/g)];
    expect(starts).toHaveLength(22);
    for (const [, start = ""] of starts) {
      const person = await new HttpVisitor(house.baseUrl).get(start);
      readable(person, lang);
      await person.get(person.link(`${start}/`) ?? "");
      const written = await fillIn(person, lang);
      readable(person, lang);
      expect(person.title).toBe(w.reviewTitle);
      for (const words of written) expect(person.text).toContain(words);
      if (person.text.includes(w.signInFirst)) await person.signIn("resident", "matti", person.path);
      const subject = /name="subject"[^>]*value="([^"]+)"/.exec(person.html)?.[1];
      await person.submit({ sending: person.hidden("sending"), ...(subject && { subject }) });
      readable(person, lang);
      const isResult = person.title === w.resultTitle;
      expect([start, person.title]).toEqual([start, isResult ? w.resultTitle : askWords(lang).sentTitle]);
      expect(person.text).toContain(
        isResult ? resultsWords(lang).bandIs.replace("{band}", "") : askWords(lang).whatNext,
      );
    }
  });
});
