import { COUNTY_TIME_ZONE, isHoliday } from "./calendar.ts";
import type { Rng } from "./rng.ts";

export const CHANNELS = ["web-form", "phone", "drop-in", "chat", "referral", "professional"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Relative intensity of each hour 0–23. Web forms live in the evening too, the rest in office hours. */
const HOURS: Record<Channel, readonly number[]> = {
  "web-form": [
    0.28, 0.16, 0.1, 0.07, 0.06, 0.09, 0.25, 0.5, 0.85, 0.95, 0.95, 0.85, 0.8, 0.8, 0.8, 0.8, 0.85, 0.9, 1,
    1.15, 1.35, 1.45, 1.15, 0.65,
  ],
  phone: office({ 8: 1.5, 9: 1.35, 10: 1.1, 11: 0.85, 12: 0.9, 13: 0.95, 14: 0.8, 15: 0.55 }),
  "drop-in": office({ 9: 1, 10: 1.2, 11: 0.9, 12: 0.8, 13: 1, 14: 0.7 }),
  chat: office({ 9: 0.7, 10: 0.9, 11: 1, 12: 1.2, 13: 1.2, 14: 1.3, 15: 1.1 }),
  referral: office({ 8: 0.8, 9: 1.1, 10: 1.1, 11: 0.8, 12: 0.9, 13: 1.1, 14: 1, 15: 0.7 }),
  professional: office({ 8: 0.9, 9: 1.1, 10: 1, 11: 0.8, 12: 0.9, 13: 1.1, 14: 1, 15: 0.8 }),
};

/** Monday to Sunday. */
const WEEKDAYS = [1.28, 1.1, 1.04, 1, 0.82, 0.55, 0.78];

/** January to December: the school year. */
const MONTHS = [1.1, 1.05, 1.05, 1, 0.98, 0.62, 0.42, 0.9, 1.15, 1.14, 1.18, 0.9];

const HOLIDAY = 0.35;
const HOUR = 3_600_000;

function office(intensity: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: 24 }, (_, hour) => intensity[hour] ?? 0);
}

/** What a day does to a channel's intensity. */
function dayFactor(channel: Channel, date: Temporal.PlainDate): number {
  const holiday = isHoliday(date);
  if (channel !== "web-form" && (holiday || date.dayOfWeek > 5)) return 0;
  const season = (MONTHS[date.month - 1] ?? 1) * (inSchoolBreak(date) ? 0.7 : 1);
  return season * (WEEKDAYS[date.dayOfWeek - 1] ?? 1) * (holiday ? HOLIDAY : 1);
}

/** Christmas to Epiphany and week 9, the winter break of Ostrobothnia's schools. */
function inSchoolBreak(date: Temporal.PlainDate): boolean {
  if (date.month === 12 && date.day >= 22) return true;
  return (date.month === 1 && date.day <= 6) || date.weekOfYear === 9;
}

export interface ContactTimesOptions {
  readonly rng: Rng;
  /** Included. */
  readonly from: Temporal.Instant;
  /** Not included. */
  readonly to: Temporal.Instant;
  readonly count: number;
  readonly channel: Channel;
}

/**
 * Moments of contacts in epoch milliseconds, sorted. It walks the hours that really pass, so a night of 23 or 25
 * hours needs no care. None when the channel is shut all the while.
 */
export function contactMoments(options: ContactTimesOptions): Float64Array {
  const { rng, channel } = options;
  const start = options.from.epochMilliseconds;
  const end = options.to.epochMilliseconds;
  const starts: number[] = [];
  const sums: number[] = [];
  let total = 0;
  let local = options.from
    .toZonedDateTimeISO(COUNTY_TIME_ZONE)
    .round({ smallestUnit: "hour", roundingMode: "floor" });
  let date = local.toPlainDate();
  let factor = dayFactor(channel, date);
  for (let at = local.epochMilliseconds; at < end; at += HOUR) {
    const weight = factor * (HOURS[channel][local.hour] ?? 0);
    if (weight > 0) {
      const share = (Math.min(end, at + HOUR) - Math.max(start, at)) / HOUR;
      total += weight * share;
      starts.push(at);
      sums.push(total);
    }
    local = local.add({ hours: 1 });
    if (local.day !== date.day) {
      date = local.toPlainDate();
      factor = dayFactor(channel, date);
    }
  }
  if (total === 0) return new Float64Array(0);
  const targets = Float64Array.from({ length: options.count }, () => rng.float() * total).sort();
  let hour = 0;
  return targets.map((target) => {
    while ((sums[hour] ?? total) <= target && hour < sums.length - 1) hour++;
    const before = hour === 0 ? 0 : (sums[hour - 1] ?? 0);
    const opened = Math.max(start, starts[hour] ?? start);
    const closed = Math.min(end, (starts[hour] ?? start) + HOUR);
    const within = (target - before) / ((sums[hour] ?? total) - before);
    return Math.min(closed - 1, Math.floor(opened + within * (closed - opened)));
  });
}
