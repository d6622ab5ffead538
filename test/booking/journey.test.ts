import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "#src/kernel/lang.ts";
import { bookingWords } from "#src/web/resident/booking/words.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { listen, onward, textOf, visitPage } from "../journeys/page-check.ts";
import { nurseAt } from "./calendars.ts";

/** Monday, eight in the morning in Helsinki. */
const MONDAY = "2026-11-23T06:00:00Z";

describe("a time is booked, moved and cancelled on a phone", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse({ now: MONDAY }), launchBrowser()]);
    await nurseAt(house, "health-station-vaasa", [13, 16], { forms: ["in-person", "phone"] });
    await nurseAt(house, "health-station-narpes", [13, 16]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const first = (page: Page, selector: string) => onward(page, () => page.locator(selector).first().click());

  it.each([
    ["fi", "aino", 320, false],
    ["sv", "elin", 360, true],
    ["en", "daniel", 1280, true],
  ] as const)(
    "in %s by %s at %i px, scripts %s",
    async (lang: Lang, key, width, scripts) => {
      const w = bookingWords(lang);
      const { context, page } = await visitor(browser, { width, scripts });
      listen(page);
      const seen = () => visitPage(page, lang);
      await page.goto(`${house.baseUrl}/auth/resident/start?lang=${lang}&login_hint=${key}&next=/${lang}`);
      const path = { fi: "/fi/ajanvaraus", sv: "/sv/tidsbokning", en: "/en/booking" }[lang];
      await page.goto(`${house.baseUrl}${path}`);
      await seen();
      await first(page, `main a[href="${path}/nurse"]`);
      await seen();
      await first(page, `main a[href*="${path}/nurse/"]`);
      await seen();
      expect(await page.locator("main svg[role=img] text").count()).toBe(2);
      await first(page, `main a[href*="unit=health-station"]`);
      await first(page, "main button[name=time]");
      await seen();
      const mine = page.locator("main input[name=for][type=radio]");
      if ((await mine.count()) > 0) await mine.first().check();
      await first(page, "main form button[type=submit]");
      await seen();
      expect(await textOf(page)).toContain(w.booked);
      await page.locator("main button[value=coming]").click();
      await expect.poll(() => textOf(page)).toContain(w.saidComing);
      await page.locator("main a", { hasText: w.move }).first().click();
      await expect.poll(() => textOf(page, "h1")).toBe(w.moveTitle);
      await seen();
      await first(page, "main li:last-child button[name=time]");
      expect(await textOf(page)).toContain(w.moved);
      await page.locator("main summary", { hasText: w.cancel }).click();
      await page.locator("main button[value=cancel]").click();
      await expect.poll(() => textOf(page)).toContain(w.states.cancelled);
      await seen();
      const own = {
        fi: "/fi/omat-asiat/ajat",
        sv: "/sv/mina-arenden/tider",
        en: "/en/my-matters/appointments",
      };
      await page.goto(`${house.baseUrl}${own[lang]}`);
      await seen();
      const door = { fi: "/fi/aika", sv: "/sv/tid", en: "/en/appointment" };
      await page.goto(`${house.baseUrl}${door[lang]}`);
      await seen();
      await context.close();
    },
    90_000,
  );
});
