import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { holidaysOf } from "./holidays.ts";
import { addWorkingDays, dayOff, isWorkingDay, nextWorkingDay, workingDaysBetween } from "./working-days.ts";

const date = (text: string) => Temporal.PlainDate.from(text);

describe("Finnish days off", () => {
  it("agree with another calendar from 1990 to 2060", () => {
    const other = new Holidays("FI");
    for (let year = 1990; year <= 2060; year += 1) {
      const theirs = other
        .getHolidays(year)
        .filter((day) => day.type === "public" || day.type === "bank")
        .map((day) => day.date.slice(0, 10))
        .filter((day) => !day.endsWith("-12-31")); // banks close, offices do not
      const ours = holidaysOf(year).map(([day]) => day.toString());
      expect([...new Set(ours)].sort()).toEqual([...new Set(theirs)].sort());
    }
  });

  it.each([
    ["2026-01-01", "new-year"],
    ["2026-01-06", "epiphany"],
    ["2026-04-03", "good-friday"],
    ["2026-04-05", "easter-sunday"],
    ["2026-04-06", "easter-monday"],
    ["2026-05-01", "may-day"],
    ["2026-05-14", "ascension-day"],
    ["2026-05-24", "whit-sunday"],
    ["2026-06-19", "midsummer-eve"], // an eve is a day off in offices
    ["2026-06-20", "midsummer-day"],
    ["2026-10-31", "all-saints-day"],
    ["2026-12-06", "independence-day"],
    ["2026-12-24", "christmas-eve"], // an eve is a day off in offices
    ["2026-12-25", "christmas-day"],
    ["2026-12-26", "boxing-day"],
    ["2026-11-21", "saturday"],
    ["2026-11-22", "sunday"],
    ["2026-11-23", undefined],
    ["2026-12-31", undefined],
    ["2026-04-02", undefined], // Maundy Thursday is a working day
  ])("%s: %s", (day, why) => {
    expect(dayOff(date(day))).toBe(why);
    expect(isWorkingDay(date(day))).toBe(why === undefined);
  });
});

describe("counting working days", () => {
  it.each([
    ["2026-11-23", 1, "2026-11-24"],
    ["2026-11-23", 5, "2026-11-30"],
    ["2026-11-21", 1, "2026-11-23"], // in on a Saturday
    ["2026-11-21", 5, "2026-11-27"],
    ["2026-12-18", 5, "2026-12-29"], // over Christmas: 21, 22, 23, 28, 29
    ["2026-04-01", 5, "2026-04-10"],
    ["2026-06-18", 1, "2026-06-22"],
    ["2026-12-24", 0, "2026-12-28"],
    ["2026-11-23", 0, "2026-11-23"],
  ])("%s and %i", (from, n, to) => {
    expect(addWorkingDays(date(from), n).toString()).toBe(to);
  });

  it("refuses to count backwards or in halves", () => {
    expect(() => addWorkingDays(date("2026-11-23"), -1)).toThrow("forward");
    expect(() => addWorkingDays(date("2026-11-23"), 0.5)).toThrow("whole days");
  });

  it("next is after, never the same day", () => {
    expect(nextWorkingDay(date("2026-11-23")).toString()).toBe("2026-11-24");
    expect(nextWorkingDay(date("2026-06-18")).toString()).toBe("2026-06-22");
  });

  it.each([
    ["2026-11-23", "2026-11-23", 0],
    ["2026-11-23", "2026-11-30", 5],
    ["2026-11-30", "2026-11-23", -5],
    ["2026-11-21", "2026-11-22", 0],
    ["2026-11-22", "2026-11-21", 0],
    ["2026-12-23", "2026-12-28", 1],
  ])("between %s and %s: %i", (from, to, n) => {
    expect(workingDaysBetween(date(from), date(to))).toBe(n);
  });

  it("counts long spans as it counts day by day", () => {
    const from = date("2026-04-02");
    let counted = 0;
    for (let day = from.add({ days: 1 }); day.year < 2029; day = day.add({ days: 1 })) {
      if (isWorkingDay(day)) counted += 1;
      expect(workingDaysBetween(from, day)).toBe(counted);
    }
  });

  it("undoes adding, from any day of a year", () => {
    for (let day = date("2027-01-01"); day.year === 2027; day = day.add({ days: 1 })) {
      for (const n of [1, 3, 5, 7]) expect(workingDaysBetween(day, addWorkingDays(day, n))).toBe(n);
    }
  });
});
