import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Lang } from "#src/kernel/lang.ts";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What the browser complained of since it was last asked: scripts that failed, what the policy stopped. */
const complaints = new WeakMap<Page, string[]>();

/** Begins to listen for a page's complaints; the status of an error page is none. */
export function listen(page: Page): Page {
  page.setDefaultTimeout(10_000);
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !/the server responded with a status of 4\d\d/.test(text))
      heard.push(text);
  });
  return page;
}

interface Looks {
  readonly lang: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly wider: number;
  readonly skip: boolean;
}

/**
 * What every page must be, whatever it is about: one h1 that the title repeats, its language, no sideways scrolling,
 * a way past the header, nothing that axe finds, no complaint of the browser.
 */
export async function visitPage(page: Page, lang: Lang): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.ariaBusy)).not.toBe("true");
  const scripts = await page.evaluate(() => matchMedia("(scripting: enabled)").matches);
  const looks: Looks = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((h1) => h1.textContent ?? ""),
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    skip:
      document.querySelector("a.nhsuk-skip-link[href='#main']") !== null &&
      document.querySelector("main#main") !== null,
  }));
  const where = `${page.url()} (${looks.title})`;
  const plain = (text: string) => text.replaceAll("\u00ad", "").replaceAll(/\s+/g, " ").trim();
  expect([where, looks.headings.length]).toEqual([where, 1]);
  const title = /^(?:(?:Virhe|Fel|Error): )?(.+) – Prima Botnia$/.exec(plain(looks.title))?.[1] ?? "no title";
  const heading = plain(looks.headings[0] ?? "no heading");
  expect({ title, heading, alike: title.includes(heading) || heading.includes(title) }).toMatchObject({
    alike: true,
  });
  expect({ where, lang: looks.lang, wider: looks.wider, skip: looks.skip }).toEqual({
    where,
    lang,
    wider: 0,
    skip: true,
  });
  if (scripts) expect(await barriers(page)).toEqual([]);
  expect(complaints.get(page)?.splice(0) ?? []).toEqual([]);
}

/** What axe finds, a line each: rule, where, why. A live refresh may mark the whole page as busy for a moment. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // What is well need not be told of: gathering it is most of the time.
    .options({ resultTypes: ["violations"] })
    .withTags(WCAG_22_AA)
    .analyze();
  return violations
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => ({ id, at: node.target.join(" "), why: node.failureSummary ?? "" })),
    )
    .filter(({ id, at }) => !(id === "aria-allowed-attr" && at === "html"))
    .map(({ id, at, why }) => `${page.url()} ${id}: ${at} – ${why}`);
}

/** What a part of the page says, in one line. */
export async function textOf(page: Page, part = "main"): Promise<string> {
  return ((await page.locator(part).first().textContent()) ?? "").replaceAll(/\s+/g, " ").trim();
}

/** Does what leads to another page, and waits until that page stands. */
export async function onward(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await standing(page);
  await act();
  const arrived = async () => {
    const now = await standing(page);
    return now !== undefined && now !== before;
  };
  await expect.poll(arrived, { timeout: 15_000 }).toBe(true);
  await page.waitForLoadState();
}

/** Title and heading of the page that stands; undefined while another is on its way. */
async function standing(page: Page): Promise<string | undefined> {
  const read = () => `${document.title} ${document.querySelector("h1")?.textContent}`;
  return page.evaluate(read).catch(() => undefined);
}

/** Presses the button that the page's form is sent by. */
export const submit = (page: Page) =>
  onward(page, () => page.locator("main form[method=post] button[type=submit]").first().click());
