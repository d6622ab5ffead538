import { findTimes, minuteOf, nextByUnit } from "#src/domains/scheduling/index.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Site } from "../../site.ts";
import { type Asked, demandOf } from "./asked.ts";

export type Offer = Awaited<ReturnType<typeof findTimes>>[number];

/** So many are searched for one page, and so many are shown: afar many can be met at the same moment, and one is enough. */
const SEARCHED = 160;
const SHOWN = 14;

export interface FoundTimes {
  readonly offers: readonly Offer[];
  /** From which minute the next ones are; undefined when these are all. */
  readonly next: number | undefined;
}

/** One of those that are alike for the visitor: from home it does not matter who is where. */
function withoutTwins(offers: readonly Offer[]): Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ from, form, unit }) => {
    const key = `${from} ${form} ${form === "in-person" ? unit : ""}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The earliest times that fit; of one moment the nearest first. */
export async function timesFor(site: Site, scope: Scope, asked: Asked): Promise<FoundTimes> {
  const found = await findTimes(scope, site.times, demandOf(site.content, asked, scope.now, SEARCHED));
  // The last moment may have been cut in the middle: it comes whole on the next page.
  const cut = found.length === SEARCHED ? (found.at(-1)?.from ?? 0) : Number.POSITIVE_INFINITY;
  const whole = found.filter(({ from }) => from < cut);
  const all = withoutTwins(whole.length > 0 ? whole : found).sort(
    (a, b) => a.from - b.from || (a.kilometres ?? 0) - (b.kilometres ?? 0),
  );
  const last = all[SHOWN - 1]?.from;
  const offers = last === undefined ? all : all.filter(({ from }) => from <= last);
  const shownUntil = offers.at(-1)?.from;
  const rest = offers.length < all.length || cut !== Number.POSITIVE_INFINITY;
  return { offers, next: rest && shownUntil !== undefined ? shownUntil + 1 : undefined };
}

const NEAREST = 6;
const HOUR = 60;

/** The times nearest to one that cannot be had, in their order. */
export async function timesNear(site: Site, scope: Scope, asked: Asked, from: number): Promise<Offer[]> {
  const demand = demandOf(site.content, { ...asked, day: undefined, after: undefined }, scope.now, SEARCHED);
  const begin = Math.max(minuteOf(scope.now), Math.min(from, demand.until) - 12 * HOUR);
  const found = withoutTwins(await findTimes(scope, site.times, { ...demand, from: begin }));
  return found
    .sort((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))
    .slice(0, NEAREST)
    .sort((a, b) => a.from - b.from);
}

/** The first time of each unit to which one comes. */
export const firstByUnit = (site: Site, scope: Scope, asked: Asked): Promise<Offer[]> =>
  nextByUnit(scope, site.times, demandOf(site.content, { ...asked, unit: undefined }, scope.now, 1));

/** Offers by their local day. */
export function byDay(offers: readonly Offer[]): readonly (readonly Offer[])[] {
  const days = Map.groupBy(offers, ({ from }) =>
    localDate(Temporal.Instant.fromEpochMilliseconds(from * 60_000)).toString(),
  );
  return [...days.values()];
}

/** Offers of a day by where one meets and why they are offered; the place of the first time is the first. */
export function byPlace(offers: readonly Offer[]): readonly (readonly [Offer, ...Offer[]])[] {
  const places = new Map<string, [Offer, ...Offer[]]>();
  for (const offer of offers) {
    // Afar and at home how one meets is the place: the unit is not shown.
    const unit = offer.form === "in-person" ? offer.unit : "";
    const reasons = offer.reasons.filter((reason) => reason !== "earliest");
    const key = [offer.form, unit, ...reasons].join("~");
    const there = places.get(key);
    if (there) there.push(offer);
    else places.set(key, [offer]);
  }
  return [...places.values()];
}
