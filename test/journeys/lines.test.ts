import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "#src/kernel/lang.ts";
import { PATHS } from "#src/web/paths.ts";
import { doorTo } from "#src/web/resident/ask/door.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { answerHere, codeOn } from "./asking.ts";
import { listen, onward, submit, visitPage } from "./page-check.ts";

const ANSWERS: Readonly<Record<string, string>> = {
  "for-whom": "close",
  "age-group": "age-65",
  signs: "none",
  "safe-now": "earlier",
  "own-words": "Tämä on jatkunut jo viikkoja.",
  since: "weeks",
  worse: "worse",
  function: "with-effort",
  municipality: "598",
  interpreter: "true",
  "interpreter-language": "ukraina",
  way: "own-contact",
  reach: "phone",
  phone: "050 000 0104",
  "call-time": "morning",
  "move-to-social": "true",
  "move-to-health": "true",
};

describe("the lines are written to on a narrow phone", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it.each([
    ["health", "fi", "medicine", false],
    ["social", "sv", "housing", true],
    ["psychosocial", "en", "gambling", false],
    ["oral", "sv", "denture", true],
  ] as const)(
    "%s, in %s, from the list of lines to the code",
    async (line, lang: Lang, topic, scripts) => {
      const door = doorTo(house.app.site, line);
      if (!door) throw new Error(`nobody can write to ${line}`);
      const { page, context } = await visitor(browser, { width: 320, scripts });
      listen(page);
      await page.goto(house.baseUrl + PATHS.contactUs[lang]);
      await visitPage(page, lang);
      await onward(page, () => page.locator(`main a[href="${door.entry(lang)}"]`).click());
      // Nothing chosen: the page says what is missing, and stays.
      await submit(page);
      await visitPage(page, lang);
      expect(await page.locator(".nhsuk-error-summary").count()).toBe(1);
      while (new URL(page.url()).pathname !== door.review(lang)) {
        await answerHere(page, { ...ANSWERS, topic, "answer-language": lang });
        await submit(page);
        await visitPage(page, lang);
      }
      await submit(page);
      await visitPage(page, lang);
      expect(await codeOn(page)).toMatch(/^[0-9A-Z]{4}/);
      await context.close();
    },
    120_000,
  );
});
