import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobWork } from "#src/county/jobs.ts";
import { answer, take } from "#src/domains/contacts/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { systemClock } from "#src/platform/clock.ts";
import { makeLog } from "#src/platform/log/log.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { launchBrowser, visitor } from "#test/browser.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { askNameless } from "../bad-days/asking.ts";
import { workerScope } from "../bad-days/worker.ts";
import { codeOn, fillIn, openByCode } from "./asking.ts";
import { listen, onward, submit, textOf, visitPage } from "./page-check.ts";

const ANSWER = "Hei! Aloitetaan nukkumaanmenosta. Soitan huomenna kymmeneltä.";
const EARLIER = 20;
const REPLY = "Kiitos, se auttoi jo vähän.";
const SECOND_REPLY = "Nukuimme viime yönä hyvin.";

describe("from a question at night to an answer, and to the figures", { timeout: 120_000 }, () => {
  let house: TestHouse;
  let browser: Browser;
  let parent: Page;
  let worker: Page;
  let leader: Page;
  let code = "";
  beforeAll(async () => {
    // Live screens and figures of a second need a clock that goes.
    [house, browser] = await Promise.all([
      testHouse({ clock: systemClock, now: systemClock.now().toString() }),
      launchBrowser(),
    ]);
    [parent, worker, leader] = (await Promise.all(
      [360, 1280, 1280].map(async (width) => listen((await visitor(browser, { width })).page)),
    )) as [Page, Page, Page];
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  /** A few needs that were met before, so that the figures are none of a single person. */
  async function earlier(count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      await askNameless(new HttpVisitor(house.baseUrl));
      const scope = { ...(await workerScope(house, "riikka")), now: systemClock.now() };
      const [contact] = await house.database.owner<
        { id: ContactId }[]
      >`select id from contact where status = 'queued'`;
      if (!contact) throw new Error("nothing in the queue");
      await take(scope, contact.id);
      await answer(scope, contact.id, "Kiitos viestistä.", 2);
    }
    await house.counted();
  }
  const received = async () => Number(/Yhteydenottoja jaksolla\s*(\d+)/.exec(await main(leader))?.[1] ?? "0");
  const main = (page: Page) => textOf(page);
  const signIn = (page: Page, key: string, next: string) => {
    const subject = house.personas.staff.find((one) => one.key === key)?.subject ?? "";
    return page.goto(`${house.baseUrl}/auth/staff/start?lang=fi&login_hint=${subject}&next=${next}`);
  };

  const reply = async (body: string) => {
    const form = parent.locator("main form", { has: parent.locator("textarea[name=body]") });
    await form.locator("textarea").fill(body);
    await form.locator("button[type=submit]").first().click();
    await expect.poll(() => main(parent)).toContain(body);
  };

  it("a leader has the page of figures open, and a family worker the queue", async () => {
    await earlier(EARLIER);
    await signIn(leader, "anders", "/fi/leaders");
    expect(await received()).toBe(EARLIER);
    await visitPage(leader, "fi");
    await signIn(worker, "riikka", "/fi/staff/inbox");
    await visitPage(worker, "fi");
  });

  it("the parent asks, with an e-mail address for notices", async () => {
    await fillIn(parent, house.baseUrl, "fi", {
      way: "own-contact",
      reach: "email",
      email: "vanhempi@example.invalid",
    });
    await submit(parent);
    await visitPage(parent, "fi");
    code = await codeOn(parent);
    expect(code).not.toBe("");
  });

  it("the leader's page counts it within a second, without being loaded again", async () => {
    await expect.poll(received, { timeout: 15_000 }).toBe(EARLIER + 1);
    await visitPage(leader, "fi");
  });

  it("the queue shows it without being loaded again", async () => {
    await expect.poll(() => main(worker), { timeout: 15_000 }).toContain("Lapsen mieliala tai käytös");
    await visitPage(worker, "fi");
  });

  it("the worker opens it, takes it and answers", async () => {
    await onward(worker, () =>
      worker.locator("main a[href*='/fi/staff/inbox/']", { hasText: "Lapsen mieliala" }).first().click(),
    );
    await visitPage(worker, "fi");
    expect(await main(worker)).toContain("Poika ei ole nukkunut");
    await worker.locator("form[action$='/take'] button").click();
    await expect.poll(() => worker.locator("form[action$='/answer'] textarea[name=body]").count()).toBe(1);
    await visitPage(worker, "fi");
    await worker.locator("form[action$='/answer'] textarea[name=body]").fill(ANSWER);
    // The page is refreshed beneath what is being typed, as when something changes at that very moment.
    await worker.evaluate(() => {
      const { Turbo } = window as unknown as {
        Turbo: { session: { refresh(url: string, how: object): void } };
      };
      Turbo.session.refresh(document.baseURI, { method: "morph", scroll: "preserve" });
      return new Promise((done) => document.addEventListener("turbo:render", done, { once: true }));
    });
    expect(await worker.locator("form[action$='/answer'] textarea[name=body]").inputValue()).toBe(ANSWER);
    await worker.locator("form[action$='/answer'] button[value=send]").first().click();
    await expect.poll(() => main(worker)).toContain("Vastaus on lähetetty");
    await visitPage(worker, "fi");
  });

  it("the notice in the mailbox says that there is an answer, and nothing of it", async () => {
    const { mail } = jobWork({
      db: house.database.db,
      config: { smtpUrl: undefined, mailFrom: "noreply@example.invalid" } as never,
      baseUrl: house.baseUrl,
      poke: () => undefined,
      log: makeLog("silent"),
    });
    await mail();
    await parent.goto(`${house.baseUrl}/fi/demo/mailbox`);
    await visitPage(parent, "fi");
    const letters = await main(parent);
    expect(letters).toContain("Sinulle on vastaus");
    expect(letters).not.toContain("nukkumaanmenosta");
    expect(letters).not.toContain(code);
  });

  it("the parent reads the answer by the code, sees who has read, and replies", async () => {
    await openByCode(parent, house.baseUrl, "fi", code);
    expect(await main(parent)).toContain(ANSWER);
    expect(await main(parent)).toContain("Riikka");
    await reply(REPLY);
    await visitPage(parent, "fi");
  });

  it("the worker sees the reply on the page that is open", async () => {
    await expect.poll(() => main(worker), { timeout: 15_000 }).toContain(REPLY);
    await visitPage(worker, "fi");
  });

  it("what the worker chooses while a new page is on its way stays chosen, and the news are told", async () => {
    let arrive = () => {};
    const held = new Promise<void>((done) => {
      arrive = done;
    });
    const asked = worker.waitForRequest((request) => request.headers()["x-refresh"] !== undefined);
    await worker.route("**/staff/inbox/**", async (route) => {
      if (route.request().headers()["x-refresh"]) await held;
      await route.continue();
    });
    await reply(SECOND_REPLY);
    await asked;
    await worker.locator("details:has(form[action$='/split']) > summary").last().click();
    await worker.selectOption("form[action$='/split'] [name=team]", "social-line");
    await worker.selectOption("form[action$='/split'] [name=topic]", "money");
    const rendered = worker.evaluate(() =>
      new Promise((done) => document.addEventListener("turbo:render", done, { once: true })).then(() => true),
    );
    arrive();
    expect(await rendered).toBe(true);
    expect(await worker.inputValue("form[action$='/split'] [name=team]")).toBe("social-line");
    expect(await worker.inputValue("form[action$='/split'] [name=topic]")).toBe("money");
    await worker.locator("form[action$='/split'] button").click();
    // What came meanwhile is told first, and nothing of what was chosen is lost.
    await expect.poll(() => main(worker), { timeout: 15_000 }).toContain("Asia on muuttunut");
    expect(await main(worker)).toContain(SECOND_REPLY);
    expect(await worker.inputValue("form[action$='/split'] [name=topic]")).toBe("money");
  });
});
