import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "#src/kernel/errors.ts";
import { testDatabase } from "#test/database.ts";
import type { Database } from "../database/sql.ts";
import { FLOW_MINUTES } from "./login-flow.ts";
import { Browser } from "./testing/browser.ts";
import { type House, openHouse } from "./testing/house.ts";

let db: Database;
let house: House;
let close: () => Promise<void>;
let down = false;
let full = false;

beforeAll(async () => {
  ({ db, close } = await testDatabase());
  house = await openHouse(db, {
    provider: (config) => ({
      ...config,
      fetch: (url, options) => {
        if (down) return Promise.reject(new TypeError("fetch failed"));
        return config.fetch ? config.fetch(url, options) : fetch(url, options as RequestInit);
      },
    }),
    mayStart: () => {
      if (full) throw new Refusal("rate-limited", "too-many-sign-ins");
    },
  });
});
beforeEach(async () => {
  await db`delete from session`;
  house.failures.length = 0;
});
afterAll(async () => {
  await house.close();
  await close();
});

/** Goes through the provider and stops at the door: the address with the code, not yet visited. */
async function atTheDoor(browser: Browser): Promise<string> {
  const { path } = await browser.go(
    "/auth/resident/start?lang=fi&login_hint=venla",
    "/auth/resident/callback",
  );
  return path;
}
const told = async (response: Response) => [response.status, await response.text()];
const sessions = async () => (await db`select 1 from session`).length;

describe("what comes back from the provider is believed only when we sent for it", () => {
  test("with a state that nobody began", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    const other = "A".repeat(43);
    expect(await told(await browser.step(door.replace(/state=[^&]+/, `state=${other}`)))).toEqual([
      400,
      "sign-in-unknown",
    ]);
    expect(await told(await browser.step(door.replace(/state=[^&]+/, "state=short")))).toEqual([
      400,
      "sign-in-unknown",
    ]);
    expect(await sessions()).toBe(0);
    expect(house.failures).toEqual(["resident sign-in-unknown", "resident sign-in-unknown"]);
  });

  test("in the browser of somebody else: a link with a code signs nobody in as another", async () => {
    const door = await atTheDoor(house.browser());
    const victim = house.browser();
    expect(await told(await victim.step(door))).toEqual([400, "sign-in-unknown"]);
    await atTheDoor(victim); // one who has begun a sign-in of their own has a cookie, but not this one
    expect(await told(await victim.step(door))).toEqual([400, "sign-in-unknown"]);
    expect(await sessions()).toBe(0);
  });

  test("at the door of the other audience", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    const response = await browser.step(door.replace("/auth/resident/", "/auth/staff/"));
    expect(await told(response)).toEqual([400, "sign-in-unknown"]);
  });

  test("a second time: the back button leads on, a stolen address does not", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    expect((await browser.step(door)).status).toBe(303);
    const again = await browser.step(door);
    expect([again.status, again.headers.get("location")]).toEqual([303, "/fi"]);
    expect(await sessions()).toBe(1);

    browser.cookies.delete("pb_resident");
    expect(await told(await browser.step(door))).toEqual([400, "sign-in-used"]);
    expect(await sessions()).toBe(1);
  });

  test("with the code of another sign-in", async () => {
    const browser = house.browser();
    const first = await atTheDoor(browser);
    const second = await atTheDoor(browser);
    const code = /code=([^&]+)/.exec(first)?.[1];
    const mixed = second.replace(/code=[^&]+/, `code=${code}`);
    expect(await told(await browser.step(mixed))).toEqual([400, "sign-in-failed"]);
    expect(await sessions()).toBe(0);
  });

  test("with an ID token made for another request", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    await db`update login_flow set nonce = 'another' where used_at is null`;
    expect(await told(await browser.step(door))).toEqual([400, "sign-in-failed"]);
    expect(await sessions()).toBe(0);
  });

  test("from another issuer than was asked", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    const other = encodeURIComponent("https://evil.example");
    expect(await told(await browser.step(door.replace(/iss=[^&]+/, `iss=${other}`)))).toEqual([
      400,
      "sign-in-failed",
    ]);
  });

  test("too late", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    house.clock.advance({ minutes: FLOW_MINUTES });
    expect(await told(await browser.step(door))).toEqual([400, "sign-in-expired"]);
    expect(await sessions()).toBe(0);
  });

  test("twice at the same moment: one session comes of it", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    const twin = new Browser(house.origin);
    for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
    const statuses = (await Promise.all([browser.step(door), twin.step(door)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([303, 400]);
    expect(await sessions()).toBe(1);
  });
});

describe("when the provider is down", () => {
  test("before we know it, the door says so and opens again with the provider", async () => {
    const fresh = await openHouse(db, {
      provider: (config) => ({
        ...config,
        fetch: (url, options) =>
          down || !config.fetch ? Promise.reject(new TypeError("fetch failed")) : config.fetch(url, options),
      }),
    });
    down = true;
    const refused = await fresh.browser().step("/auth/resident/start?lang=fi");
    expect(await told(refused)).toEqual([503, "sign-in-unavailable"]);
    down = false;
    const browser = await fresh.signedIn("resident", "venla");
    expect(browser.cookies.has("pb_resident")).toBe(true);
    await fresh.close();
  });

  test("between the two halves of a sign-in: nothing is half done", async () => {
    const browser = house.browser();
    const door = await atTheDoor(browser);
    down = true;
    const response = await browser.step(door);
    down = false;
    expect(await told(response)).toEqual([503, "sign-in-unavailable"]);
    expect(await sessions()).toBe(0);
    await house.signedIn("resident", "venla", browser);
    expect(await sessions()).toBe(1);
  });
});

test("the door that is full refuses before anything is written", async () => {
  await db`delete from login_flow`;
  full = true;
  const response = await house.browser().step("/auth/resident/start?lang=fi");
  full = false;
  expect(await told(response)).toEqual([429, "too-many-sign-ins"]);
  expect(await db`select 1 from login_flow`).toHaveLength(0);
});
