import { expect, it } from "vitest";
import type { ResourceId } from "#src/kernel/id.ts";
import type { UnitFacts } from "./demand.ts";
import { seriesStarts, seriesTimes } from "./series.ts";
import { calendar, nurseVisit, shown, wall, weekly } from "./testing/calendars.ts";

const UNITS = new Map<string, UnitFacts>([["vaasa", { place: null, municipality: "905", open: undefined }]]);
const FIRST = { from: wall("2026-03-20T09:00"), unit: "vaasa", form: "in-person" } as const;
const DEMAND = { type: nurseVisit(), now: wall("2026-03-16T07:00"), line: "health" };

it.each([
  ["2026-03-20T09:00", 1, ["2026-03-20T09:00", "2026-03-27T09:00", "2026-04-03T09:00"]],
  ["2026-10-16T08:15", 2, ["2026-10-16T08:15", "2026-10-30T08:15", "2026-11-13T08:15"]],
  ["2028-02-15T10:00", 2, ["2028-02-15T10:00", "2028-02-29T10:00", "2028-03-14T10:00"]],
])(
  "a series from %s every %i weeks keeps its weekday and the time of the wall clock",
  (first, weeks, all) => {
    expect(seriesStarts(wall(first), weeks, 3).map(shown)).toEqual(all);
  },
);

it("names what fits, keeps the professional who is wished for, and shows what is near where nothing fits", () => {
  const other = calendar("a", [weekly("8:00", "16:00")]);
  const own = calendar("own", [weekly("8:00", "16:00")], {
    busy: [["2026-03-27T08:00", "2026-03-27T10:00"]],
  });
  const asked = { ...DEMAND, own: ["own" as ResourceId] };
  // The third Friday is Good Friday: nobody works.
  const rows = seriesTimes(asked, [other, own], UNITS, FIRST, 1, 3);
  expect(rows.map(({ offer }) => offer?.resources[0])).toEqual(["own", "a", undefined]);
  expect(rows[2]?.near.map(({ from }) => shown(from))).toEqual([
    "2026-04-02T09:00",
    "2026-04-01T09:00",
    "2026-03-31T09:00",
    "2026-03-30T09:00",
  ]);
});

it("shows nothing near of another week", () => {
  const nurse = calendar("a", [weekly("8:00", "16:00", { everyWeeks: 2, validFrom: 20528 })]);
  const rows = seriesTimes(DEMAND, [nurse], UNITS, FIRST, 1, 2);
  expect(rows.map(({ offer, near }) => [offer === undefined, near.length])).toEqual([
    [false, 0],
    [true, 0],
  ]);
});
