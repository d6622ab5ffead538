import { expect, it } from "vitest";
import { isOfAge } from "./ages.ts";

it.each([
  // A child clinic is for those of up to six years: the day before the seventh birthday is the last.
  [{ to: 6 }, "2019-12-01", "2026-11-30", true],
  [{ to: 6 }, "2019-12-01", "2026-12-01", false],
  [{ from: 65 }, "1961-12-01", "2026-11-30", false],
  [{ from: 65 }, "1961-12-01", "2026-12-01", true],
  [{ from: 6, to: 29 }, "1996-11-30", "2026-11-29", true],
  [undefined, "1900-01-01", "2026-11-30", true],
] as const)("%o: born %s, visits on %s: %s", (ages, born, day, of) => {
  expect(isOfAge(ages, Temporal.PlainDate.from(born), Temporal.PlainDate.from(day))).toBe(of);
});
