import { describe, expect, it } from "vitest";
import type { Demand } from "./demand.ts";
import type { Calendar } from "./model.ts";
import { search } from "./search.ts";
import { calendar, nurseVisit, offering, shown, wall, weekly } from "./testing/calendars.ts";

const asked = (more: Partial<Demand>): Demand => ({
  type: nurseVisit(),
  now: wall("2026-03-02T07:00"),
  from: wall("2026-03-02T07:00"),
  until: wall("2026-03-05T00:00"),
  line: "health",
  limit: 3,
  ...more,
});
const times = (demand: Demand, calendars: readonly Calendar[]) =>
  search(demand, calendars, new Map()).map(({ from, resources }) => `${shown(from)} ${resources.join("+")}`);

describe("times at which several are met", () => {
  it("have the room before and after also where several are met at once: beyond the working time as well", () => {
    const drive = calendar("a", [weekly("8:00", "9:00", { offer: offering({ seats: 2 }) })]);
    const type = nurseVisit({ before: 10, after: 10 });
    expect(times(asked({ type }), [drive])).toEqual([
      "2026-03-02T08:00 a",
      "2026-03-02T08:15 a",
      "2026-03-02T08:30 a",
    ]);
  });

  it("are met by several together: nobody is taken for one need who alone meets another, and the night goes on", () => {
    const doctor = { kind: "professional", professions: ["physician"], skills: [] } as const;
    const anybody = { kind: "professional", professions: [], skills: [] } as const;
    const nurse = { kind: "professional", professions: ["nurse"], skills: [] } as const;
    const type = nurseVisit({ needs: [doctor, anybody, nurse], minutes: 60 });
    const physician = { resource: { profession: "physician" } };
    const lead = calendar("d1", [weekly("0:00", "1:00", { weekdays: 0b10 })], physician);
    const night = weekly("22:00", "30:00", { weekdays: 0b01 });
    const found = times(asked({ type, limit: 1 }), [
      lead,
      calendar("a-nurse", [night]),
      calendar("d2", [night], physician),
    ]);
    expect(found).toEqual(["2026-03-03T00:00 d1+d2+a-nurse"]);
  });

  it("are at a home only where it is known how far that is, or in the unit that was chosen", () => {
    const home = weekly("8:00", "9:00", { offer: offering({ forms: ["home"] }) });
    const far = { lat: 63.196, lon: 21.616 };
    const units = new Map([
      ["vaasa", { place: { lat: 63.096, lon: 21.616 }, municipality: "905", open: undefined }],
    ]);
    const first = (more: Partial<Demand>) => search(asked(more), [calendar("a", [home])], units)[0];
    expect(first({})).toBeUndefined();
    expect(first({ units: ["vaasa"] })?.takes.from).toBe(wall("2026-03-02T08:00"));
    // Eleven kilometres as the crow flies take a quarter of an hour each way.
    expect(first({ origin: far })?.takes.from).toBe(wall("2026-03-02T07:45"));
  });
});
