import { describe, expect, it } from "vitest";
import { calendar, offering, wall } from "./testing/calendars.ts";
import { uncovered } from "./uncovered.ts";
import { workInDays } from "./work-in-days.ts";

describe("work that goes on for days", () => {
  it("is in parts of a day, an absence in one", () => {
    const day = wall("2026-12-01T00:00");
    const long = { from: day, to: day + 3000 };
    const parts = workInDays([
      { ...long, offer: offering() },
      { ...long, offer: null },
    ]);
    expect(parts.map(({ from, to }) => [from - day, to - day])).toEqual([
      [0, 1440],
      [1440, 2880],
      [2880, 3000],
      [0, 3000],
    ]);
  });
});

describe("booked times when shifts change", () => {
  const booked = (start: string, end: string, unit = "vaasa") => ({
    startsAt: Temporal.Instant.fromEpochMilliseconds(wall(start) * 60_000),
    endsAt: Temporal.Instant.fromEpochMilliseconds(wall(end) * 60_000),
    unit,
    form: "in-person" as const,
  });
  it("need moving where nobody works there any more", () => {
    const shift = { from: wall("2026-12-01T08:00"), to: wall("2026-12-01T12:00"), offer: offering() };
    const away = { from: wall("2026-12-01T10:00"), to: wall("2026-12-01T10:30"), offer: null };
    const night = { from: wall("2026-12-01T22:00"), to: wall("2026-12-02T06:00"), offer: offering() };
    const one = calendar("a", [], { exceptions: [shift, away, night] });
    const stands = [
      booked("2026-12-01T09:30", "2026-12-01T10:00"),
      booked("2026-12-02T00:30", "2026-12-02T01:00"),
      // A group is working time of its own.
      { ...booked("2026-12-01T14:00", "2026-12-01T16:00"), leads: true },
    ];
    const left = [
      booked("2026-12-01T09:45", "2026-12-01T10:15"),
      booked("2026-12-01T11:45", "2026-12-01T12:15"),
      booked("2026-12-01T08:00", "2026-12-01T08:30", "narpes"),
      { ...booked("2026-12-01T09:00", "2026-12-01T11:00"), leads: true },
    ];
    expect(uncovered(one, [...stands, ...left])).toEqual(left);
  });
});
