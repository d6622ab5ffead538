import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import type { Database } from "../database/sql.ts";
import { isDueToBeSeen, SESSION_LIMITS, sessionState } from "./session.ts";
import { sweep } from "./session-store.ts";
import { Browser } from "./testing/browser.ts";
import { type House, openHouse } from "./testing/house.ts";

const at = (time: string) => Temporal.Instant.from(`2026-11-20T${time}Z`);

describe("the state of a session", () => {
  // Limits: docs/features/identity.md. Times are of one day; signed in at 08:00.
  test.each([
    ["resident", "08:00:00", "08:29:59", undefined, "open"],
    ["resident", "08:00:00", "08:30:00", undefined, "idle"],
    ["resident", "15:45:00", "15:59:59", undefined, "open"],
    ["resident", "15:45:00", "16:00:00", undefined, "too-old"],
    ["staff", "08:00:00", "08:59:59", undefined, "open"],
    ["staff", "08:00:00", "09:00:00", undefined, "idle"],
    ["staff", "19:30:00", "19:59:59", undefined, "open"],
    ["staff", "19:30:00", "20:00:00", undefined, "too-old"],
    ["staff", "19:30:00", "23:00:00", undefined, "too-old"],
    ["resident", "08:00:00", "08:01:00", "08:00:30", "ended"],
    ["resident", "08:00:00", "23:00:00", "08:00:30", "ended"],
  ] as const)("%s, last seen %s, at %s, ended %s: %s", (kind, seen, now, ended, state) => {
    const session = { createdAt: at("08:00:00"), lastSeenAt: at(seen), endedAt: ended && at(ended) };
    expect(sessionState(session, SESSION_LIMITS[kind], at(now))).toBe(state);
  });

  test("a visit is noted at most once a minute", () => {
    const session = { lastSeenAt: at("08:00:00") };
    expect(isDueToBeSeen(session, at("08:00:59"))).toBe(false);
    expect(isDueToBeSeen(session, at("08:01:00"))).toBe(true);
  });
});

describe("sessions over HTTP", () => {
  let db: Database;
  let house: House;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ db, close } = await testDatabase());
    house = await openHouse(db);
  });
  afterAll(async () => {
    await house.close();
    await close();
  });

  const who = async (browser: Browser) =>
    (await (await browser.step("/who")).json()) as {
      resident?: { sessionId: string };
      staff?: { sessionId: string };
      lapsed: Record<string, string>;
    };
  const token = async (browser: Browser, audience: string) =>
    (await browser.step(`/form/${audience}`)).text();
  const signOut = async (browser: Browser, audience: string, where = "sign-out") =>
    browser.post(`/auth/${where}`, { audience, lang: "sv", _csrf: await token(browser, audience) });

  test("a session in use lasts; one left alone is over, and the page can say why", async () => {
    const browser = await house.signedIn("resident", "venla");
    for (let visit = 0; visit < 3; visit += 1) {
      house.clock.advance({ minutes: 29 });
      expect((await who(browser)).resident).toBeDefined();
    }
    house.clock.advance({ minutes: 30 });
    expect(await who(browser)).toEqual({ lapsed: { resident: "idle" } });
    // Coming back does not wake it.
    expect(await who(browser)).toEqual({ lapsed: { resident: "idle" } });
  });

  test("a page left open, bringing itself up to date, keeps nobody signed in", async () => {
    const browser = await house.signedIn("resident", "venla");
    const alone = (headers: Record<string, string>) => browser.step("/who", { headers });
    house.clock.advance({ minutes: 20 });
    await alone({ "X-Refresh": "1" });
    house.clock.advance({ minutes: 5 });
    await alone({ Accept: "text/event-stream" });
    house.clock.advance({ minutes: 6 });
    expect(await who(browser)).toEqual({ lapsed: { resident: "idle" } });
  });

  test("a session in use all day ends at its absolute limit", async () => {
    const browser = await house.signedIn("staff", "saga-prov");
    for (let hour = 0; hour < 12; hour += 1) {
      expect((await who(browser)).staff).toBeDefined();
      house.clock.advance({ minutes: 59, seconds: 59 });
    }
    house.clock.advance({ seconds: 12 });
    expect((await who(browser)).lapsed).toEqual({ staff: "too-old" });
  });

  test("visits within a minute write nothing", async () => {
    const browser = await house.signedIn("resident", "venla");
    const id = (await who(browser)).resident?.sessionId ?? "";
    const seen = async () => {
      const [row] = await db<{ last_seen_at: Temporal.Instant }[]>`
        select last_seen_at from session where id = ${id}`;
      return row?.last_seen_at.toString();
    };
    const before = await seen();
    house.clock.advance({ seconds: 59 });
    await who(browser);
    expect(await seen()).toBe(before);
    house.clock.advance({ seconds: 1 });
    await who(browser);
    expect(await seen()).toBe(house.clock.now().toString());
  });

  test("signing in again changes the token, and one stolen before is worth nothing", async () => {
    const browser = await house.signedIn("resident", "venla");
    const thief = new Browser(house.origin);
    thief.cookies.set("pb_resident", browser.cookies.get("pb_resident") ?? "");
    expect((await who(thief)).resident).toBeDefined();

    await house.signedIn("resident", "venla", browser);
    expect((await who(browser)).resident).toBeDefined();
    expect(await who(thief)).toEqual({ lapsed: { resident: "ended" } });
  });

  test("a token opens the door it was made for and no other", async () => {
    const browser = await house.signedIn("resident", "venla");
    browser.cookies.set("pb_staff", browser.cookies.get("pb_resident") ?? "");
    expect((await who(browser)).staff).toBeUndefined();
    browser.cookies.set("pb_resident", "x'; drop table session; --");
    expect(await who(browser)).toEqual({ lapsed: {} });
  });

  test("signing out ends this session, here alone", async () => {
    const phone = await house.signedIn("resident", "venla");
    const laptop = await house.signedIn("resident", "venla");
    await house.signedIn("staff", "saga-prov", phone);
    const response = await signOut(phone, "resident");
    expect([response.status, response.headers.get("location")]).toEqual([303, "/sv"]);
    // The cookie is left, and with it nobody acts any more.
    expect(await who(phone)).toMatchObject({ staff: {}, lapsed: { resident: "ended" } });
    expect((await who(laptop)).resident).toBeDefined();
  });

  test("signing out everywhere ends them all, and nobody else's", async () => {
    const phone = await house.signedIn("resident", "venla");
    const laptop = await house.signedIn("resident", "venla");
    const worker = await house.signedIn("staff", "saga-prov");
    await signOut(phone, "resident", "sign-out-everywhere");
    expect((await who(laptop)).lapsed).toEqual({ resident: "ended" });
    expect((await who(worker)).staff).toBeDefined();
  });

  test("nobody is signed out by a form of somebody else's", async () => {
    const browser = await house.signedIn("resident", "venla");
    const right = await token(browser, "resident");
    const fields = { audience: "resident", lang: "fi" };
    const tries = [
      await browser.post("/auth/sign-out", fields),
      await browser.post("/auth/sign-out", { ...fields, _csrf: `${right}x` }),
      await browser.post("/auth/sign-out", { ...fields, _csrf: right }, { origin: "https://evil.example" }),
      await browser.post("/auth/sign-out", { ...fields, _csrf: right }, { "sec-fetch-site": "cross-site" }),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await who(browser)).resident).toBeDefined();
  });

  test("signing out twice is no error", async () => {
    const response = await house.browser().post("/auth/sign-out", { audience: "resident", lang: "en" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/en"]);
  });

  test("a restart of the simulators ends nobody's session", async () => {
    const browser = await house.signedIn("resident", "venla");
    const other = await openHouse(db);
    const same = new Browser(other.origin);
    same.cookies.set("pb_resident", browser.cookies.get("pb_resident") ?? "");
    other.clock.moveTo(house.clock.now());
    expect((await who(same)).resident).toBeDefined();
    await other.close();
  });

  test("what is over for a day is swept away, what is open stays", async () => {
    await db`delete from session`;
    await db`delete from login_flow`;
    const left = await house.signedIn("resident", "venla");
    await signOut(left, "resident");
    await house.signedIn("resident", "venla");
    house.clock.advance({ hours: 24, minutes: 29 });
    const staying = await house.signedIn("staff", "saga-prov");
    // One signed out, one left alone for less than a day since it fell idle, two old sign-ins.
    expect(await sweep(db, SESSION_LIMITS, house.clock.now())).toBe(3);
    house.clock.advance({ minutes: 2 });
    expect(await sweep(db, SESSION_LIMITS, house.clock.now())).toBe(1);
    expect((await who(staying)).staff).toBeDefined();
  });

  test("the program may not change the tables themselves", async () => {
    await expect(db`drop table session`).rejects.toThrow(/must be owner/);
  });
});
