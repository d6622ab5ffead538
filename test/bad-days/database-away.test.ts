import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, startApp } from "#src/app.ts";
import { readConfig } from "#src/platform/config/index.ts";
import {
  APP_ROLE,
  type Cluster,
  connect,
  type Database,
  migrate,
  openCluster,
} from "#src/platform/database/index.ts";
import { makeLog } from "#src/platform/log/log.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { codeOn, fillIn } from "./asking.ts";

const ROOMY = { perClient: { capacity: 1e6, refillSeconds: 1 }, inAll: { capacity: 1e6, refillSeconds: 1 } };

describe("the database goes away while people write", () => {
  let dataDir: string;
  let cluster: Cluster;
  let owner: Database;
  let db: Database;
  let app: App;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "prima-away-"));
    cluster = await openCluster({ dataDir, durable: false });
    const config = readConfig({ PORT: "0", PRIMA_DEMO: "1" });
    owner = connect(cluster, { max: 2 });
    await migrate(owner, join(config.root, "db/migrations"));
    db = connect(cluster, { max: 8, role: APP_ROLE });
    app = await startApp({
      config: { ...config, baseUrl: undefined },
      db,
      built: process.env.PRIMA_BUILT ?? "",
      secret: "a secret of at least thirty-two characters",
      log: makeLog("silent"),
      doors: { submitForm: ROOMY, codeGuess: ROOMY, signInStart: ROOMY } as never,
    });
  });
  afterAll(async () => {
    await app.stop();
    await Promise.all([db.end({ timeout: 1 }), owner.end({ timeout: 1 })]);
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** The database's processes stopped where they stand: nothing answers, as when a machine has hung up on us. */
  const fall = async () => {
    for (;;) {
      try {
        process.kill(cluster.pid(), "SIGKILL");
        return;
      } catch (error) {
        // It answers again a moment before it is known under its new number.
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
        await sleep(20);
      }
    }
  };
  const healed = async () => {
    const ready = () =>
      fetch(`${app.baseUrl}/ready`).then(
        ({ status }) => status === 200,
        () => false,
      );
    while (!(await ready())) await sleep(20);
  };
  /** Falls until a request meets the fall. */
  async function away<T>(ask: () => Promise<T>, met: (answer: T) => boolean): Promise<T> {
    for (;;) {
      await fall();
      await sleep(5);
      const answer = await ask();
      if (met(answer)) return answer;
      await healed();
    }
  }

  it.each([
    ["fi", "/fi/omat-asiat", "Palvelu on hetken poissa käytöstä"],
    ["sv", "/sv/mina-arenden", "Tjänsten är tillfälligt ur bruk"],
    ["en", "/en/my-matters", "The service is not available just now"],
  ] as const)(
    "a page says so in %s, with a number to call and when to come back; then it is healed",
    async (lang, path, title) => {
      const reader = await new HttpVisitor(app.baseUrl).get(`/${lang}`);
      reader.setCookie("pb_resident", "x".repeat(43));
      await away(
        () => reader.get(path),
        ({ status }) => status === 503,
      );
      expect(reader.title).toContain(title);
      expect(reader.html).toContain(`<html lang="${lang}"`);
      expect(reader.html.match(/<h1/g)).toHaveLength(1);
      expect(reader.html).toMatch(/<main[\s\S]*href="tel:[\s\S]*<\/main>/);
      expect(Number(reader.headers.get("retry-after"))).toBeGreaterThan(0);
      await healed();
      expect((await reader.get(`/${lang}`)).status).toBe(200);
    },
  );

  it("what was written stays on the page and is sent by one click when it is back", async () => {
    const parent = await new HttpVisitor(app.baseUrl).get("/fi/pyyda-apua/own-words");
    const words = "Kirjoitin tämän juuri kun kaikki pysähtyi.";
    const form = parent.twin();
    await away(
      async () => {
        Object.assign(parent, { html: form.html, path: form.path });
        return parent.submit({ "own-words": words });
      },
      ({ status }) => status === 503,
    );
    expect(parent.text).toContain("Kirjoittamasi on tallessa");
    expect(parent.text).toContain(words);
    await healed();
    await parent.submit({}, { button: "Lähetä uudelleen" });
    expect(parent.status).toBe(200);
    await parent.get("/fi/pyyda-apua/own-words");
    expect(parent.text).toContain(words);
  });

  it("many send while it falls again and again: everything acknowledged is there, once, and nothing half", async () => {
    const codes: string[] = [];
    let going = true;
    const odd: string[] = [];
    const parents = Array.from({ length: 6 }, async () => {
      while (going) {
        const parent = new HttpVisitor(app.baseUrl);
        try {
          await fillIn(parent);
          await parent.submit({});
          // Away for a moment: the page keeps the form, which is sent again.
          while (parent.status === 503) {
            await sleep(30);
            await parent.submit({});
          }
          if (parent.path.startsWith("/fi/pyyda-apua/lahetetty") && parent.status === 200)
            codes.push(codeOn(parent));
        } catch {
          // A page of the form met the fall; the next parent begins anew.
        }
        if (parent.status !== 503 && parent.status >= 500) odd.push(`${parent.status} ${parent.path}`);
      }
    });
    for (let round = 0; round < 4; round++) {
      await sleep(700);
      await fall();
    }
    await healed();
    going = false;
    await Promise.all(parents);
    expect(odd).toEqual([]);
    expect(codes.length).toBeGreaterThan(3);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) {
      const reader = await new HttpVisitor(app.baseUrl).get("/fi/koodi");
      await reader.submit({ code });
      expect([code, reader.status, reader.text.includes("Poika ei ole nukkunut")]).toEqual([code, 200, true]);
    }
    const [half] = await owner<{ n: number }[]>`
      select count(*)::int as n from contact c
      where not exists (select from message m where m.contact_id = c.id)
        or not exists (select from contact_response r where r.contact_id = c.id)
        or not exists (select from journal j where j.contact_id = c.id and j.type = 'received')
        or not exists (select from access_log a where a.contact_id = c.id)`;
    expect(half?.n).toBe(0);
    const [figures] = await owner<{ contacts: number; facts: number }[]>`
      select (select count(*)::int from contact) as contacts, (select count(*)::int from journal where type = 'received') as facts`;
    expect(figures?.contacts).toBe(figures?.facts);
  }, 90_000);
});
