import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer, take } from "#src/domains/contacts/index.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Database } from "#src/platform/database/index.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { askNameless } from "./asking.ts";
import { workerScope } from "./worker.ts";

describe("the code that opens an answer", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  const newest = async (db: Database) =>
    (
      await db<{ id: ContactId }[]>`select id from contact order by received_at desc, reference desc limit 1`
    )[0]?.id as ContactId;
  const open = async (code: string) => {
    const parent = await new HttpVisitor(house.baseUrl).get("/fi/koodi");
    return parent.submit({ code });
  };

  it("opens as it is typed: small letters, without lines, with blanks", async () => {
    const code = await askNameless(new HttpVisitor(house.baseUrl));
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll("-", ""),
      ` ${code.replaceAll("-", " ")} `,
    ]) {
      expect((await open(typed)).path).toBe("/fi/koodi/vastaus");
    }
  });

  it("is closed again by whoever leaves the machine to others", async () => {
    const parent = await open(await askNameless(new HttpVisitor(house.baseUrl)));
    await parent.submit({ leave: "1" });
    expect(parent.path).toBe("/fi");
    expect((await parent.get("/fi/koodi/vastaus")).status).toBe(401);
  });

  it("opens until 30 days after the last answer, and not a day longer", async () => {
    // Later than what came before: the newest is then this one.
    house.clock.advance({ hours: 1 });
    const code = await askNameless(new HttpVisitor(house.baseUrl));
    const id = await newest(house.database.owner);
    house.clock.advance({ hours: 12 });
    const riikka = await workerScope(house, "riikka");
    await take(riikka, id);
    await answer(riikka, id, "Aloitetaan unesta.", 2);
    house.clock.advance({ hours: 24 * 30 - 1 });
    expect((await open(code)).text).toContain("Aloitetaan unesta.");
    house.clock.advance({ hours: 2 });
    const late = await open(code);
    expect(late.status).toBe(422);
    expect(late.text).not.toContain("Aloitetaan unesta.");
  });

  it("does not run out while nothing is answered", async () => {
    const code = await askNameless(new HttpVisitor(house.baseUrl));
    house.clock.advance({ hours: 24 * 90 });
    expect((await open(code)).status).toBe(200);
  });

  it.each([
    ["fi", "/fi/koodi", "Liian monta yritystä"],
    ["sv", "/sv/kod", "För många försök"],
    ["en", "/en/code", "Too many attempts"],
  ] as const)("guessed again and again: told to wait, in %s, and how long", async (lang, path, title) => {
    house.clock.advance({ hours: 24 });
    const guesser = await new HttpVisitor(house.baseUrl).get(path);
    const statuses: number[] = [];
    for (let n = 0; n < 12 && guesser.status !== 429; n++) {
      await guesser.submit({ code: `AAAA-BBBB-CCCC-DDD${n % 10}` });
      statuses.push(guesser.status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.length).toBeGreaterThan(2);
    expect(guesser.html).toContain(`<html lang="${lang}"`);
    expect(guesser.title).toContain(title);
    expect(guesser.html).toContain('href="tel:');
    expect(Number(guesser.headers.get("retry-after"))).toBeGreaterThan(0);
    house.clock.advance({ seconds: Number(guesser.headers.get("retry-after")) });
    await guesser.get(path);
    await guesser.submit({ code: "AAAA-BBBB-CCCC-DDDD" });
    expect(guesser.status).toBe(422);
  });

  it("guessers lock nobody out who has a right code", async () => {
    house.clock.advance({ hours: 24 });
    const codes = [];
    for (let n = 0; n < 3; n++) codes.push(await askNameless(new HttpVisitor(house.baseUrl)));
    for (let n = 0; n < 20; n++) expect((await open(codes[n % 3] ?? "")).status).toBe(200);
  });
});
