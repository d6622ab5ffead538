import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

describe("somebody who fills the house", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  beforeEach(() => house.clock.advance({ hours: 1 }));
  afterAll(() => house.close());

  const OWN_WORDS = "/fi/pyyda-apua/own-words";
  const rows = async (table: string) => {
    const [row] = await house.database.db<{ n: number }[]>`
      select count(*)::int as n from ${house.database.db(table)}`;
    return row?.n ?? 0;
  };

  it("begins drafts without end, each under a new name: after a while the door is shut, and who has one writes on", async () => {
    const parent = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    await parent.submit({ "own-words": "Alku." });
    const flood = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    const token = flood.hidden("_csrf");
    const statuses: number[] = [];
    for (let n = 0; n < 150; n += 1) {
      flood.setCookie("pb_draft", `name ${n}`);
      await flood.post(`${OWN_WORDS}?keep=1`, { _csrf: token, "own-words": "x" });
      statuses.push(flood.status);
    }
    expect(statuses.slice(0, 100).every((status) => status === 204)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect(await rows("draft")).toBeLessThan(130);
    await parent.get(OWN_WORDS);
    await parent.submit({ "own-words": "Alku ja jatko." });
    expect(parent.status).toBe(200);
  });

  it("makes one draft ever larger: what is large costs more", async () => {
    const flood = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    const text = "x".repeat(1_000_000);
    for (let n = 0; n < 8; n += 1)
      await flood.post(OWN_WORDS, { _csrf: flood.hidden("_csrf"), "own-words": text });
    expect(flood.status).toBe(429);
    expect(flood.html).toContain(text);
  });

  it("goes on posting with a session that is over: no more than a few texts wait", async () => {
    const person = new HttpVisitor(house.baseUrl);
    await person.signIn("resident", "aino", "/fi/omat-asiat");
    house.clock.advance({ hours: 1 });
    const nobodys = `/fi/omat-asiat/${crypto.randomUUID()}`;
    for (let n = 0; n < 12; n += 1) await person.post(nobodys, { body: `Viesti ${n}` });
    expect(person.status).toBe(401);
    expect(await rows("stash")).toBe(5);
    const newest = await house.database.db<{ fields: unknown }[]>`
      select fields from stash order by expires_at desc limit 1`;
    expect(JSON.stringify(newest)).toContain("Viesti");
  });

  it("sends millions of empty fields: refused before they are taken apart", async () => {
    const person = await new HttpVisitor(house.baseUrl).get(OWN_WORDS);
    const answer = await fetch(`${house.baseUrl}${OWN_WORDS}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        cookie: `pb_v=${person.cookie("pb_v")}`,
      },
      body: "a&".repeat(1_500_000),
    });
    expect(answer.status).toBe(413);
  });
});
