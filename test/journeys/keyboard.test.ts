import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { ANSWERS, codeOn } from "./asking.ts";
import { listen, onward, visitPage } from "./page-check.ts";

describe("by keyboard alone", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  /** What has the focus, and whether a reader sees that it has. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const drawn = (pseudo?: string, of: Element = element) => {
        const style = getComputedStyle(of, pseudo);
        const outlined = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
        return outlined || style.boxShadow !== "none" || Number.parseFloat(style.borderTopWidth) >= 3;
      };
      const label = element.nextElementSibling;
      const box = element.getBoundingClientRect();
      return {
        tag: element.tagName,
        name: (element as HTMLInputElement).name ?? "",
        type: (element as HTMLInputElement).type ?? "",
        value: (element as HTMLInputElement).value ?? "",
        text: element.textContent ?? "",
        href: element.getAttribute("href"),
        visible: drawn() || drawn("::after") || (label !== null && drawn("::before", label)),
        inView: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });

  /** Presses Tab until what is looked for has the focus; everything on the way must show that it has. */
  async function tabTo(page: Page, wanted: (at: Awaited<ReturnType<typeof focused>>) => boolean) {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const at = await focused(page);
      if (at.tag === "BODY") continue;
      expect([page.url(), at.tag, at.text || at.name, at.visible, at.inView]).toEqual([
        page.url(),
        at.tag,
        at.text || at.name,
        true,
        true,
      ]);
      if (wanted(at)) return at;
    }
    throw new Error(`not reached by Tab on ${page.url()}`);
  }

  it("the first press of Tab offers the way past the header, and takes it", async () => {
    const { context, page } = await visitor(browser);
    for (const path of ["/fi", "/sv/be-om-hjalp", "/en/code", "/fi/omat-asiat"]) {
      await page.goto(house.baseUrl + path);
      await page.keyboard.press("Tab");
      const skip = await focused(page);
      expect([path, skip.href, skip.inView]).toEqual([path, "#main", true]);
      await page.keyboard.press("Enter");
      // With scripts the skipping is done a moment after the key.
      const skipped = () => page.evaluate(() => location.hash || document.activeElement?.id || "");
      await expect.poll(skipped).toContain("main");
      await page.keyboard.press("Tab");
      const inside = await page.evaluate(() =>
        document.querySelector("main")?.contains(document.activeElement),
      );
      expect([path, (await focused(page)).text, inside]).toEqual([path, expect.anything(), true]);
    }
    await context.close();
  });

  it("going past the header, or to the menu, takes nothing away of what is typed", async () => {
    const { context, page } = await visitor(browser);
    await page.goto(`${house.baseUrl}/fi/pyyda-apua/own-words`);
    const words = page.locator("[name=own-words]");
    for (const link of ["a.nhsuk-skip-link", "a[href='#menu']"]) {
      await words.fill("Kesken oleva lause");
      await page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), link);
      await expect.poll(() => page.url()).toContain("#");
      await page.waitForLoadState("networkidle");
      expect([link, await words.inputValue()]).toEqual([link, "Kesken oleva lause"]);
    }
    await context.close();
  });

  it.each([
    ["fi", "/fi/pyyda-apua", true],
    ["en", "/en/ask-for-help", false],
  ] as const)(
    "a parent asks for help and gets the code, in %s (%s, scripts %s)",
    async (lang, path, scripts) => {
      const { context, page } = await visitor(browser, { scripts });
      listen(page);
      const answers: Record<string, string> = { ...ANSWERS, way: "code", "answer-language": lang };
      await page.goto(house.baseUrl + path);
      for (let pages = 0; pages < 12 && !/tarkista|check/.test(page.url()); pages++) {
        const field = await tabTo(page, ({ name }) => name in answers);
        const wanted = answers[field.name] ?? "";
        if (field.type === "radio") {
          for (let presses = 0; presses < 20; presses++) {
            if ((await focused(page)).value === wanted) break;
            await page.keyboard.press("ArrowDown");
          }
          await page.keyboard.press("Space");
        } else if (field.tag === "SELECT") await page.keyboard.type("Vaa");
        else await page.keyboard.type(wanted);
        await tabTo(page, ({ tag, type }) => tag === "BUTTON" && type === "submit");
        await onward(page, () => page.keyboard.press("Enter"));
        await page.locator("h1").waitFor();
      }
      await tabTo(page, ({ tag, type }) => tag === "BUTTON" && type === "submit");
      await onward(page, () => page.keyboard.press("Enter"));
      await visitPage(page, lang);
      expect(await codeOn(page)).not.toBe("");
      await context.close();
    },
    90_000,
  );
});
