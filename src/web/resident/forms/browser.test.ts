import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { listen, visitPage } from "#test/journeys/page-check.ts";
import { publishVisitForm } from "./testing/visit-form.ts";

describe("filling in a form in a browser", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse(), launchBrowser()]);
    await publishVisitForm(house, null);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });
  const open = async (options: { width: number; scripts?: boolean }): Promise<Page> =>
    listen((await visitor(browser, options)).page);

  it("a change asks the server anew: the page is morphed, the focus stays, help comes at once", async () => {
    const page = await open({ width: 1280 });
    await page.goto(`${house.baseUrl}/en/forms/visit-form/page/1`);
    await visitPage(page, "en");
    const yes = page.locator('input[name="1.1"][value="true"]');
    await yes.focus();
    await page.keyboard.press("Space");
    await page.locator('input[name="1.2.1#0"]').waitFor();
    expect(await yes.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await yes.isChecked()).toBe(true);
    await visitPage(page, "en");
    await page.locator('input[name="1.2.1#0"]').fill("Aspirin");
    await page.locator('button[name="add-repeat"]').click();
    await page.locator('input[name="1.2.1#1"]').waitFor();
    expect(await page.locator('input[name="1.2.1#0"]').inputValue()).toBe("Aspirin");
    expect(await page.locator("table th[scope=row]").count()).toBe(2);

    await page.goto(`${house.baseUrl}/en/forms/visit-form/page/2`);
    await page.locator("input[type=range]").waitFor();
    await page.locator("input[type=range]").focus();
    await page.keyboard.press("End");
    expect(await page.locator('input[name="2.1"]').inputValue()).toBe("100");
    await visitPage(page, "en");

    await page.goto(`${house.baseUrl}/sv/blanketter/mood-adult/alla`);
    await page.locator('input[name="safe-now"][value="thoughts"]').check();
    await page.locator("#danger .nhsuk-card").waitFor();
    await visitPage(page, "sv");
  });

  it("works without scripts on a narrow phone", async () => {
    const page = await open({ width: 320, scripts: false });
    for (const path of [
      "/fi/lomakkeet",
      "/sv/blanketter/mood-adult",
      "/fi/lomakkeet/life-ten-areas/kaikki",
      "/en/forms/visit-form/page/1",
      "/en/forms/code",
    ]) {
      await page.goto(`${house.baseUrl}${path}`);
      await visitPage(page, path.slice(1, 3) as "fi");
    }
  });
});
