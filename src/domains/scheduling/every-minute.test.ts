import { describe, expect, it } from "vitest";
import { search } from "./search.ts";
import { nurseVisit, wall } from "./testing/calendars.ts";
import { asked, UNITS } from "./testing/demand.ts";
import { byChance, everyMinute, lehmer } from "./testing/every-minute.ts";

describe("against a search that tries every minute", () => {
  it("finds the same first times in a hundred counties made by chance", () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const chance = lehmer(seed);
      const calendars = Array.from({ length: 3 }, (_, i) => byChance(`r${i}`, chance));
      const type = nurseVisit({
        minutes: 10 + 5 * chance(8),
        step: 5 * (1 + chance(4)),
        before: 5 * chance(3),
        after: 5 * chance(3),
      });
      const from = wall("2026-03-26T00:00") + chance(2000);
      const demand = asked({ type, now: from, from, until: from + 5 * 1440, limit: 8 });
      expect(search(demand, calendars, UNITS).map((offer) => offer.from)).toEqual(
        everyMinute(demand, calendars),
      );
    }
  });
});
