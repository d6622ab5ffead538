import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "#src/kernel/lang.ts";
import { ask, askAs } from "#src/web/staff/testing/contacts.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { listen, onward, visitPage } from "./page-check.ts";

/** Friday, 9 in the morning in Helsinki. */
const FRIDAY = "2026-11-20T07:00:00Z";

describe("a morning at the queue", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse({ now: "2026-11-19T21:40:00Z" }), launchBrowser()]);
    for (let n = 0; n < 4; n += 1) await ask(house, { language: n % 2 === 0 ? "fi" : "sv" });
    await askAs(house, "aino");
    await askAs(house, "aino", { words: "Kysyn samaa uudelleen." });
    house.clock.moveTo(FRIDAY);
    await ask(house);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const atQueue = async (lang: Lang, key: string, width: number, scripts: boolean) => {
    const { context, page } = await visitor(browser, { width, scripts });
    listen(page);
    const next = `/${lang}/staff/inbox`;
    await page.goto(`${house.baseUrl}/auth/staff/start?lang=${lang}&login_hint=${key}&next=${next}`);
    return { context, page };
  };
  const heldBy = async (key: string) => {
    const id = house.personas.staff.find((one) => one.key === key)?.id ?? "";
    const [row] = await house.database.db<[{ n: number }]>`
      select count(*)::int as n from contact where holder_id = ${id}`;
    return row.n;
  };

  it("goes by keyboard in Finnish: ticks two, which stay ticked while the page brings itself up to date; takes one, then the next", async () => {
    const { context, page } = await atQueue("fi", "riikka", 1366, true);
    await visitPage(page, "fi");
    const rows = page.locator("[data-queue] tbody tr");
    // What came while the line was closed stands first, and says so.
    await expect.poll(() => rows.first().textContent()).toContain("tuli suljettuna");
    await expect.poll(() => rows.last().textContent()).not.toContain("tuli suljettuna");
    for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
    const ticked = () => page.locator("[data-tick]:checked").count();
    expect(await ticked()).toBe(2);
    const before = await rows.count();
    await ask(house);
    house.app.site.poke();
    await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(before + 1);
    expect(await ticked()).toBe(2);
    expect(await page.evaluate(() => document.activeElement?.closest("tr") !== null)).toBe(true);

    await onward(page, () => page.keyboard.press("t"));
    await page.waitForSelector("text=Asia on nyt sinulla");
    await visitPage(page, "fi");
    await page.goto(`${house.baseUrl}/fi/staff/inbox`);
    await onward(page, () => page.keyboard.press("n"));
    await page.waitForSelector("text=Tämä on seuraava");
    for (const fold of await page.locator("#handling summary").all()) await fold.click();
    await visitPage(page, "fi");
    expect(await heldBy("riikka")).toBe(2);
    await context.close();
  });

  it("goes without scripts on a phone in Swedish: takes all on the page, keeps a view", async () => {
    const { context, page } = await atQueue("sv", "tuula", 360, false);
    await visitPage(page, "sv");
    await page.locator("summary", { hasText: "För de valda" }).click();
    await page.locator("[name=all]").check();
    await page.locator("#several button").click();
    await page.waitForSelector("text=Vad som gjordes");
    await visitPage(page, "sv");
    expect(await heldBy("tuula")).toBeGreaterThanOrEqual(4);
    await page.goto(`${house.baseUrl}/sv/staff/inbox?view=mine&language=sv`);
    await page.locator("summary", { hasText: "Spara de här villkoren" }).click();
    await page.locator("[name=name]").fill("Mina på svenska");
    await page.locator("button", { hasText: "Spara vyn" }).click();
    await page.waitForSelector("text=Sparat.");
    await visitPage(page, "sv");
    await page.goto(`${house.baseUrl}/sv/staff/next?done=nothing`);
    await visitPage(page, "sv");
    await context.close();
  });
});
