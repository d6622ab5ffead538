import { describe, expect, it } from "vitest";
import { byHour, type DayHours, sameWeekdays } from "./typical.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const days = (...came: number[]): DayHours[] =>
  sameWeekdays(MONDAY)
    .slice(0, came.length)
    .map((day, n) => ({ day, hours: new Map(came[n] ? [[9, came[n]]] : []) }));

describe("what is typical for the weekday", () => {
  it("looks at the same weekday of eight weeks, over the change of the clocks and of the year", () => {
    const found = sameWeekdays(Temporal.PlainDate.from("2027-01-04"));
    expect(found).toHaveLength(8);
    expect(new Set(found.map(({ dayOfWeek }) => dayOfWeek))).toEqual(new Set([1]));
    expect(found.at(-1)?.toString()).toBe("2026-11-09");
  });

  it("counts a day without anything as nothing, and days before the team began not at all", () => {
    const { rows, weeks } = byHour(new Map([[9, 7]]), days(4, 0, 6, 2, 0, 0, 0, 0));
    expect(weeks).toBe(4);
    expect(rows).toEqual([{ hour: 9, came: 7, typical: 3 }]);
  });

  it("calls nothing typical that happened twice", () => {
    const { rows, weeks } = byHour(new Map([[16, 1]]), days(4, 6));
    expect(weeks).toBe(2);
    expect(rows).toEqual([
      { hour: 9, came: 0, typical: null },
      { hour: 16, came: 1, typical: null },
    ]);
  });
});
