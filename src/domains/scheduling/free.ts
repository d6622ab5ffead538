import { firstLasting } from "./busy.ts";
import { type LocalDay, localDay } from "./days.ts";
import type { Calendar } from "./model.ts";
import { type Window, windowsOn } from "./windows.ts";

/** A stretch of a window that nothing takes; it may begin before the window and end after it. */
export interface Gap {
  readonly window: Window;
  readonly from: number;
  readonly to: number;
}

/** What is free in the working time that begins on one day. A window with several seats is one gap, to be counted out. */
export interface DayFree {
  readonly windows: readonly Window[];
  readonly gaps: readonly Gap[];
}

/**
 * What is free of one calendar, worked out a day at a time and kept as long as the calendar stands: a calendar is a
 * value, a changed one is another. `longest` is the longest visit that the day can have at all, in minutes, so that
 * a full day is passed over with one comparison; -1 until the day has been worked out.
 */
export interface Free {
  readonly calendar: Calendar;
  readonly firstDay: number;
  readonly longest: Int32Array;
  readonly days: (DayFree | undefined)[];
}

/** Days kept for each calendar: a year and a little, the longest horizon of a booking. */
const DAYS = 400;
const kept = new WeakMap<Calendar, Free>();

/** What is free of a calendar from a day on. */
export function freeFrom(calendar: Calendar, firstDay: number): Free {
  const known = kept.get(calendar);
  if (known && known.firstDay <= firstDay && firstDay - known.firstDay < DAYS / 2) return known;
  const made: Free = {
    calendar,
    firstDay,
    longest: new Int32Array(DAYS).fill(-1),
    days: [],
  };
  kept.set(calendar, made);
  return made;
}

/** The day's free time, worked out when it is first asked for. */
export function freeOn(free: Free, number: number): DayFree {
  const index = number - free.firstDay;
  const known = free.days[index];
  if (known) return known;
  const made = workOut(free.calendar, localDay(number));
  if (index >= 0 && index < DAYS) {
    free.days[index] = made;
    let longest = 0;
    for (const { window, from, to } of made.gaps)
      longest = Math.max(longest, Math.min(to, window.to) - Math.max(from, window.from));
    free.longest[index] = longest;
  }
  return made;
}

/** Whether a day may have room for a visit of so many minutes. */
export function mayHave(free: Free, number: number, minutes: number): boolean {
  const longest = free.longest[number - free.firstDay];
  return longest === undefined || longest < 0 || longest >= minutes;
}

const NOTHING: DayFree = { windows: [], gaps: [] };

function workOut(calendar: Calendar, day: LocalDay): DayFree {
  const windows = windowsOn(calendar, day);
  if (windows.length === 0) return NOTHING;
  const gaps: Gap[] = [];
  for (const window of windows) {
    if (window.offer.seats > 1)
      gaps.push({ window, from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER });
    else addGaps(gaps, window, calendar.busy);
  }
  return { windows, gaps };
}

function addGaps(gaps: Gap[], window: Window, busy: Calendar["busy"]): void {
  const { from, to, reach } = busy;
  const first = firstLasting(busy, window.from);
  let free = first > 0 ? (reach[first - 1] as number) : Number.MIN_SAFE_INTEGER;
  for (let i = first; i < from.length && free < window.to; i += 1) {
    const next = from[i] as number;
    if (next > free && next > window.from) gaps.push({ window, from: free, to: next });
    const end = to[i] as number;
    if (end > free) free = end;
  }
  const last = from.length > 0 ? (from[from.length - 1] as number) : Number.MIN_SAFE_INTEGER;
  if (free < window.to && last <= free) gaps.push({ window, from: free, to: Number.MAX_SAFE_INTEGER });
}
