import { firstLasting } from "./busy.ts";
import { dayAt, localDay } from "./days.ts";
import { meets } from "./fits.ts";
import { freeFrom, freeOn } from "./free.ts";
import type { BookableType, Calendar } from "./model.ts";
import { isOpenTo } from "./unit-figures.ts";
import { windowsOn } from "./windows.ts";

/** Working time of one profession in one unit on one day. Minutes times seats. */
export interface DayCapacity {
  readonly unit: string;
  readonly profession: string;
  readonly offered: number;
  /** What of it was taken, with the minutes that a visit needs before and after. */
  readonly taken: number;
  readonly visits: number;
}

/** What was offered and taken on a day, by unit and profession. Rooms and things are not counted. */
export function capacityOn(calendars: readonly Calendar[], day: number): DayCapacity[] {
  const local = localDay(day);
  const found = new Map<
    string,
    { unit: string; profession: string } & Record<"offered" | "taken" | "visits", number>
  >();
  for (const calendar of calendars) {
    const { kind, profession } = calendar.resource;
    if (kind !== "professional") continue;
    for (const { from, to, offer } of windowsOn(calendar, local)) {
      const key = `${offer.unit}|${profession}`;
      const sum = found.get(key) ?? {
        unit: offer.unit,
        profession: profession ?? "",
        offered: 0,
        taken: 0,
        visits: 0,
      };
      found.set(key, sum);
      const offered = (to - from) * offer.seats;
      const { minutes, visits } = takenIn(calendar, from, to);
      sum.offered += offered;
      // Where somebody is booked beyond the seats, or two rules overlap, the time is full and no more.
      sum.taken += Math.min(offered, minutes);
      sum.visits += visits;
    }
  }
  return [...found.values()];
}

function takenIn({ busy }: Calendar, from: number, to: number): { minutes: number; visits: number } {
  let minutes = 0;
  let visits = 0;
  for (let i = firstLasting(busy, from); i < busy.from.length; i += 1) {
    const start = busy.from[i] as number;
    if (start >= to) break;
    const shared = Math.min(to, busy.to[i] as number) - Math.max(from, start);
    if (shared <= 0) continue;
    minutes += shared;
    if (start >= from) visits += 1;
  }
  return { minutes, visits };
}

/**
 * Minutes that are still free for a type in a unit, by day from today on, where a visit of the usual length has room: of
 * whoever can do it, in its usual form, without what is kept for what cannot wait. Beyond the type's horizon a day has what the same
 * weekday has on average in the last four weeks before. `days` is how many days are wanted.
 */
export function freeByDay(
  type: BookableType,
  there: readonly Calendar[],
  now: number,
  days: number,
): Float64Array {
  const today = dayAt(now).number;
  const free = new Float64Array(days);
  const known = Math.min(days, type.horizonDays + 1);
  const length = type.before + type.minutes + type.after;
  for (const calendar of there) {
    if (!meets(calendar.resource, type.needs[0])) continue;
    const lead = freeFrom(calendar, today - 1);
    for (let nth = 0; nth < known; nth += 1) {
      for (const { window, from, to } of freeOn(lead, today + nth).gaps) {
        if (!isOpenTo(window.offer, type)) continue;
        const start = Math.max(from, window.from, now + type.notice);
        const room = Math.min(to, window.to) - start;
        if (room < length) continue;
        const { seats } = window.offer;
        const taken = seats > 1 ? takenIn(calendar, start, start + room).minutes : 0;
        free[nth] = (free[nth] as number) + Math.max(0, room * seats - taken);
      }
    }
  }
  for (let nth = known; nth < days; nth += 1) {
    const before = [7, 14, 21, 28].flatMap((back) => (nth >= back ? [free[nth - back] as number] : []));
    free[nth] = before.reduce((sum, one) => sum + one, 0) / Math.max(1, before.length);
  }
  return free;
}
