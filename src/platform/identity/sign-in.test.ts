import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import type { Database } from "../database/sql.ts";
import { type House, openHouse, personIdOf } from "./testing/house.ts";

let db: Database;
let house: House;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await testDatabase());
  house = await openHouse(db, {
    directory: {
      bySubject: async (audience, subject) =>
        audience === "staff" && subject === "stranger"
          ? { subject, name: "A Stranger", detail: "", claims: { name: "A Stranger", groups: ["nurse"] } }
          : audience === "staff" && subject === "roleless"
            ? { subject, name: "No Role", detail: "", claims: { name: "No Role", groups: ["kitchen"] } }
            : undefined,
      search: async () => [
        { subject: "stranger", name: "A <b>Stranger</b>", detail: "nobody knows", claims: {} },
      ],
    },
  });
});
afterAll(async () => {
  await house.close();
  await close();
});

const who = async (browser: { step(path: string): Promise<Response> }) =>
  (await (await browser.step("/who")).json()) as Record<
    "resident" | "staff",
    Record<string, unknown> | undefined
  >;

describe("signing in on the simulated page", () => {
  test("a resident chooses who to be, comes back to the page they wanted, and is greeted by name", async () => {
    const browser = house.browser();
    const { response, path } = await browser.go("/auth/resident/start?lang=sv&next=/sv/arenden%3Fa%3D1");
    const page = await response.text();
    expect(page).toContain('<html lang="sv">');
    expect(page).toContain("Lives in Vaasa (sv)");
    expect(page).not.toContain("Lumi");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");

    const chosen = await browser.post(path, { subject: "00000000-0000-7000-8000-00000000000a" });
    const end = await browser.follow(chosen);
    expect(end.path).toBe("/sv/arenden?a=1");
    expect((await who(browser)).resident).toMatchObject({
      kind: "resident",
      personId: personIdOf("010190-900R"),
      name: "Venla Testinen",
    });
  });

  test("the page can be read in each language and searched; what is found is escaped", async () => {
    const browser = house.browser();
    const { path } = await browser.go("/auth/staff/start?lang=fi");
    const english = await (await browser.step(`${path}?lang=en&q=str`)).text();
    expect(english).toContain("Who are you at work today?");
    expect(english).toContain("A &lt;b&gt;Stranger&lt;/b&gt;");
  });

  test("whoever cancels is told so and is signed in nowhere", async () => {
    const browser = house.browser();
    const { path } = await browser.go("/auth/resident/start?lang=fi");
    const { response } = await browser.follow(await browser.post(path, {}));
    expect([response.status, await response.text()]).toEqual([403, "sign-in-cancelled"]);
    expect((await who(browser)).resident).toBeUndefined();
  });
});

describe("signing in by script", () => {
  test("a named subject is signed in with three requests and no page", async () => {
    const browser = await house.signedIn("resident", "venla");
    expect(browser.visited).toEqual([
      "GET /auth/resident/start",
      "GET /demo/idp/resident/auth",
      "GET /auth/resident/callback",
      "GET /fi",
    ]);
  });

  test("a resident and a professional may be signed in side by side in one browser", async () => {
    const browser = await house.signedIn("resident", "venla");
    await house.signedIn("staff", "saga-prov", browser);
    const { resident, staff } = await who(browser);
    expect(resident).toMatchObject({ name: "Venla Testinen" });
    expect(staff).toMatchObject({
      kind: "staff",
      roles: ["family-worker", "team-lead"],
      teams: ["family-middle"],
      languages: ["sv", "fi"],
    });
    expect(staff?.sessionId).not.toBe(resident?.sessionId);
  });

  test.each([
    ["stranger", "sign-in-unknown-professional"],
    ["roleless", "sign-in-no-role"],
  ])("%s is refused: %s", async (subject, reason) => {
    const browser = house.browser();
    const { response } = await browser.go(`/auth/staff/start?lang=fi&login_hint=${subject}`);
    expect([response.status, await response.text()]).toEqual([403, reason]);
    expect((await who(browser)).staff).toBeUndefined();
  });
});

test("somebody who came by 127.0.0.1 is led to the address the server goes by, and signs in there", async () => {
  const { port } = new URL(house.origin);
  const response = await fetch(`http://127.0.0.1:${port}/auth/resident/start?lang=sv`, {
    redirect: "manual",
  });
  expect(response.headers.get("location")).toBe(`${house.origin}/auth/resident/start?lang=sv`);
});

test.each([
  ["//evil.example/x"],
  ["https://evil.example/"],
  ["/\\evil.example"],
  ["/.//evil.example"],
  ["/auth/resident/start"],
  ["javascript:alert(1)"],
])("nobody is led away by next=%s", async (next) => {
  const browser = house.browser();
  const { path } = await browser.go(
    `/auth/resident/start?lang=fi&login_hint=venla&next=${encodeURIComponent(next)}`,
  );
  expect(path).toBe("/fi");
});

test("an audience there is not is a page there is not", async () => {
  expect((await house.browser().step("/auth/robots/start")).status).toBe(404);
});

test("neither the tokens nor the person's identity code are in the database", async () => {
  const browser = await house.signedIn("resident", "venla");
  const token = browser.cookies.get("pb_resident") ?? "";
  expect(token).toHaveLength(43);
  const rows = await db<{ text: string }[]>`
    select to_jsonb(s)::text as text from session s union all select to_jsonb(f)::text from login_flow f`;
  const everything = rows.map((row) => row.text).join();
  expect(everything).not.toContain(token);
  expect(everything).not.toContain("010190-900R");
});

test("behind a proxy that speaks https, the simulators and cookies go by the public address", async () => {
  const inside = await openHouse(db, { baseUrl: "https://prima.example" });
  const browser = inside.browser();
  const { response, path } = await browser.go("/auth/resident/start?lang=fi&next=/fi/asiat");
  expect(response.headers.get("strict-transport-security")).not.toBeNull();
  const chosen = await browser.post(path, { subject: "00000000-0000-7000-8000-00000000000a" });
  expect((await browser.follow(chosen)).path).toBe("/fi/asiat");
  expect([...browser.cookies.keys()]).toEqual(
    expect.arrayContaining(["__Host-pb_login", "__Host-pb_resident"]),
  );
  expect((await who(browser)).resident).toMatchObject({ name: "Venla Testinen" });
  await inside.close();
});
