import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "#src/kernel/lang.ts";
import { PATHS } from "#src/web/paths.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, type Visit, visitor } from "#test/browser.ts";
import { answerHere, codeOn, fillIn, openByCode } from "./asking.ts";
import { listen, onward, submit, textOf, visitPage } from "./page-check.ts";

/** Thursday 23.40 does not count: the fifth working day after it. */
const PROMISED: Readonly<Record<Lang, RegExp>> = {
  fi: /26\. marraskuuta/,
  sv: /26 november/,
  en: /26 November/,
};
const SENT: Readonly<Record<Lang, string>> = {
  fi: "Viestisi on lähetetty",
  sv: "Ditt meddelande har skickats",
  en: "Your message has been sent",
};

describe("a worried parent at 23.40, on a phone", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  async function phone<T>(visit: Visit, story: (page: Page) => Promise<T>): Promise<T> {
    const { context, page } = await visitor(browser, visit);
    try {
      return await story(listen(page));
    } finally {
      await context.close();
    }
  }
  const main = (page: Page) => textOf(page);

  it.each([
    ["fi", 360, true],
    ["sv", 320, true],
    ["en", 360, true],
    ["fi", 320, false],
    ["sv", 360, false],
    ["en", 320, false],
  ] as const)(
    "without a name, in %s, at %i px, scripts %s: sends, and reads by the code",
    (lang, width, scripts) =>
      phone({ width, scripts }, async (page) => {
        await fillIn(page, house.baseUrl, lang, { way: "code" });
        expect(await main(page)).toMatch(PROMISED[lang]);
        await submit(page);
        await visitPage(page, lang);
        expect(await textOf(page, "h1")).toBe(SENT[lang]);
        expect(await main(page)).toMatch(PROMISED[lang]);
        await openByCode(page, house.baseUrl, lang, await codeOn(page));
        expect(await main(page)).toContain("Poika ei ole nukkunut");
      }),
    90_000,
  );

  it.each([
    ["sv", 360, true, "email"],
    ["en", 320, false, "phone"],
  ] as const)(
    "by her own address, in %s, at %i px, scripts %s: by %s",
    (lang, width, scripts, reach) =>
      phone({ width, scripts }, async (page) => {
        await fillIn(page, house.baseUrl, lang, { way: "own-contact", reach });
        await submit(page);
        await visitPage(page, lang);
        expect(await textOf(page, "h1")).toBe(SENT[lang]);
      }),
    90_000,
  );

  it.each([
    ["fi", 320, true],
    ["en", 360, false],
  ] as const)(
    "signed in for her child, in %s, at %i px, scripts %s",
    (lang, width, scripts) =>
      phone({ width, scripts }, async (page) => {
        const { baseUrl } = house;
        await page.goto(
          `${baseUrl}/auth/resident/start?lang=${lang}&login_hint=sanna&next=${PATHS.home[lang]}`,
        );
        await fillIn(page, baseUrl, lang, { way: "signed-in" });
        const onni = house.personas.residents.find(({ key }) => key === "onni")?.id;
        await page.locator(`input[name=subject][value="${onni}"]`).check();
        await submit(page);
        await visitPage(page, lang);
        await onward(page, () => page.locator("main a.nhsuk-button").first().click());
        await visitPage(page, lang);
        expect(await main(page)).toContain("Onni");
        await page.goto(`${baseUrl}${PATHS.matters[lang]}`);
        await visitPage(page, lang);
        expect(await main(page)).toMatch(PROMISED[lang]);
        await page.goto(`${baseUrl}${PATHS.accessLog[lang]}`);
        await visitPage(page, lang);
      }),
    90_000,
  );

  it("an answer forgotten: the summary has the focus, leads to the field, and the title says it", () =>
    phone({}, async (page) => {
      await page.goto(`${house.baseUrl}${PATHS.ask.fi}`);
      await submit(page);
      await visitPage(page, "fi");
      expect(await page.title()).toMatch(/^Virhe: /);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.className ?? ""))
        .toContain("nhsuk-error-summary");
      await page.locator(".nhsuk-error-summary a").click();
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe("for-whom");
    }));

  it("words of danger bring help at once, before anything is sent", () =>
    phone({ width: 320 }, async (page) => {
      await page.goto(`${house.baseUrl}/fi/pyyda-apua/own-words`);
      await answerHere(page, { "own-words": "En jaksa enää. Haluan tappaa itseni." });
      await submit(page);
      await visitPage(page, "fi");
      expect(await main(page)).toContain("112");
      expect(await page.locator(".nhsuk-card--emergency").count()).toBe(1);
    }));

  it("the language switch keeps the page and what was written", () =>
    phone({}, async (page) => {
      await page.goto(`${house.baseUrl}/fi/pyyda-apua/own-words`);
      await answerHere(page, { "own-words": "Kirjoitettu ensin suomeksi." });
      await submit(page);
      await page.goto(`${house.baseUrl}/fi/pyyda-apua/own-words`);
      await onward(page, () => page.locator("header a[hreflang=sv]").first().click());
      await visitPage(page, "sv");
      expect(await page.locator("[name=own-words]").inputValue()).toBe("Kirjoitettu ensin suomeksi.");
    }));
});
