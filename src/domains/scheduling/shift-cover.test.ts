import { describe, expect, it } from "vitest";
import { joined } from "./shift-joined.ts";
import { calendar, offering, wall } from "./testing/calendars.ts";
import { uncovered } from "./uncovered.ts";

describe("shifts of quarters of an hour", () => {
  const at = (text: string) => wall(text);
  it("that follow each other are one stretch, no longer than a day", () => {
    const day = at("2026-12-01T00:00");
    const quarters = Array.from({ length: 200 }, (_, n) => ({
      from: day + n * 15,
      to: day + (n + 1) * 15,
      offer: offering(),
    }));
    expect(joined(quarters).map(({ from, to }) => [from - day, to - day])).toEqual([
      [0, 1440],
      [1440, 2880],
      [2880, 3000],
    ]);
    const other = { ...quarters[1], offer: offering({ unit: "narpes" }) } as (typeof quarters)[number];
    expect(joined([quarters[0], other, quarters[2]].filter((one) => one !== undefined))).toHaveLength(3);
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
