import { freeFrom, freeOn } from "./free.ts";
import type { Calendar } from "./model.ts";

/** What one day of a calendar holds: minutes worked and free, and the free stretches in minutes since 1970. */
export interface DayLoad {
  readonly working: number;
  readonly free: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** The shortest stretch that is worth naming, in minutes. */
const LEAST = 10;

/** How full a day is. Working time with several seats counts as free: its places are counted elsewhere. */
export function loadOn(calendar: Calendar, day: number): DayLoad {
  const { windows, gaps } = freeOn(freeFrom(calendar, day), day);
  const free = gaps
    .map(({ window, from, to }) => ({
      from: Math.max(from, window.from),
      to: Math.min(to, window.to),
    }))
    .filter(({ from, to }) => to - from >= LEAST)
    .sort((a, b) => a.from - b.from);
  const length = (all: readonly { readonly from: number; readonly to: number }[]) =>
    all.reduce((sum, { from, to }) => sum + to - from, 0);
  return { working: length(windows), free: length(free), gaps: free };
}
