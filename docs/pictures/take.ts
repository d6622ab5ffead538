/**
 * Takes the pictures of the README from a running demo: `node docs/pictures/take.ts http://localhost:3000`.
 * Sanna asks for help for Onni, Riikka answers, Anders looks at the figures.
 */
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser, visitor } from "../../test/browser.ts";

const base = process.argv[2] ?? "http://localhost:3000";
const browser = await launchBrowser();

const QUESTION =
  "My son has cried in the evenings for two weeks and does not want to go to school. I no longer know what to say to him. Who could I talk to?";
const ANSWER =
  "Thank you for writing. What you tell is common, and it gets easier with help.\n\nI can meet you and Onni on Wednesday at 15.00 at the family centre, or call you on Monday. Write here which suits you better. Until then: ask him what the hardest moment of the day is, and just listen.";
const ANSWERS: Readonly<Record<string, string>> = {
  "for-whom": "my-child",
  "child-age": "age-7-12",
  topic: "child-mood",
  "answer-language": "en",
  way: "signed-in",
  reach: "email",
  "move-to-health": "true",
};

async function open(
  audience: "resident" | "staff",
  persona: string,
  next: string,
  width: number,
  height: number,
): Promise<Page> {
  const { page } = await visitor(browser, { width });
  page.setDefaultTimeout(8_000);
  await page.setViewportSize({ width, height });
  await page.goto(`${base}/auth/${audience}/start?lang=en&login_hint=${persona}&next=${next}`);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate("document.fonts.ready");
  await page.waitForTimeout(700);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
}

/** Answers the questions of the form, one a page, up to the page before sending. */
async function fillIn(page: Page): Promise<void> {
  while (!page.url().endsWith("/check")) {
    const before = page.url();
    for (const [name, value] of Object.entries(ANSWERS)) {
      const option = page.locator(`main input[name="${name}"][value="${value}"]`);
      if (await option.count()) await option.check();
    }
    if (await page.locator("main textarea").count()) {
      await page.locator("main textarea").fill(QUESTION);
      await picture(page, "own-words");
    }
    if (await page.locator("main select").count()) await page.locator("main select").selectOption("499");
    const mail = page.locator("main input[type=email]");
    if (await mail.count()) await mail.fill("sanna.rantala@example.invalid");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL((url) => url.href !== before);
    await page.waitForTimeout(300);
  }
}

const phone = await open("resident", "sanna", "/en", 360, 740);
await picture(phone, "home");
await phone.goto(`${base}/en/ask-for-help`);
await fillIn(phone);
await phone.getByText("Onni Eemeli Rantala").click();
await phone.getByRole("button", { name: "Send" }).click();
await phone.waitForURL(/\/sent/);
const reference =
  /PB-[0-9A-Z]{5}-[0-9A-Z]/.exec((await phone.locator("main").textContent()) ?? "")?.[0] ?? "";
await picture(phone, "sent");

const desk = await open("staff", "riikka", "/en/staff/inbox", 1366, 800);
await picture(desk, "inbox");
await desk.locator("tr", { hasText: reference }).locator("main a, a").first().click();
await desk.getByRole("button", { name: "Take it" }).click();
await desk.waitForTimeout(1_500);
await desk.locator("textarea#answer").fill(ANSWER);
await picture(desk, "matter-staff");
await desk.getByRole("button", { name: "Send the answer" }).click();
await desk.waitForTimeout(1_000);

await phone.goto(`${base}/en/my-matters`);
await phone.locator(`xpath=//main//*[contains(text(), "${reference}")]/preceding::a[1]`).click();
await phone.waitForTimeout(500);
await picture(phone, "answer");
await phone.getByText("Who has read").first().click();
await phone
  .getByText("Who has read")
  .first()
  .evaluate((heading) => heading.scrollIntoView());
await picture(phone, "who-has-read");

await picture(await open("staff", "anders", "/en/leaders", 1280, 1000), "leaders");
await browser.close();
