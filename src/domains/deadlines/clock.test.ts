import { describe, expect, it } from "vitest";
import { at } from "#src/kernel/helsinki.ts";
import { clockState } from "./clock.ts";
import type { ClockFact, Unit } from "./model.ts";
import { timeLeft } from "./time-left.ts";

const wall = (text: string) => at(Temporal.PlainDate.from(text.slice(0, 10)), text.slice(11));
const shown = (instant?: Temporal.Instant) =>
  instant
    ?.toZonedDateTimeISO("Europe/Helsinki")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");

/** "start 2026-11-23 10:00, stop 2026-11-24 12:00" as facts. */
const facts = (text: string): readonly ClockFact[] =>
  text.split(", ").map((one) => {
    const [type, ...when] = one.split(" ");
    return { type: type as ClockFact["type"], at: wall(when.join(" ")) };
  });

const FIVE = { value: 5, unit: "working_day" } as const; // the local promise: the 5th working day
const stand = (text: string, now: string, rule: { value: number; unit: Unit } = FIVE) =>
  clockState(rule, facts(text), wall(now));

describe("a promise of five working days, from Monday 23 November", () => {
  it.each([
    ["start 2026-11-23 10:00", "2026-11-22 10:00", "not-started", false],
    ["start 2026-11-23 10:00", "2026-11-30 23:59", "running", false],
    ["start 2026-11-23 10:00", "2026-12-01 00:00", "overdue", true],
    ["start 2026-11-23 10:00, stop 2026-11-30 23:59", "2027-01-01 00:00", "stopped", false],
    ["start 2026-11-23 10:00, stop 2026-12-01 00:00", "2027-01-01 00:00", "stopped", true],
    ["start 2026-11-23 10:00, pause 2026-11-25 10:00", "2027-01-01 00:00", "paused", false],
    ["start 2026-11-23 10:00, pause 2026-12-01 10:00", "2027-01-01 00:00", "paused", true],
    [
      "start 2026-11-23 10:00, pause 2026-11-25 10:00, stop 2026-12-10 10:00",
      "2027-01-01 00:00",
      "stopped",
      false,
    ],
    ["stop 2026-11-24 10:00", "2026-11-25 00:00", "not-started", false],
    [
      "start 2026-11-23 10:00, stop 2026-11-24 10:00, stop 2026-12-24 10:00",
      "2027-01-01 00:00",
      "stopped",
      false,
    ],
  ])("%s; at %s: %s, breached %s", (story, now, status, breached) => {
    expect(stand(story, now)).toMatchObject({ status, breached });
  });

  it.each([
    [
      "asked on day 2, answered 10 days later: 3 left",
      "pause 2026-11-25 10:00, resume 2026-12-05 10:00",
      "2026-12-09 23:59",
    ],
    [
      "asked on day 2, answered the same day",
      "pause 2026-11-25 10:00, resume 2026-11-25 18:00",
      "2026-11-30 23:59",
    ],
    [
      "asked on the day of receipt: all five left",
      "pause 2026-11-23 11:00, resume 2026-11-24 10:00",
      "2026-12-01 23:59",
    ],
    [
      "asked on the last day: one is left",
      "pause 2026-11-30 15:00, resume 2026-12-01 23:50",
      "2026-12-02 23:59",
    ],
    [
      "asked on a Saturday, answered on Sunday",
      "pause 2026-11-28 10:00, resume 2026-11-29 10:00",
      "2026-11-30 23:59",
    ],
    [
      "asked twice",
      "pause 2026-11-24 10:00, resume 2026-11-25 10:00, pause 2026-11-26 10:00, resume 2026-11-30 10:00",
      "2026-12-03 23:59",
    ],
    ["answered before Christmas", "pause 2026-11-25 10:00, resume 2026-12-23 10:00", "2026-12-30 23:59"],
    [
      "asked too late: the passed promise stays",
      "pause 2026-12-01 10:00, resume 2026-12-04 10:00",
      "2026-11-30 23:59",
    ],
    [
      "a second pause inside a pause is passed over",
      "pause 2026-11-25 10:00, pause 2026-11-27 10:00, resume 2026-12-05 10:00",
      "2026-12-09 23:59",
    ],
  ])("%s", (_, story, due) => {
    expect(shown(stand(`start 2026-11-23 10:00, ${story}`, "2027-01-01 00:00").due)).toBe(due);
  });

  it("says during a pause what would be promised if the family answered now, and binds nobody meanwhile", () => {
    const paused = stand("start 2026-11-23 10:00, pause 2026-11-25 10:00", "2026-12-05 10:00");
    expect(paused.due).toBeUndefined();
    expect(shown(paused.dueIfResumed)).toBe("2026-12-09 23:59");
    expect(paused.remaining).toMatchObject({ late: false, workingDays: 3 });
  });

  it("begins a new round when the matter is opened again, and forgets no breach", () => {
    const again = "start 2026-11-23 10:00, stop 2026-12-01 10:00, restart 2026-12-10 10:00";
    expect(stand(again, "2026-12-11 10:00")).toMatchObject({ status: "running", breached: true });
    expect(shown(stand(again, "2026-12-11 10:00").due)).toBe("2026-12-17 23:59");
    expect(shown(stand(again, "2026-12-11 10:00").breachedAt)).toBe("2026-11-30 23:59");
    expect(
      stand("start 2026-11-23 10:00, stop 2026-11-24 10:00, restart 2026-12-10 10:00", "2026-12-11 10:00")
        .breached,
    ).toBe(false);
  });

  it("does not depend on the order in which the facts are told, nor on those to come", () => {
    const told = facts(
      "stop 2026-12-08 10:00, resume 2026-12-05 10:00, start 2026-11-23 10:00, pause 2026-11-25 10:00",
    );
    expect(clockState(FIVE, told, wall("2027-01-01 00:00"))).toMatchObject({
      status: "stopped",
      breached: false,
    });
    expect(clockState(FIVE, told, wall("2026-12-06 10:00"))).toMatchObject({ status: "running" });
    expect(clockState(FIVE, told, wall("2026-11-26 10:00"))).toMatchObject({ status: "paused" });
  });
});

describe("pauses in other units", () => {
  it.each([
    [
      { value: 24, unit: "hour" },
      "start 2026-11-23 10:00, pause 2026-11-23 12:00, resume 2026-11-23 15:30",
      "2026-11-24 13:30",
    ],
    [
      { value: 24, unit: "hour" },
      "start 2026-03-28 10:00, pause 2026-03-28 12:00, resume 2026-03-29 12:00",
      "2026-03-30 10:00",
    ],
    [
      { value: 14, unit: "day" },
      "start 2026-11-23 10:00, pause 2026-11-25 10:00, resume 2026-12-05 09:00",
      "2026-12-17 23:59",
    ],
    [
      { value: 14, unit: "day" },
      "start 2026-10-20 10:00, pause 2026-10-24 10:00, resume 2026-10-26 09:00",
      "2026-11-05 23:59",
    ],
    [
      { value: 3, unit: "month" },
      "start 2026-01-31 10:00, pause 2026-02-10 10:00, resume 2026-02-20 09:00",
      "2026-05-10 23:59",
    ],
    [
      { value: 0, unit: "weekday" },
      "start 2026-11-23 10:00, pause 2026-11-23 11:00, resume 2026-11-23 14:00",
      "2026-11-23 16:00",
    ],
    [
      { value: 0, unit: "weekday" },
      "start 2026-11-23 10:00, pause 2026-11-23 11:00, resume 2026-11-23 19:00",
      "2026-11-24 16:00",
    ],
    [
      { value: 0, unit: "weekday" },
      "start 2026-11-21 10:00, pause 2026-11-22 11:00, resume 2026-11-23 09:00",
      "2026-11-23 16:00",
    ],
    [
      { value: 1, unit: "weekday" },
      "start 2026-11-23 10:00, pause 2026-11-23 11:00, resume 2026-11-27 09:00",
      "2026-11-30 16:00",
    ],
  ] as const)("%j: %s", (rule, story, due) => {
    expect(shown(stand(story, "2027-01-01 00:00", rule).due)).toBe(due);
  });
});

describe("time left", () => {
  it.each([
    ["2026-11-30 23:59", "2026-11-23 10:00", { late: false, workingDays: 5, calendarDays: 7 }],
    [
      "2026-11-30 23:59",
      "2026-11-30 21:44",
      { late: false, workingDays: 0, calendarDays: 0, hours: 2, minutes: 15 },
    ],
    ["2026-11-30 23:59", "2026-12-02 00:00", { late: true, workingDays: 2, calendarDays: 2 }],
    ["2026-11-27 23:59", "2026-11-28 10:00", { late: true, workingDays: 0, calendarDays: 1 }],
    ["2026-03-29 06:00", "2026-03-29 00:00", { late: false, calendarDays: 0, hours: 5, minutes: 0 }], // the hour that was not
  ])("to %s from %s", (due, now, parts) => {
    expect(timeLeft(wall(due), wall(now))).toMatchObject(parts);
  });

  it("sorts the most urgent first", () => {
    const now = wall("2026-11-23 10:00");
    const dues = ["2026-11-24 10:00", "2026-11-20 10:00", "2026-11-23 11:00"].map(wall);
    const sorted = dues.toSorted((a, b) => timeLeft(a, now).sortKey - timeLeft(b, now).sortKey);
    expect(sorted.map(shown)).toEqual(["2026-11-20 10:00", "2026-11-23 11:00", "2026-11-24 10:00"]);
  });
});
