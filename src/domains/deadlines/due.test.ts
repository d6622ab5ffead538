import { describe, expect, it } from "vitest";
import { at, localTime } from "#src/kernel/helsinki.ts";
import { dueAt } from "./due.ts";
import type { DeadlineRule, Unit } from "./model.ts";

/** "2026-11-23 15:30" on the wall in Helsinki. */
const wall = (text: string) => at(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));
const shown = (instant: Temporal.Instant) =>
  instant
    .toZonedDateTimeISO("Europe/Helsinki")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
const rule = (value: number, unit: Unit): Pick<DeadlineRule, "value" | "unit"> => ({ value, unit });

const WORKING: readonly (readonly [started: string, days: number, due: string, why: string])[] = [
  ["2026-11-23 00:00", 5, "2026-11-30", "Monday's first minute is Monday"],
  ["2026-11-23 23:59", 5, "2026-11-30", "and so is its last"],
  ["2026-11-21 23:40", 5, "2026-11-27", "in on a Saturday night"],
  ["2026-11-22 12:00", 5, "2026-11-27", "in on a Sunday"],
  ["2026-12-22 10:00", 5, "2026-12-31", "over Christmas; New Year's Eve is a working day"],
  ["2026-12-31 23:40", 5, "2027-01-11", "over New Year, Epiphany and a weekend"],
  ["2026-03-31 09:00", 5, "2026-04-09", "over Easter"],
  ["2026-06-18 12:00", 5, "2026-06-26", "over Midsummer"],
  ["2026-05-13 12:00", 5, "2026-05-21", "over Ascension Day"],
  ["2026-03-27 12:00", 5, "2026-04-07", "over the spring change of clocks and Easter"],
  ["2026-10-23 12:00", 5, "2026-10-30", "over the autumn change of clocks"],
  ["2028-02-25 12:00", 5, "2028-03-03", "over a leap day"],
  ["2026-11-23 12:00", 7, "2026-12-02", "SHL 36 §: the 7th working day"],
  ["2026-11-23 12:00", 3, "2026-11-26", "THL 51 § until 31.8.2023: the 3rd working day"],
];

describe("working days: the day of receipt is not counted", () => {
  it.each(WORKING)("%s and %i: %s, %s", (started, days, due) => {
    const counted = dueAt(rule(days, "working_day"), wall(started));
    expect(counted.dueDate.toString()).toBe(due);
    expect(localTime(counted.due).toString()).toBe("23:59:59.999");
  });

  it("tells how it was counted", () => {
    const { steps } = dueAt(rule(2, "working_day"), wall("2026-12-23 10:00"));
    expect(steps.map((step) => ("why" in step ? `${step.date} ${step.why}` : `${step.code}`))).toEqual([
      "started",
      "2026-12-24 christmas-eve",
      "2026-12-25 christmas-day",
      "2026-12-26 boxing-day",
      "2026-12-27 sunday",
      "counted",
      "counted",
      "due",
    ]);
    expect(steps.filter((step) => step.code === "counted").map((step) => step.date.toString())).toEqual([
      "2026-12-28",
      "2026-12-29",
    ]);
  });
});

describe("the same weekday within office hours (THL 51 §, HE 74/2022)", () => {
  it.each([
    ["2026-11-23 08:00", "2026-11-23 16:00"],
    ["2026-11-23 15:59", "2026-11-23 16:00"],
    ["2026-11-23 16:00", "2026-11-24 16:00"], // the office has just closed
    ["2026-11-23 07:59", "2026-11-23 16:00"], // opens in a minute
    ["2026-11-20 23:40", "2026-11-23 16:00"],
    ["2026-11-21 12:00", "2026-11-23 16:00"],
    ["2026-12-23 16:30", "2026-12-28 16:00"],
    ["2026-03-27 17:00", "2026-03-30 16:00"], // the clocks change between
    ["2026-10-25 03:30", "2026-10-26 16:00"],
  ])("%s: %s", (started, due) => {
    expect(shown(dueAt(rule(0, "weekday"), wall(started)).due)).toBe(due);
  });

  it("keeps the office's own hours and says when it opened", () => {
    const counted = dueAt(rule(0, "weekday"), wall("2026-11-23 17:30"), {
      officeHours: { opens: "09:00", closes: "18:00" },
    });
    expect(shown(counted.due)).toBe("2026-11-23 18:00");
    const night = dueAt(rule(0, "weekday"), wall("2026-11-20 23:40")).steps.find(
      (step) => step.code === "office-opens",
    );
    expect(night && shown(night.at)).toBe("2026-11-23 08:00");
  });
});

describe("calendar days, months and hours", () => {
  it.each([
    ["2026-11-23 00:00", 14, "day", "2026-12-07 23:59"], // a holiday's eve moves nothing in the care guarantee
    ["2026-11-23 23:59", 14, "day", "2026-12-07 23:59"],
    ["2026-03-28 12:00", 1, "day", "2026-03-29 23:59"], // the night of 23 hours
    ["2026-10-24 12:00", 1, "day", "2026-10-25 23:59"], // the night of 25 hours
    ["2028-02-28 12:00", 1, "day", "2028-02-29 23:59"],
    ["2026-01-31 12:00", 3, "month", "2026-04-30 23:59"], // Act 150/1930, 3 §
    ["2027-11-30 12:00", 3, "month", "2028-02-29 23:59"],
    ["2026-11-30 12:00", 3, "month", "2027-02-28 23:59"],
    ["2026-08-15 12:00", 6, "month", "2027-02-15 23:59"],
    ["2026-03-28 12:00", 24, "hour", "2026-03-29 13:00"],
    ["2026-10-24 12:00", 24, "hour", "2026-10-25 11:00"],
    ["2026-11-23 12:34", 0, "hour", "2026-11-23 12:34"], // SHL 36 § 1: at once
  ] as const)("%s and %i %s: %s", (started, value, unit, due) => {
    expect(shown(dueAt(rule(value, unit), wall(started)).due)).toBe(due);
  });

  it("names a month that was too short", () => {
    expect(dueAt(rule(3, "month"), wall("2026-01-31 12:00")).steps.map((step) => step.code)).toContain(
      "month-end",
    );
    expect(dueAt(rule(3, "month"), wall("2026-01-30 12:00")).steps.map((step) => step.code)).not.toContain(
      "month-end",
    );
  });
});
