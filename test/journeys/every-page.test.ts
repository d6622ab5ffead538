import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGS, type Lang } from "#src/kernel/lang.ts";
import { PATHS } from "#src/web/paths.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { askNameless } from "../bad-days/asking.ts";
import { listen, visitPage } from "./page-check.ts";

const RESIDENT = [
  "home",
  "ask",
  "contactUs",
  "code",
  "promise",
  "accessibility",
  "privacy",
  "ui",
  "mailbox",
  "omaolo",
  "instruments",
] as const;
const SIGNED_IN = ["matters", "accessLog", "ownScores"] as const;
const STAFF = [
  ["riikka", ["inbox", "people", "calls", "callBacks"]],
  ["tuula", ["breaches", "atRisk", "today", "absences", "quality"]],
  ["paivi", ["reasons", "requests", "reading", "watched"]],
  ["anders", ["leaders", "arrivals", "leadersQuality", "leadersBooking", "failures"]],
  ["oskari", ["content", "instrumentsImport"]],
] as const;

describe("every page, in three languages, on a narrow phone and a wide screen", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse(), launchBrowser()]);
    await askNameless(new HttpVisitor(house.baseUrl));
    await house.counted();
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  async function walk(
    page: Page,
    names: readonly (keyof typeof PATHS)[],
    width: number,
    langs: readonly Lang[] = LANGS,
  ): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    for (const name of names) {
      for (const lang of langs) {
        await page.goto(`${house.baseUrl}${PATHS[name][lang]}`);
        await visitPage(page, lang);
      }
    }
  }
  const signedIn = async (audience: "resident" | "staff", subject: string) => {
    const { page } = await visitor(browser);
    await page.goto(`${house.baseUrl}/auth/${audience}/start?lang=fi&login_hint=${subject}`);
    return listen(page);
  };

  it.each([320, 1280])(
    "of residents, at %i px",
    async (width) => {
      const { page, context } = await visitor(browser);
      await walk(listen(page), RESIDENT, width, width === 320 ? LANGS : ["sv"]);
      await context.close();
    },
    120_000,
  );

  it.each([320, 1280])(
    "of the signed-in, at %i px",
    async (width) => {
      const page = await signedIn("resident", "sanna");
      await walk(page, SIGNED_IN, width, width === 320 ? LANGS : ["sv"]);
      await page.context().close();
    },
    60_000,
  );

  it.each(STAFF)(
    "of %s at work: %s",
    async (key, names) => {
      const page = await signedIn(
        "staff",
        house.personas.staff.find((one) => one.key === key)?.subject ?? "",
      );
      await walk(page, names, 1280);
      await walk(page, names, 320, ["sv"]);
      await page.context().close();
    },
    60_000,
  );

  it("of what went wrong", async () => {
    const { page, context } = await visitor(browser, { width: 320 });
    listen(page);
    for (const [lang, path] of [
      ["fi", "/fi/ei-ole"],
      ["sv", PATHS.matters.sv],
      ["en", PATHS.codeMatter.en],
      ["sv", PATHS.inbox.sv],
      ["fi", PATHS.resend.fi],
      ["en", PATHS.askSent.en],
    ] as const) {
      await page.goto(house.baseUrl + path);
      await visitPage(page, lang);
    }
    await context.close();
  }, 60_000);

  it("of residents come with at most 60 kB at first, without fonts", async () => {
    for (const path of [PATHS.home.fi, PATHS.ask.sv, PATHS.contactUs.en]) {
      const page = await (await fetch(house.baseUrl + path)).text();
      const parts = new Set(page.match(/\/assets\/[\w.-]+\.(?:css|js)/g));
      const weights = await Promise.all([path, ...parts].map((one) => onTheWire(house.baseUrl + one)));
      expect(parts.size).toBeGreaterThan(1);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(60_000);
    }
  });
});

/** Bytes of an answer's body as they travel to a browser. */
async function onTheWire(url: string): Promise<number> {
  const [answer] = (await once(get(url, { headers: { "accept-encoding": "gzip, br" } }), "response")) as [
    IncomingMessage,
  ];
  let bytes = 0;
  for await (const piece of answer) bytes += (piece as Buffer).length;
  return bytes;
}
