import { describe, expect, it } from "vitest";
import type { ResourceId } from "#src/kernel/id.ts";
import type { Demand } from "./demand.ts";
import type { Calendar } from "./model.ts";
import { search } from "./search.ts";
import { calendar, EVERY_DAY, nurseVisit, offering, shown, wall, weekly } from "./testing/calendars.ts";
import { asked, UNITS } from "./testing/demand.ts";

const times = (demand: Demand, calendars: readonly Calendar[], units = UNITS) =>
  search(demand, calendars, units).map(({ from, resources }) => `${shown(from)} ${resources.join("+")}`);

describe("times that fit", () => {
  it("are the earliest of all units, on the grid of the working time", () => {
    const late = calendar("a", [weekly("8:10", "12:00")]);
    const early = calendar("b", [weekly("8:00", "12:00", { offer: offering({ unit: "jakobstad" }) })]);
    expect(times(asked(), [late, early])).toEqual([
      "2026-03-02T08:00 b",
      "2026-03-02T08:10 a",
      "2026-03-02T08:15 b",
    ]);
  });

  it("begin again on the grid after what is busy, with the room before and after that the type needs", () => {
    const nurse = calendar("a", [weekly("8:00", "12:00")], {
      busy: [["2026-03-02T08:20", "2026-03-02T08:50"]],
    });
    const type = nurseVisit({ before: 5, after: 10 });
    expect(times(asked({ type, limit: 1 }), [nurse])).toEqual(["2026-03-02T09:00 a"]);
    expect(search(asked({ type, limit: 1 }), [nurse], UNITS)[0]?.takes).toEqual({
      from: wall("2026-03-02T08:55"),
      to: wall("2026-03-02T09:40"),
    });
  });

  it.each([
    ["holidays are not worked", "2026-12-23T16:00", [weekly("8:00", "16:00")], "2026-12-28T08:00"],
    [
      "unless they are",
      "2026-12-23T16:00",
      [weekly("8:00", "16:00", { onHolidays: true })],
      "2026-12-24T08:00",
    ],
    [
      "every second week",
      "2026-03-02T16:00",
      [weekly("8:00", "9:00", { everyWeeks: 2, weekdays: 1, validFrom: 20514 })],
      "2026-03-16T08:00",
    ],
    [
      "a rule that has ended",
      "2026-03-02T16:00",
      [weekly("8:00", "9:00", { validUntil: 20514 }), weekly("13:00", "14:00", { validFrom: 20520 })],
      "2026-03-09T13:00",
    ],
    ["a leap day", "2028-02-28T16:00", [weekly("8:00", "9:00")], "2028-02-29T08:00"],
    [
      "a night over midnight",
      "2026-03-03T00:20",
      [weekly("22:00", "30:00", { weekdays: EVERY_DAY })],
      "2026-03-03T00:30",
    ],
    [
      "the spring night, whose fourth hour is missing",
      "2026-03-29T02:50",
      [weekly("21:00", "31:00", { weekdays: EVERY_DAY })],
      "2026-03-29T04:00",
    ],
    [
      "the morning after it",
      "2026-03-29T05:00",
      [weekly("8:00", "9:00", { weekdays: EVERY_DAY })],
      "2026-03-29T08:00",
    ],
    [
      "the morning after the autumn night",
      "2026-10-25T05:00",
      [weekly("8:00", "9:00", { weekdays: EVERY_DAY })],
      "2026-10-25T08:00",
    ],
    ["new year's week", "2026-12-31T16:00", [weekly("8:00", "9:00")], "2027-01-04T08:00"],
  ] as const)("%s", (_, now, rules, first) => {
    const demand = asked({ now: wall(now), from: wall(now), until: wall(now) + 60 * 24 * 60, limit: 1 });
    expect(search(demand, [calendar("a", rules)], UNITS).map(({ from }) => shown(from))).toEqual([first]);
  });

  it("has both of the autumn night's fourth hours", () => {
    const night = calendar("a", [weekly("21:00", "31:00", { weekdays: EVERY_DAY })]);
    const from = wall("2026-10-25T02:30");
    const found = search(asked({ now: from, from, until: from + 600, limit: 7 }), [night], UNITS);
    expect(found.map((offer) => shown(offer.from).slice(11))).toEqual([
      "02:30",
      "02:45",
      "03:00",
      "03:15",
      "03:30",
      "03:45",
      "03:00",
    ]);
  });

  it("leave absences out, and take extra time in", () => {
    const nurse = calendar("a", [weekly("8:00", "10:00")], {
      exceptions: [
        { from: wall("2026-03-02T00:00"), to: wall("2026-03-02T09:15"), offer: null },
        { from: wall("2026-03-02T18:00"), to: wall("2026-03-02T18:30"), offer: offering() },
      ],
    });
    expect(times(asked({ limit: 4 }), [nurse])).toEqual([
      "2026-03-02T09:15 a",
      "2026-03-02T09:30 a",
      "2026-03-02T18:00 a",
      "2026-03-03T08:00 a",
    ]);
  });

  it("keep the notice, the horizon and the visit's whole length", () => {
    const nurse = calendar("a", [weekly("8:00", "8:40")]);
    const type = nurseVisit({ notice: 24 * 60, horizonDays: 2 });
    expect(times(asked({ type, limit: 9 }), [nurse])).toEqual(["2026-03-03T08:00 a", "2026-03-04T08:00 a"]);
  });

  it("share the day fairly: of those free at the same moment, whoever has least booked", () => {
    const busyOne = calendar("a", [weekly("8:00", "9:00")], {
      busy: [["2026-03-04T08:00", "2026-03-04T09:00"]],
    });
    const idle = calendar("b", [weekly("8:00", "9:00")]);
    expect(times(asked({ limit: 1 }), [busyOne, idle])).toEqual(["2026-03-02T08:00 b"]);
    expect(times(asked({ limit: 1, own: ["a" as ResourceId] }), [busyOne, idle])).toEqual([
      "2026-03-02T08:00 a",
    ]);
    expect(search(asked({ limit: 1, own: ["a" as ResourceId] }), [busyOne], UNITS)[0]?.reasons).toEqual([
      "own-professional",
    ]);
  });

  it("need two professionals at once, in one unit", () => {
    const type = nurseVisit({
      needs: [
        { kind: "professional", professions: ["physician"], skills: [] },
        { kind: "professional", professions: ["nurse"], skills: [] },
        { kind: "room", professions: [], skills: ["examination"] },
      ],
    });
    const doctor = calendar("doctor", [weekly("8:00", "12:00")], { resource: { profession: "physician" } });
    const nurse = calendar("nurse", [weekly("9:00", "12:00")], {
      busy: [["2026-03-02T09:00", "2026-03-02T09:20"]],
    });
    const elsewhere = calendar("other", [
      weekly("8:00", "12:00", { offer: offering({ unit: "jakobstad" }) }),
    ]);
    const room = calendar("room", [weekly("8:00", "16:00")], {
      resource: { kind: "room", skills: ["examination"], profession: null },
    });
    expect(times(asked({ type, limit: 1 }), [doctor, elsewhere, nurse, room])).toEqual([
      "2026-03-02T09:30 doctor+nurse+room",
    ]);
    expect(times(asked({ type, limit: 1 }), [doctor, nurse])).toEqual([]);
  });

  it("need an interpreter afar and a thing that one unit alone has", () => {
    const need = (kind: "professional" | "equipment", skills: readonly string[]) => ({
      kind,
      professions: [],
      skills,
    });
    const lead = { kind: "professional", professions: ["nurse"], skills: [] } as const;
    const nurse = calendar("nurse", [
      weekly("8:00", "12:00", { offer: offering({ forms: ["in-person", "remote"] }) }),
    ]);
    // The interpreter works from another unit, and only afar.
    const interpreter = calendar(
      "interpreter",
      [weekly("10:00", "12:00", { offer: offering({ unit: "jakobstad", forms: ["remote"] }) })],
      { resource: { profession: "interpreter", skills: ["arabic"] } },
    );
    const scale = calendar("scale", [weekly("9:00", "12:00")], {
      resource: { kind: "equipment", profession: null, skills: ["baby-scale"] },
    });
    const all = [nurse, interpreter, scale];
    const family = nurseVisit({ needs: [lead, need("professional", ["arabic"])] });
    expect(times(asked({ type: family, limit: 1 }), all)).toEqual(["2026-03-02T10:00 nurse+interpreter"]);
    expect(times(asked({ type: family, forms: ["in-person"], limit: 1 }), all)).toEqual([]);
    const weighed = nurseVisit({ needs: [lead, need("equipment", ["baby-scale"])] });
    expect(times(asked({ type: weighed, limit: 1 }), all)).toEqual(["2026-03-02T09:00 nurse+scale"]);
  });

  it("are kept for a line until some days before, and for what cannot wait", () => {
    const kept = calendar("a", [
      weekly("8:00", "8:30", { offer: offering({ keptFor: { line: "mind", untilDays: 1 } }) }),
    ]);
    expect(times(asked({ limit: 1, from: wall("2026-03-03T16:00") }), [kept])).toEqual([]);
    expect(times(asked({ limit: 1, from: wall("2026-03-03T06:00") }), [kept])).toEqual([
      "2026-03-03T08:00 a",
    ]);
    expect(times(asked({ limit: 1, from: wall("2026-03-03T16:00"), line: "mind" }), [kept])).toEqual([
      "2026-03-04T08:00 a",
    ]);
    const urgent = calendar("b", [weekly("8:00", "8:30", { offer: offering({ urgent: true }) })]);
    expect(times(asked({ limit: 1 }), [urgent])).toEqual([]);
    expect(times(asked({ limit: 1, urgent: true }), [urgent])).toEqual(["2026-03-02T08:00 b"]);
  });

  it("have as many seats as the drive has", () => {
    const drive = calendar("a", [weekly("8:00", "8:15", { offer: offering({ seats: 2 }) })], {
      busy: [
        ["2026-03-02T08:00", "2026-03-02T08:05"],
        ["2026-03-02T08:00", "2026-03-02T08:05"],
        ["2026-03-02T08:05", "2026-03-02T08:10"],
      ],
    });
    const type = nurseVisit({ minutes: 5, step: 5 });
    expect(times(asked({ type, limit: 2 }), [drive])).toEqual(["2026-03-02T08:05 a", "2026-03-02T08:10 a"]);
  });

  it("ask for a language, a place and a distance; a meeting from home knows no distance", () => {
    const swede = calendar(
      "sv",
      [weekly("9:00", "10:00", { offer: offering({ unit: "jakobstad", forms: ["in-person", "remote"] }) })],
      { resource: { languages: ["sv"] } },
    );
    const finn = calendar("fi", [weekly("8:00", "10:00")], { resource: { languages: ["fi"] } });
    expect(times(asked({ limit: 1, languages: ["sv"] }), [finn, swede])).toEqual(["2026-03-02T09:00 sv"]);
    expect(times(asked({ limit: 1, units: ["jakobstad"], forms: ["in-person"] }), [finn, swede])).toEqual([
      "2026-03-02T09:00 sv",
    ]);
    const near = search(
      asked({ limit: 9, origin: { lat: 63.1, lon: 21.6 }, kilometres: 30, forms: ["in-person", "remote"] }),
      [swede],
      UNITS,
    );
    expect(new Set(near.map(({ form }) => form))).toEqual(new Set(["remote"]));
  });

  it("leave room to drive to somebody's home and back", () => {
    const nurse = calendar("a", [weekly("8:00", "16:00", { offer: offering({ forms: ["home"] }) })], {
      busy: [["2026-03-02T08:00", "2026-03-02T09:00"]],
    });
    const found = search(asked({ limit: 1, origin: { lat: 63.3, lon: 21.616 } }), [nurse], UNITS)[0];
    // 22.7 km as the crow flies, 29.5 on the road: half an hour each way.
    expect([shown(found?.from ?? 0), shown(found?.takes.from ?? 0)]).toEqual([
      "2026-03-02T09:30",
      "2026-03-02T09:00",
    ]);
  });

  it("are within the unit's opening hours when somebody comes there", () => {
    const open = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 10 * 60 }]);
    const units = new Map(UNITS).set("vaasa", { place: null, municipality: "905", open });
    const nurse = calendar("a", [
      weekly("8:00", "16:00", { offer: offering({ forms: ["in-person", "phone"] }) }),
    ]);
    expect(times(asked({ limit: 1, forms: ["in-person"] }), [nurse], units)).toEqual(["2026-03-02T09:00 a"]);
    expect(times(asked({ limit: 1, forms: ["phone"] }), [nurse], units)).toEqual(["2026-03-02T08:00 a"]);
  });
});
