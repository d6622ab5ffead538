import { HELSINKI } from "#src/kernel/helsinki.ts";
import { minuteOf } from "./days.ts";
import type { ShiftFault } from "./shift.ts";

/** A moment as a roster writes it; `day` where only a day is named. */
export type ReadMoment =
  | { readonly ok: true; readonly minute: number; readonly day: boolean }
  | { readonly ok: false; readonly fault: ShiftFault };

const wrong = (fault: ShiftFault) => ({ ok: false, fault }) as const;

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ]\s*)/;
const HAND_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:$|\s+)/;
const CLOCK = /^(?:klo|kl\.?)?\s*(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,]0+)?)?$/i;
const ZONE = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a moment: ISO 8601 with or without a zone, or as it is written by hand ("1.12.2026 klo 8.00", "24.00"). Without a
 * zone it is the wall clock in Helsinki; a time that the autumn night has twice is the first of the two.
 */
export function readMoment(text: string): ReadMoment {
  const trimmed = text.trim();
  const iso = ISO_DAY.exec(trimmed);
  const hand = HAND_DAY.exec(trimmed);
  const match = iso ?? hand;
  if (!match) return wrong("bad-time");
  const [whole, a, b, c] = match;
  const [year, month, day] = iso ? [a, b, c] : [c, b, a];
  let date: Temporal.PlainDate;
  try {
    date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: "reject" },
    );
  } catch {
    return wrong("no-such-day");
  }
  const clock = trimmed.slice(whole.length).trim();
  if (clock === "") return onWall(date, 0, 0, true);
  const zoned = ZONE.exec(clock);
  if (zoned) return inZone(date, zoned);
  const [, hour, minute = "00", second = "00"] = CLOCK.exec(clock) ?? [];
  if (hour === undefined || second !== "00") return wrong("bad-time");
  if (Number(hour) === 24 && minute === "00") return onWall(date.add({ days: 1 }), 0, 0, false);
  if (Number(hour) > 23 || Number(minute) > 59) return wrong("bad-time");
  return onWall(date, Number(hour), Number(minute), false);
}

function inZone(
  date: Temporal.PlainDate,
  [, hour = "", minute, second = "00", zone = ""]: RegExpExecArray,
): ReadMoment {
  if (second !== "00") return wrong("bad-time");
  const offset =
    zone.toUpperCase() === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  try {
    const instant = Temporal.Instant.from(`${date}T${hour.padStart(2, "0")}:${minute}:00${offset}`);
    return { ok: true, minute: minuteOf(instant), day: false };
  } catch {
    return wrong("bad-time");
  }
}

function onWall(date: Temporal.PlainDate, hour: number, minute: number, day: boolean): ReadMoment {
  const wall = date.toPlainDateTime({ hour, minute });
  const zoned = wall.toZonedDateTime(HELSINKI);
  // The spring night skips an hour: nobody works at a time that does not exist.
  if (!zoned.toPlainDateTime().equals(wall)) return wrong("no-such-time");
  return { ok: true, minute: minuteOf(zoned.toInstant()), day };
}

/** A day and a time in columns of their own, as one text; a time that has a day of its own is left as it is. */
export function withDay(day: string, time: string): string {
  const [date, clock] = [day.trim(), time.trim()];
  return date === "" || clock === "" || ISO_DAY.test(clock) || HAND_DAY.test(clock)
    ? clock
    : `${date} ${clock}`;
}
