import type { Demand } from "../demand.ts";
import type { Calendar } from "../model.ts";
import { calendar, shown, wall, weekly } from "./calendars.ts";

/** Park and Miller's generator: the same counties each time. */
export function lehmer(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A calendar of one rule, of much that is busy, and sometimes of an absence. */
export function byChance(id: string, chance: (below: number) => number): Calendar {
  const start = 6 + chance(17);
  const rule = weekly(`${start}:00`, `${start + 2 + chance(8)}:00`, { weekdays: 1 + chance(127) });
  const base = wall("2026-03-26T00:00");
  let at = base;
  const busy: (readonly [string, string])[] = [];
  for (let i = 0; i < 60; i += 1) {
    at += chance(200);
    const end = at + 5 + chance(90);
    busy.push([shown(at), shown(end)]);
    at = end;
  }
  // Times that the spring night skips would be read as an hour later: they are left out.
  const plain = busy.filter(([a, b]) => wall(a) < wall(b));
  return calendar(id, [rule], {
    busy: plain,
    exceptions: chance(2) ? [{ from: base + 1440, to: base + 1440 + chance(900), offer: null }] : [],
  });
}

/** Tries every minute with dates of Temporal: slow, and written for nothing but to be right. */
export function everyMinute({ type, from, until, limit }: Demand, calendars: readonly Calendar[]): number[] {
  const found = new Set<number>();
  for (const { rules, busy, exceptions } of calendars) {
    for (
      let day = Temporal.PlainDate.from("2026-03-24");
      day.toString() < "2026-04-04";
      day = day.add({ days: 1 })
    ) {
      for (const rule of rules) {
        if (!(rule.weekdays & (1 << (day.dayOfWeek - 1)))) continue;
        const opens = wall(day.toPlainDateTime().add({ minutes: rule.from }).toString());
        const closes = wall(day.toPlainDateTime().add({ minutes: rule.to }).toString());
        let origin = opens;
        const away = exceptions[0];
        const parts: [number, number][] = [];
        if (away && away.from < closes && away.to > opens) {
          parts.push([opens, away.from], [Math.max(away.to, opens), closes]);
        } else parts.push([opens, closes]);
        for (const [start, end] of parts) {
          origin = start;
          for (let at = start; at + type.minutes <= end; at += 1) {
            if (at < from || at > until || (at - origin) % type.step !== 0) continue;
            let free = true;
            for (let i = 0; i < busy.from.length; i += 1) {
              if (
                (busy.from[i] as number) < at + type.minutes + type.after &&
                (busy.to[i] as number) > at - type.before
              )
                free = false;
            }
            if (free) found.add(at);
          }
        }
      }
    }
  }
  return [...found].sort((a, b) => a - b).slice(0, limit);
}
