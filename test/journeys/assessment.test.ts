import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAs } from "#src/web/staff/testing/contacts.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { listen, visitPage } from "./page-check.ts";

/** Friday, 9 in the morning in Helsinki. */
const FRIDAY = "2026-11-20T07:00:00Z";
const SHOTS = process.env.PRIMA_SHOTS;

describe("the need is assessed", () => {
  let house: TestHouse;
  let browser: Browser;
  beforeAll(async () => {
    [house, browser] = await Promise.all([testHouse({ now: FRIDAY }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const signedIn = async (lang: string, next: string, width: number, scripts = true): Promise<Page> => {
    const { page } = await visitor(browser, { width, scripts });
    listen(page);
    await page.goto(
      `${house.baseUrl}/auth/staff/start?lang=${lang}&login_hint=nina&next=/${lang}/staff${next}`,
    );
    return page;
  };
  const shot = async (page: Page, name: string) => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
  };

  it("in a call, by keyboard alone, with as many keys as the feature page says", async () => {
    const elin = house.personas.residents.find(({ key }) => key === "elin")?.identityCode ?? "";
    const page = await signedIn("fi", "/calls", 1366);
    let keys = 0;
    const press = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name);
      // Control and Enter together are two keys.
      keys += names.flatMap((name) => name.split("+")).length;
    };
    const type = async (text: string) => {
      await page.keyboard.type(text);
      // A capital is two keys.
      keys += text.length + (text.match(/\p{Lu}/gu)?.length ?? 0);
    };
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement | null;
        return at?.name || at?.tagName.toLowerCase() || "";
      });
    const tabTo = async (name: string) => {
      for (let steps = 0; steps < 12 && (await focused()) !== name; steps += 1) await press("Tab");
      expect(await focused()).toBe(name);
    };

    expect(await focused()).toBe("caller");
    await type(elin.toLowerCase());
    await press("Enter");
    await page.waitForSelector("text=Elin Kristina Nygård, 1993");
    await expect.poll(focused).toBe("caller-id");
    await tabTo("topic");
    await type("k");
    await tabTo("words");
    const words =
      "Kuumetta kolme päivää, enimmillään 38,6. Yskä ja kurkku kipeä. Juo ja syö. Toivoo neuvoa, voiko mennä maanantaina töihin";
    await type(words);
    expect(words.length).toBe(120);
    await tabTo("summary");
    await press("Enter");
    await tabTo("hta-reason");
    await type("a03");
    await tabTo("hta-urgency");
    await type("k");
    await tabTo("hta-result");
    await type("t");
    await tabTo("hta-rule");
    await press("ArrowDown");
    await tabTo("hta-profession");
    await type("s");
    await tabTo("hta-mode");
    await type("p");
    await visitPage(page, "fi");
    await shot(page, "call-typed");
    await press("Control+Enter");
    await page.waitForSelector("text=Yhteydenotto on kirjattu.");
    await visitPage(page, "fi");
    await shot(page, "call-saved");
    expect(await page.textContent("#need-assessed")).toContain("A03 Kuume");
    const [row] = await house.database.owner`
      select reason, urgency, result, rule, profession, mode, findings from assessment`;
    expect(row).toEqual({
      reason: "A03",
      urgency: "non-urgent",
      result: "time",
      rule: "PHC_CARE_3M_23PLUS",
      profession: "nurse",
      mode: "phone",
      findings: [],
    });
    // docs/features/contact-centre.md: the whole script, own words and all.
    expect({ keys, words: words.length }).toEqual({ keys: 162, words: 120 });
  });

  it.each([
    ["fi", 1366, true],
    ["sv", 360, true],
    ["en", 320, false],
  ] as const)(
    "on the contact's page, found fault with, saved with a reason, and read by the person: %s",
    async (lang, width, scripts) => {
      const contact = await askAs(house, "elin", {
        register: "health",
        line: "health",
        team: "health-line",
        topic: "fever",
        language: lang,
        promise: house.county.promise("PHC_HTA_SAME_DAY"),
      });
      const page = await signedIn(lang, `/inbox/${contact.id}`, width, scripts);
      await visitPage(page, lang);
      await page.click("#need-assessed a");
      await page.waitForSelector("[name=hta-reason]");
      await visitPage(page, lang);
      await page.fill("[name=hta-reason]", "p7");
      await page.click("button[value=find-code]");
      await page.locator("[name=hta-pick][value=P76]").check();
      await visitPage(page, lang);
      await page.selectOption("[name=hta-urgency]", "immediate");
      await page.selectOption("[name=hta-result]", "time");
      await page.selectOption("[name=hta-rule]", "PHC_CARE_3M_23PLUS");
      await page.click("button[value=save]");
      await page.waitForSelector("#found");
      await visitPage(page, lang);
      await shot(page, `found-${lang}`);
      await page.fill("[name=hta-explanation]", "Soitto katkesi.");
      await page.click("button[value=save]");
      await page.waitForSelector("#need-assessed dl");
      await visitPage(page, lang);
      await shot(page, `contact-${lang}`);
      await page.goto(`${house.baseUrl}/${lang}/staff/assessments`);
      await visitPage(page, lang);
      await shot(page, `list-${lang}`);
      const { page: own } = await visitor(browser, { width: 360, scripts });
      listen(own);
      const path = { fi: "omat-asiat", sv: "mina-arenden", en: "my-matters" }[lang];
      await own.goto(
        `${house.baseUrl}/auth/resident/start?lang=${lang}&login_hint=elin&next=/${lang}/${path}/${contact.id}`,
      );
      await visitPage(own, lang);
      await shot(own, `own-${lang}`);
      expect(await own.textContent("#assessed")).not.toMatch(/P76|PHC_|immediate/);
    },
  );
});
