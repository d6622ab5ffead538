import { describe, expect, it } from "vitest";
import type { DeadlineRule } from "#src/domains/deadlines/index.ts";
import { dueMoment, isInForce } from "#src/domains/deadlines/index.ts";
import { capacityOn, freeByDay } from "./capacity-figures.ts";
import { dayAt } from "./days.ts";
import type { UnitFacts } from "./demand.ts";
import { limitsOf } from "./limit-figures.ts";
import { calendar, nurseVisit, offering, wall, weekly } from "./testing/calendars.ts";
import { thirdNext, thirdNextOfAll } from "./third-next-figures.ts";
import { firstPast, waitsAhead } from "./wait-figures.ts";

const UNITS = new Map<string, UnitFacts>([["vaasa", { place: null, municipality: "905", open: undefined }]]);
/** A Monday morning. */
const NOW = wall("2026-03-02T07:00");
const wait = (calendars: Parameters<typeof thirdNext>[2], type = nurseVisit()) =>
  thirdNext(type, "vaasa", calendars, UNITS, NOW);

describe("the third next available time", () => {
  const morning = weekly("8:00", "9:00");

  it.each([
    // One visit may begin on three quarters of an hour: it is still one visit.
    ["two visits fit a morning, so the third is tomorrow's", [calendar("a", [morning])], 1],
    [
      "two professionals have two times at the same moment",
      [calendar("a", [morning]), calendar("b", [morning])],
      0,
    ],
    [
      "a chance gap today does not hide a full fortnight",
      [calendar("a", [morning], { busy: [["2026-03-02T08:30", "2026-03-16T00:00"]] })],
      14,
    ],
    [
      "weekends are days of the wait",
      [calendar("a", [weekly("8:00", "8:30")], { busy: [["2026-03-02T00:00", "2026-03-05T23:59"]] })],
      8,
    ],
    [
      "what is kept for what cannot wait is no time",
      [calendar("a", [weekly("8:00", "16:00", { offer: offering({ urgent: true }) })])],
      null,
    ],
    [
      "what is kept for a line counts when it is given free",
      [
        calendar("a", [
          weekly("8:00", "16:00", { offer: offering({ keptFor: { line: "health", untilDays: 1 } }) }),
        ]),
      ],
      0,
    ],
    [
      "another form than the usual does not count",
      [calendar("a", [weekly("8:00", "16:00", { offer: offering({ forms: ["remote"] }) })])],
      null,
    ],
    [
      "a group's seats are times",
      [calendar("a", [weekly("8:00", "8:30", { offer: offering({ seats: 3 }) })])],
      0,
    ],
  ] as const)("%s", (_, calendars, days) => {
    expect(wait(calendars)).toBe(days);
  });

  it("is none beyond the type's horizon", () => {
    expect(
      wait([calendar("a", [weekly("8:00", "8:30", { weekdays: 1 })])], nurseVisit({ horizonDays: 10 })),
    ).toBeNull();
  });

  it("stands for every unit that gives the type, with its own working time alone", () => {
    const two = calendar("a", [
      weekly("8:00", "16:00", { weekdays: 0b10 }),
      weekly("8:00", "16:00", { weekdays: 0b100, offer: offering({ unit: "korsholm" }) }),
    ]);
    const doctor = calendar("b", [morning], { resource: { profession: "physician" } });
    expect(thirdNextOfAll([nurseVisit()], [two, doctor], UNITS, NOW)).toEqual([
      { type: "nurse", unit: "vaasa", days: 1 },
      { type: "nurse", unit: "korsholm", days: 2 },
    ]);
  });
});

describe("capacity", () => {
  const nurse = calendar("a", [weekly("8:00", "12:00")], {
    busy: [
      ["2026-03-02T08:00", "2026-03-02T09:00"],
      // Overtime is not of the time that was offered.
      ["2026-03-02T11:30", "2026-03-02T13:00"],
    ],
  });

  it("of a day is what was offered and what of it was taken; an absence was not offered", () => {
    expect(capacityOn([nurse], dayAt(NOW).number)).toEqual([
      { unit: "vaasa", profession: "nurse", offered: 240, taken: 90, visits: 2 },
    ]);
    const away = { from: wall("2026-03-02T09:00"), to: wall("2026-03-02T12:00"), offer: null };
    const half = calendar("a", [weekly("8:00", "12:00")], { exceptions: [away] });
    expect(capacityOn([half], dayAt(NOW).number)[0]).toMatchObject({ offered: 60, taken: 0 });
  });

  it("ahead is what is free, and beyond the horizon what the same weekday had", () => {
    const free = freeByDay(nurseVisit({ horizonDays: 13 }), [nurse], NOW, 22);
    expect([free[0], free[1], free[5], free[7]]).toEqual([150, 240, 0, 240]);
    expect([free[14], free[15], free[19]]).toEqual([195, 240, 0]);
  });
});

describe("the wait ahead", () => {
  it("of those who ask is behind those who wait already", () => {
    const free = Float64Array.from({ length: 30 }, () => 60);
    expect(waitsAhead({ free, visit: 30, waiting: 0, perDay: 30 }, 3)).toEqual([0, 0, 0]);
    // Three hours are waited for: three days are gone, and each day's hour is asked for on it.
    expect(waitsAhead({ free, visit: 30, waiting: 180, perDay: 60 }, 3)).toEqual([4, 4, 4]);
  });

  it("grows where more is asked than offered, and is told from when it passes a limit", () => {
    const free = Float64Array.from({ length: 60 }, () => 60);
    const waits = waitsAhead({ free, visit: 30, waiting: 0, perDay: 90 }, 15);
    expect([waits[0], waits[6], waits[14]]).toEqual([1, 4, 8]);
    expect(firstPast(waits, () => 4)).toBe(7);
    expect(firstPast(waits, () => 14)).toBeNull();
  });

  it("is not known where calendars do not reach", () => {
    expect(waitsAhead({ free: new Float64Array(5), visit: 30, waiting: 0, perDay: 0 }, 2)).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

describe("the limits on a wait", () => {
  const rule = (id: string, more: Partial<DeadlineRule>) =>
    ({
      id,
      kind: "clock",
      purpose: "care",
      value: 14,
      unit: "day",
      cases: [],
      except: [],
      ...more,
    }) as unknown as DeadlineRule;
  const rules = [
    rule("young", { cases: [{ ageUnder: 23, needs: [] }] }),
    rule("grown", { cases: [{ ageFrom: 23, needs: [] }], value: 3, unit: "month" }),
    rule("over", { validTo: Temporal.PlainDate.from("2024-12-31") }),
    rule("known", { cases: [{ needs: ["special-support"] }] }),
    rule("other", { purpose: "oral" }),
  ];
  const today = Temporal.PlainDate.from("2026-03-02");
  const of = (ages: { from?: number; to?: number } | undefined) =>
    limitsOf({ limit: "care", ages }, { rules, isInForce, dueMoment }, today).map(({ rule: one, days }) => [
      one.id,
      days(0),
      days(7),
    ]);

  it("are those in force for the ages of the type's visitors, in days from the day of asking", () => {
    expect(of(undefined)).toEqual([
      ["young", 14, 14],
      ["grown", 92, 92],
    ]);
    expect(of({ to: 6 }).map(([id]) => id)).toEqual(["young"]);
    expect(of({ from: 65 }).map(([id]) => id)).toEqual(["grown"]);
  });
});
