import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { listen, visitPage } from "./page-check.ts";

/** Friday, 9 in the morning in Helsinki. */
const FRIDAY = "2026-11-20T07:00:00Z";

describe("a nurse on the phone", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse({ now: FRIDAY }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const signedIn = async (width: number, scripts = true): Promise<Page> => {
    const { page } = await visitor(browser, { width, scripts });
    listen(page);
    await page.goto(`${house.baseUrl}/auth/staff/start?lang=fi&login_hint=nina&next=/fi/staff/calls`);
    return page;
  };

  it("records a call with a promise to call back by keyboard alone, as many keys as the feature page says", async () => {
    const page = await signedIn(1366);
    await visitPage(page, "fi");
    let keys = 0;
    const press = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name);
      keys += names.length;
    };
    const type = async (text: string) => {
      await page.keyboard.type(text);
      keys += text.length;
    };
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? "");
    const tabTo = async (name: string) => {
      for (let steps = 0; steps < 12 && (await focused()) !== name; steps += 1) await press("Tab");
      expect(await focused()).toBe(name);
    };

    expect(await focused()).toBe("caller");
    await type("nygård eli 93");
    await press("Backspace", "Backspace");
    await type("1993");
    await press("Enter");
    await page.waitForSelector("text=Elin Kristina Nygård, 1993, Närpiö");
    await expect.poll(focused).toBe("caller-id");
    await visitPage(page, "fi");
    await press("Space");
    await tabTo("topic");
    await type("lää");
    await tabTo("words");
    const words = "Resepti on loppu ja apteekki kiinni viikonlopun.";
    await type(words);
    await tabTo("phone");
    await type("0500000102");
    await tabTo("time");
    await type("14");
    await tabTo("do");
    await press("Enter");
    await page.waitForSelector("text=Yhteydenotto on kirjattu.");
    await visitPage(page, "fi");
    expect(await page.textContent("main")).toContain("Elin Kristina Nygård");
    // docs/features/calls.md: all keys but those of the caller's own words.
    expect(keys - words.length).toBe(49);
  });

  it("sees the promised calls on a desk and on a phone, and corrects a person; without a script too", async () => {
    for (const [width, scripts] of [
      [1366, true],
      [360, true],
      [360, false],
    ] as const) {
      const page = await signedIn(width, scripts);
      await visitPage(page, "fi");
      await page.fill("[name=caller]", "nygard");
      await page.click("button[value=find-caller]");
      await page.waitForSelector("text=Elin Kristina Nygård, 1993");
      await visitPage(page, "fi");
      await page.click("button[value=save]");
      await page.waitForSelector("text=Valitse kertoja haun tuloksista");
      await visitPage(page, "fi");
      await page.goto(`${house.baseUrl}/fi/staff/call-backs`);
      await visitPage(page, "fi");
      await page.click("main a:has-text('Lääkitys')");
      await page.waitForSelector("text=Korjaa, kenen asia");
      await page.click("main a:has-text('Korjaa, kenen asia')");
      await page.waitForSelector("h1:has-text('Korjaa, kenen asia')");
      await visitPage(page, "fi");
    }
  });
});
