import { describe, expect, it } from "vitest";
import type { PersonId } from "#src/kernel/id.ts";
import { municipalityFigures } from "./county-data.ts";
import { ageOn, dateOfEpochDay, epochDayOf } from "./dates.ts";
import { capacity, IdentityCodes } from "./identity-codes.ts";
import { residents } from "./population.ts";
import type { Resident } from "./resident.ts";
import { Rng } from "./rng.ts";

const endDate = Temporal.PlainDate.from("2026-03-02");
const COUNT = 40_000;
const everybody = [...residents({ seed: "test", count: COUNT, endDate })];
const byId = new Map(everybody.map((resident) => [resident.id, resident]));
const share = (part: readonly unknown[], whole: readonly unknown[]) =>
  part.length / Math.max(1, whole.length);
/** Four standard errors of a share among n. */
const slack = (p: number, n: number) => 4 * Math.sqrt((p * (1 - p)) / n) + 1 / n;

describe("residents", () => {
  it("are as many as asked, the same for the same seed and date, others for another", () => {
    expect(everybody).toHaveLength(COUNT);
    const few = (seed: string) => JSON.stringify([...residents({ seed, count: 300, endDate })]);
    expect(few("x")).toBe(few("x"));
    expect(few("x")).not.toBe(few("y"));
  });

  it("come one at a time: the first does not wait for the last", () => {
    const many = residents({ seed: "test", count: 5_000_000, endDate });
    expect(many.next().value).toMatchObject({ municipality: municipalityFigures()[0]?.code });
    many.return(undefined);
  });

  const total = municipalityFigures().reduce((sum, { population2022 }) => sum + population2022, 0);
  it.each(municipalityFigures().map((figures) => [figures.nameFi, figures] as const))(
    "live in %s in its share, ages and languages",
    (_, figures) => {
      const here = everybody.filter(({ municipality }) => municipality === figures.code);
      expect(Math.abs(here.length - (COUNT * figures.population2022) / total)).toBeLessThanOrEqual(1);
      const swedish = here.filter(({ motherTongue }) => motherTongue === "sv");
      // People of a household mostly share a language: the spread is that of fewer, larger units.
      expect(Math.abs(share(swedish, here) - figures.swedishShare)).toBeLessThan(
        slack(figures.swedishShare, here.length / 3) + 0.005,
      );
      const all = Object.values(figures.ageGroups2018).reduce((sum, n) => sum + n, 0);
      for (const [from, to, groups] of [
        [0, 17, ["0-2", "3-6", "7-12", "13-15", "16-17"]],
        [65, 74, ["65-69", "70-74"]],
        [85, 120, ["85+"]],
      ] as const) {
        const expected = groups.reduce((sum, group) => sum + (figures.ageGroups2018[group] ?? 0), 0) / all;
        const aged = here.filter(({ birthDate }) => {
          const age = ageOn(birthDate, endDate);
          return age >= from && age <= to;
        });
        expect(Math.abs(share(aged, here) - expected)).toBeLessThan(slack(expected, here.length) + 0.002);
      }
      const codes = new Set(figures.postalCodes.map(([code]) => code));
      expect(here.every(({ postalCode }) => codes.has(postalCode))).toBe(true);
    },
  );

  it("have artificial identity codes, each once, with the right sex, birth date and check character", () => {
    expect(new Set(everybody.map(({ hetu }) => hetu)).size).toBe(COUNT);
    for (const { hetu, sex, birthDate } of everybody) {
      const [, date = "", sign = "", number = "", check] = /^(\d{6})([-+A-FU-Y])(9\d\d)(.)$/.exec(hetu) ?? [];
      expect(check).toBe("0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(BigInt(date + number) % 31n)]);
      expect(Number(number) % 2 === 1 ? "male" : "female").toBe(sex);
      const century = sign === "+" ? "18" : "ABCDEF".includes(sign) ? "20" : "19";
      expect(`${century}${date.slice(4)}-${date.slice(2, 4)}-${date.slice(0, 2)}`).toBe(birthDate.toString());
    }
    const signs = new Set(everybody.map(({ hetu }) => hetu[6]));
    for (const sign of "-YXWVUABCDEF") expect(signs).toContain(sign);
  });

  it("have guardians when minor: one or two, 20–45 years older, of the same municipality, named before them", () => {
    const seen = new Set<PersonId>();
    let shared = 0;
    const minors: Resident[] = [];
    for (const resident of everybody) {
      if (ageOn(resident.birthDate, endDate) >= 18) expect(resident.guardians).toEqual([]);
      else {
        minors.push(resident);
        expect([1, 2]).toContain(resident.guardians.length);
      }
      const guardians = resident.guardians.map((id) => byId.get(id));
      for (const guardian of guardians) {
        expect(guardian && seen.has(guardian.id)).toBe(true);
        expect(guardian?.municipality).toBe(resident.municipality);
        const gap = (guardian?.birthDate.until(resident.birthDate).total({ unit: "days" }) ?? 0) / 365.2425;
        expect(gap).toBeGreaterThan(19.9);
        expect(gap).toBeLessThan(45.1);
      }
      if (guardians.some((guardian) => guardian?.surname === resident.surname)) shared++;
      seen.add(resident.id);
    }
    expect(shared / minors.length).toBeGreaterThan(0.9);
    const two = minors.filter(({ guardians }) => guardians.length === 2);
    expect(share(two, minors)).toBeGreaterThan(0.6);
    expect(share(two, minors)).toBeLessThan(0.9);
  });

  it("have phones of their own that nobody can have, and mail that never arrives", () => {
    const phones = everybody.flatMap(({ phone }) => phone ?? []);
    expect(new Set(phones).size).toBe(phones.length);
    for (const phone of phones) expect(phone).toMatch(/^050 000 \d{3} \d{3}$/);
    for (const { email } of everybody)
      if (email) expect(email).toMatch(/^[a-z]+\.[a-z]+\.\d+@example\.invalid$/);
  });

  it("are a few under non-disclosure, and some are informal carers", () => {
    const hidden = everybody.filter(({ nonDisclosure }) => nonDisclosure);
    expect(share(hidden, everybody)).toBeGreaterThan(0.001);
    expect(share(hidden, everybody)).toBeLessThan(0.006);
    const carers = everybody.filter(({ caresFor }) => caresFor.length > 0);
    expect(carers.length).toBeGreaterThan(20);
    for (const { caresFor } of carers) expect(caresFor.every((id) => byId.has(id))).toBe(true);
  });

  it("count the demo's own people in, first and unchanged", () => {
    const persona = {
      ...(everybody.at(-1) as Resident),
      id: "00000000-0000-7000-8000-000000000001" as PersonId,
    };
    const some = [...residents({ seed: "test", count: 1000, endDate, personas: [persona] })];
    expect(some).toHaveLength(1000);
    expect(some[0]).toEqual(persona);
    expect(some.filter(({ hetu }) => hetu === persona.hetu)).toHaveLength(1);
  });

  it.each([1, 2, 14, 100])("may be as few as %i", (count) => {
    const few = [...residents({ seed: "few", count, endDate })];
    expect(few).toHaveLength(count);
    for (const { birthDate, guardians } of few) {
      if (ageOn(birthDate, endDate) < 18) expect(guardians.length).toBeGreaterThan(0);
    }
  });
});

describe("identity codes", () => {
  it.each([
    ["1899-12-31", 50],
    ["1950-02-28", 300],
    ["2024-02-29", 300],
  ])("of one sex born on %s are %i, then none is left", (date, expected) => {
    const codes = new IdentityCodes();
    const birthDate = Temporal.PlainDate.from(date);
    const rng = Rng.of(date);
    const given = new Set(Array.from({ length: expected }, () => codes.issue(rng, birthDate, "male")));
    expect(given.size).toBe(expected);
    expect(given).not.toContain(undefined);
    expect(capacity(birthDate.year)).toBe(expected);
    expect(codes.issue(rng, birthDate, "male")).toBeUndefined();
    expect(codes.issue(rng, birthDate, "female")).toBeDefined();
  });
});

it.each(["1899-03-01", "1900-02-28", "1970-01-01", "2000-02-29", "2026-12-31"])(
  "day numbers of %s go both ways",
  (day) => {
    expect(dateOfEpochDay(epochDayOf(Temporal.PlainDate.from(day))).toString()).toBe(day);
  },
);
