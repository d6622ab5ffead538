import { createTransport } from "nodemailer";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Contact } from "#src/domains/contacts/index.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { MailIn } from "#src/platform/mail-in/server.ts";
import { startPartnerMail } from "#src/web/integrations/mail.ts";
import { ask, askAs } from "#src/web/staff/testing/contacts.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { listen, textOf, visitPage } from "./page-check.ts";

/** Friday, 9 in the morning in Helsinki. */
const FRIDAY = "2026-11-20T07:00:00Z";
const SHOTS = process.env.PRIMA_SHOTS;
const TOKEN = "aaaabbbbccccdddd";
const OMAOLO = `a:${Buffer.alloc(32, 1).toString("base64")}`;
const OWN = { fi: "omat-asiat", sv: "mina-arenden", en: "my-matters" } as const;

/** The longest that one of the four may take on a machine with much else to do, in milliseconds. */
const SHIFT = 180_000;

describe("a day of the contact centre", () => {
  let house: TestHouse;
  let browser: Browser;
  let gateway: MailIn;
  let elins: Contact;
  let ainos: Contact;
  beforeAll(async () => {
    [house, browser] = await Promise.all([
      testHouse({ now: FRIDAY, env: { OMAOLO_KEYS: OMAOLO } }),
      launchBrowser(),
    ]);
    gateway = await startPartnerMail({
      site: house.app.site,
      db: house.database.db,
      clock: house.clock,
      port: 0,
      host: "127.0.0.1",
      tokens: new Map([["occupational-health", TOKEN]]),
      newId: () => crypto.randomUUID(),
      failed: (error) => {
        throw error;
      },
      counted: () => undefined,
    });
    elins = await askAs(house, "elin", {
      ...{ register: "health", line: "health", team: "health-line", topic: "fever", language: "sv" },
      words: "Jag har haft feber i tre dagar. Vart ska jag vända mig?",
      promise: house.county.promise("PHC_HTA_SAME_DAY"),
    });
    ainos = await askAs(house, "aino", {
      ...{ line: "social", team: "social-line", topic: "money" },
      words: "Rahat eivät riitä vuokraan. En jaksa enää.",
      danger: ["suicide"],
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await browser.close();
    await house.close();
  });

  const signedIn = async (
    audience: "staff" | "resident",
    key: string,
    path: string,
    { width = 1366, scripts = true } = {},
  ): Promise<Page> => {
    const { page } = await visitor(browser, { width, scripts });
    listen(page);
    const lang = path.slice(1, 3);
    await page.goto(
      `${house.baseUrl}/auth/${audience}/start?lang=${lang}&login_hint=${key}&next=${encodeURIComponent(path)}`,
    );
    return page;
  };
  /** A picture of a page that other journeys check, where one is asked for. */
  const pictured = async (page: Page, name: string) => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };
  /** The page is as every page must be. */
  const seen = async (page: Page, lang: Lang, name: string) => {
    await visitPage(page, lang);
    await pictured(page, name);
  };
  const says = (page: Page, text: string | RegExp) =>
    expect.poll(() => textOf(page), { timeout: 10_000 }).toMatch(text);
  /** Opens what is folded around a field. */
  const unfold = (page: Page, field: string) =>
    page.locator(`#handling details:has(${field}) > summary`).last().click();
  /** The person's own page of a matter, in their language, on a phone without scripts. */
  const atHome = async (key: string, lang: Lang, id: string, name: string) => {
    const page = await signedIn("resident", key, `/${lang}/${OWN[lang]}/${id}`, {
      width: 360,
      scripts: false,
    });
    await seen(page, lang, name);
    const text = await textOf(page);
    await page.context().close();
    return text;
  };

  it(
    "the health line's morning, in Finnish: arrivals, the next one, assessed, guided, a time asked for; the letter",
    async () => {
      const demo = await signedIn("resident", "daniel", "/fi/demo/omaolo", { width: 360 });
      await demo.selectOption("[name=kind]", "skin");
      await onwardTo(demo, "button:has-text('Lähetä')", "202");
      const transport = createTransport({ host: "127.0.0.1", port: gateway.port, ignoreTLS: true });
      await transport.sendMail({
        from: "lakari@rannikontyoterveys.example",
        to: `referrals+${TOKEN}@prima.example`,
        subject: "Lähete",
        text: "Pyydän arviota olkapään kivusta.",
      });
      transport.close();

      const page = await signedIn("staff", "nina", "/fi/staff/inbox");
      await says(page, /3 avoin/);
      await pictured(page, "health-queue-fi");
      await page.goto(`${house.baseUrl}/fi/staff/inbox/${elins.id}`);
      await page.click("form[action$='/take'] button");
      await says(page, "Asia on nyt sinulla");
      await pictured(page, "health-contact-fi");

      await page.click("#need-assessed a");
      await page.fill("[name=hta-reason]", "A03");
      await page.selectOption("[name=hta-urgency]", "non-urgent");
      await page.selectOption("[name=hta-result]", "time");
      await page.selectOption("[name=hta-rule]", "PHC_CARE_3M_23PLUS");
      await page.selectOption("[name=hta-profession]", "nurse");
      await page.selectOption("[name=hta-mode]", "phone");
      await page.click("button[value=save]");
      await page.waitForSelector("#need-assessed dl");
      await seen(page, "fi", "health-assessed-fi");

      await page.fill("[name=body]", "Boka tid på vårdcentralen. Vi har bett om en tid åt dig.");
      await unfold(page, "[name=q]");
      await page.fill("[name=q]", "vaccination");
      await page.click("button[value=find]");
      await page.locator("[name=pick]").first().check();
      if (!(await page.locator("[name=time-type]").isVisible())) await unfold(page, "[name=time-type]");
      await page.selectOption("[name=time-type]", "nurse");
      await page.locator("[name=time-urgency][value=week]").check();
      await seen(page, "fi", "health-answer-typed-fi");
      await page.click("button[value=send]");
      await says(page, "Vastaus on lähetetty");
      await pictured(page, "health-answered-fi");
      await page.goto(`${house.baseUrl}/fi/staff/inbox/${elins.id}/letter`);
      await page.waitForSelector("text=Boka tid på vårdcentralen");
      await pictured(page, "letter-sv");
      await page.context().close();

      const own = await atHome("elin", "sv", elins.id, "own-elin-sv-360");
      expect(own).toContain("Boka tid på vårdcentralen");
      expect(own).not.toMatch(/undefined|PHC_|non-urgent/);
    },
    SHIFT,
  );

  it(
    "the social line's morning, in Swedish: an alarm, advice asked for, made two, no need; another one put aside",
    async () => {
      const page = await signedIn("staff", "jukka", "/sv/staff/inbox");
      await pictured(page, "social-queue-sv");
      await page.goto(`${house.baseUrl}/sv/staff/inbox/${ainos.id}`);
      await page.click("form[action$='/alarm'] button");
      await says(page, "Larmet är kvitterat");
      await page.click("form[action$='/take'] button");
      await says(page, "Ärendet är nu ditt");
      await pictured(page, "social-contact-sv");

      await unfold(page, "form[action$='/consult']");
      await page.selectOption("form[action$='/consult'] [name=to]", { label: "Riikka Lehtonen" });
      await page.fill("form[action$='/consult'] [name=body]", "Mihin ohjaisit perheen?");
      await page.click("form[action$='/consult'] button[type=submit], form[action$='/consult'] button");
      await says(page, "Frågan om råd har skickats");
      await unfold(page, "form[action$='/split']");
      await page.selectOption("form[action$='/split'] [name=team]", "family-middle");
      await page.selectOption("form[action$='/split'] [name=topic]", "money");
      await seen(page, "sv", "social-split-typed-sv");
      await page.click("form[action$='/split'] button");
      await says(page, "Det blev två ärenden");

      await page.goto(`${house.baseUrl}/sv/staff/inbox/${ainos.id}`);
      await page.fill("[name=body]", "Puhuimme tänään. Voit ottaa yhteyttä uudelleen milloin vain.");
      await unfold(page, "[name=no-need]");
      await page.selectOption("[name=no-need]", "advice-was-enough");
      await page.click("button[value=close]");
      await says(page, "Svaret har skickats och ärendet är avslutat");
      await seen(page, "sv", "social-settled-sv");

      const other = await askAs(house, "matti", { line: "social", team: "social-line", topic: "money" });
      await page.goto(`${house.baseUrl}/sv/staff/inbox/${other.id}`);
      await unfold(page, "form[action$='/snooze']");
      await page.click("form[action$='/snooze'] button");
      await says(page, "kommer tillbaka i kön");
      await page.context().close();

      const own = await atHome("aino", "fi", ainos.id, "own-aino-fi-360");
      expect(own).toContain("Voit ottaa yhteyttä uudelleen milloin vain.");
      expect(own).not.toMatch(/undefined|social-line|advice-was-enough/);
    },
    SHIFT,
  );

  it(
    "the team lead's day, in Finnish on a desk and in Swedish on a phone",
    async () => {
      const late = await ask(house);
      house.clock.advance({ hours: 1 });
      const page = await signedIn("staff", "tuula", "/fi/staff/today");
      await pictured(page, "lead-today-fi");
      await page.goto(`${house.baseUrl}/fi/staff/inbox/${late.id}`);
      await unfold(page, "form[action$='/hand-out']");
      await page.selectOption("form[action$='/hand-out'] [name=to]", staffId("riikka"));
      await page.click("form[action$='/hand-out'] button");
      await says(page, "Asia on annettu kollegalle");

      await page.goto(`${house.baseUrl}/fi/staff/absences`);
      await page.selectOption("[name=who]", { label: "Riikka Lehtonen" });
      await page.selectOption("[name=kind]", "leave");
      await page.click("#record button");
      await says(page, "Poissaolo on kirjattu");
      await pictured(page, "lead-absences-fi");
      await page.goto(`${house.baseUrl}/fi/staff/today`);
      await page.selectOption("#of-absent select", { label: "Tuula Wikström" });
      await seen(page, "fi", "lead-absent-fi");
      await page.click("#of-absent button");
      await seen(page, "fi", "lead-handed-fi");
      await page.goto(`${house.baseUrl}/fi/staff/at-risk?hours=72`);
      await seen(page, "fi", "lead-at-risk-fi");
      await page.context().close();

      const phone = await signedIn("staff", "tuula", "/sv/staff/today", { width: 360, scripts: false });
      await seen(phone, "sv", "lead-today-sv-360");
      for (const part of ["absences", "quality", "breaches"]) {
        await phone.goto(`${house.baseUrl}/sv/staff/${part}`);
        await seen(phone, "sv", `lead-${part}-sv-360`);
      }
      await phone.context().close();
    },
    SHIFT,
  );

  it(
    "the data-protection officer's day, in Swedish: reasons stated, own circle, unusual reading, requests",
    async () => {
      const nurse = await signedIn("staff", "nina", `/fi/staff/people/${idOf("aino")}`);
      await nurse.selectOption("[name=code]", "asked-by-person");
      await nurse.fill("[name=words]", "Aino pyysi soittamaan.");
      await nurse.click("main form:has([name=words]) button");
      await says(nurse, "Aino Maria Korpela");
      await seen(nurse, "fi", "person-fi");
      await nurse.context().close();

      const page = await signedIn("staff", "paivi", "/sv/staff/special-reasons");
      await says(page, "Aino pyysi soittamaan.");
      await pictured(page, "officer-reasons-sv");
      await page.locator("main button").first().click();
      await says(page, "Skälet är märkt som granskat");
      for (const part of ["reading", "requests"]) {
        await page.goto(`${house.baseUrl}/sv/staff/${part}`);
        await seen(page, "sv", `officer-${part}-sv`);
      }
      await page.context().close();

      const log = await signedIn("resident", "aino", "/fi/omat-asiat/lukuloki", {
        width: 360,
        scripts: false,
      });
      await seen(log, "fi", "own-log-fi-360");
      expect(await textOf(log)).toContain(
        "erityinen syy (terveydenhuollon rekisteri): Aino pyysi soittamaan.",
      );
      await log.context().close();
    },
    SHIFT,
  );

  const staffId = (key: string) => house.personas.staff.find((one) => one.key === key)?.id ?? "";
  const idOf = (key: string) => house.personas.residents.find((one) => one.key === key)?.id ?? "";
});

/** Presses, and waits for a word on the page that comes. */
async function onwardTo(page: Page, press: string, word: string): Promise<void> {
  await page.click(press);
  await page.waitForSelector(`text=${word}`);
}
