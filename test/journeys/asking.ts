import type { Page } from "playwright-core";
import type { Lang } from "#src/kernel/lang.ts";
import { PATHS } from "#src/web/paths.ts";
import { onward, submit, textOf, visitPage } from "./page-check.ts";

/** What a parent answers; in the order of the form each is asked when its time comes. */
export const ANSWERS: Readonly<Record<string, string>> = {
  "for-whom": "my-child",
  "child-age": "age-7-12",
  topic: "child-mood",
  "own-words": "Poika ei ole nukkunut kunnolla kolmeen viikkoon. Mistä voi aloittaa?",
  municipality: "905",
  "move-to-health": "false",
  "call-time": "any",
  phone: "050 000 0104",
  email: "parent@example.invalid",
  reach: "email",
};

/** Answers the question that the page asks, by pointing. */
export async function answerHere(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"]`).first();
    if ((await field.count()) === 0) continue;
    const type = await field.getAttribute("type");
    const tag = await field.evaluate((element) => element.tagName);
    if (type === "radio" || type === "checkbox")
      await page.locator(`main input[name="${name}"][value="${value}"]`).check();
    else if (tag === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

/** From the front page to the page that shows all answers; every page on the way is checked. */
export async function fillIn(
  page: Page,
  base: string,
  lang: Lang,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  await page.goto(`${base}${PATHS.home[lang]}`);
  await visitPage(page, lang);
  await onward(page, () => page.locator(`main a[href="${PATHS.ask[lang]}"]`).first().click());
  while (!new URL(page.url()).pathname.startsWith(PATHS.askReview[lang])) {
    await visitPage(page, lang);
    await answerHere(page, { "answer-language": lang, ...ANSWERS, ...answers });
    await submit(page);
  }
  await visitPage(page, lang);
}

/** The code that the page of what was sent shows. */
export async function codeOn(page: Page): Promise<string> {
  return /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await textOf(page))?.[0] ?? "";
}

/** Opens a matter by its code. */
export async function openByCode(page: Page, base: string, lang: Lang, code: string): Promise<void> {
  await page.goto(`${base}${PATHS.code[lang]}`);
  await visitPage(page, lang);
  await page.locator("main [name=code]").fill(code);
  await submit(page);
  await visitPage(page, lang);
}
