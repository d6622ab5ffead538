import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { type House, openHouse } from "./testing/house.ts";

let house: House;
let close: () => Promise<void>;
beforeAll(async () => {
  const { db, close: drop } = await testDatabase();
  house = await openHouse(db);
  close = async () => {
    await house.close();
    await drop();
  };
});
afterAll(() => close());

const formOf = async (browser: { step(path: string): Promise<Response> }, audience = "resident") =>
  (await browser.step(`/form/${audience}`)).text();

test("an anonymous visitor's form carries a token of this browser, with one cookie for all their forms", async () => {
  const browser = house.browser();
  const first = await formOf(browser);
  const cookie = browser.cookies.get("pb_v");
  expect(await formOf(browser)).toBe(first);
  expect(browser.cookies.get("pb_v")).toBe(cookie);
  expect(await (await browser.post("/form", { _csrf: first })).text()).toBe("received");
});

test("the token of another browser is worth nothing", async () => {
  const stranger = await formOf(house.browser());
  const browser = house.browser();
  await formOf(browser);
  const response = await browser.post("/form", { _csrf: stranger });
  expect([response.status, await response.text()]).toEqual([403, "stale-form"]);
});

test("a form begun before signing in, in another tab, can still be sent", async () => {
  const browser = house.browser();
  const before = await formOf(browser);
  await house.signedIn("resident", "venla", browser);
  expect((await browser.post("/form", { _csrf: before })).status).toBe(200);
  expect((await browser.post("/form", { _csrf: await formOf(browser) })).status).toBe(200);
});

test("a form begun signed in is refused after signing out: it would be sent as somebody else", async () => {
  const browser = await house.signedIn("resident", "venla");
  const signedIn = await formOf(browser);
  await browser.post("/auth/sign-out", { audience: "resident", lang: "fi", _csrf: signedIn });
  const response = await browser.post("/form", { _csrf: signedIn });
  expect([response.status, await response.text()]).toEqual([403, "stale-form"]);
});

test.each([
  ["same-origin", undefined, 200],
  ["none", undefined, 200],
  [undefined, "own", 200],
  [undefined, "https://evil.example", 403],
  [undefined, "null", 403],
  ["same-site", "own", 403],
  ["cross-site", undefined, 403],
])("Sec-Fetch-Site %s, Origin %s: %i", async (site, origin, status) => {
  const browser = house.browser();
  const headers = {
    ...(site && { "sec-fetch-site": site }),
    ...(origin && { origin: origin === "own" ? house.origin : origin }),
  };
  const response = await browser.post("/form", { _csrf: await formOf(browser) }, headers);
  expect(response.status).toBe(status);
});

test("a form left open overnight is sent; one of last week is not", async () => {
  const browser = house.browser();
  const token = await formOf(browser);
  house.clock.advance({ hours: 24 });
  expect((await browser.post("/form", { _csrf: token })).status).toBe(200);
  house.clock.advance({ hours: 24 });
  expect((await browser.post("/form", { _csrf: token })).status).toBe(403);
});

test("several fields of the name, or a file, are no token", async () => {
  const browser = house.browser();
  const token = await formOf(browser);
  const body = new FormData();
  body.append("_csrf", new File([token], "token.txt"));
  expect((await browser.step("/form", { method: "POST", body })).status).toBe(403);
});
