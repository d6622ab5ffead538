import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { residentByIdentityCode } from "#src/domains/people/sign-in-actions.ts";
import { LANGS } from "#src/kernel/lang.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";

// Artificial codes only: individual numbers 900-999. The clock stands in November 2026.
const WRONG = [
  ["a wrong check character", "120488-902T"],
  ["born in the future", "010130A9018"],
  ["a day that no month has", "310288-902S"],
  ["a century sign that is none", "120488Q902S"],
  ["a letter too many", "120488-902SS"],
  ["half a code", "120488-"],
  ["markup", "<script>alert(1)</script>"],
  ["emoji", "👩‍👩‍👧"],
  ["an attack", "' or 1=1 --"],
] as const;

describe("identity codes that cannot be", () => {
  let house: TestHouse;
  let worker: HttpVisitor;
  beforeAll(async () => {
    house = await testHouse();
    const subject = house.personas.staff.find(({ key }) => key === "riikka")?.subject ?? "";
    worker = await new HttpVisitor(house.baseUrl).signIn("staff", subject, "/fi/staff/people");
  });
  afterAll(() => house.close());

  const people = async () =>
    (await house.database.owner<{ n: number }[]>`select count(*)::int as n from person`)[0]?.n;

  it.each(WRONG)("%s, typed by a worker: told at the field, kept there, in no address", async (_, code) => {
    for (const lang of LANGS) {
      await worker.get(`/${lang}/staff/people`);
      expect(worker.status).toBe(200);
      await worker.submit({ code });
      expect([lang, code, worker.status]).toEqual([lang, code, 422]);
      expect(worker.html).toContain(`<html lang="${lang}"`);
      expect(worker.html).toContain('href="#code"');
      expect(worker.path).not.toContain(encodeURIComponent(code));
      expect(worker.html).not.toContain("<script>alert(1)");
    }
  });

  it.each(WRONG)("%s, claimed at sign-in: refused, and nobody is made of it", async (_, code) => {
    const before = await people();
    const made = residentByIdentityCode(
      house.database.db,
      code,
      { givenNames: "Testi", familyName: "Henkilö" },
      { now: house.clock.now(), newId: () => crypto.randomUUID() },
    );
    await expect(made).rejects.toMatchObject({ code: "invalid", reason: "identity-code" });
    expect(await people()).toBe(before);
  });

  it("a right code of somebody whom the county does not know makes one person, also twice at once", async () => {
    const before = (await people()) ?? 0;
    const once = () =>
      residentByIdentityCode(
        house.database.db,
        "010190-905V",
        { givenNames: "Uusi", familyName: "Asukas" },
        { now: house.clock.now(), newId: () => crypto.randomUUID() },
      );
    const made = await Promise.all([once(), once(), once()]);
    expect(new Set(made).size).toBe(1);
    expect(await once()).toBe(made[0]);
    expect(await people()).toBe(before + 1);
  });
});
