import { invariant } from "#src/kernel/errors.ts";
import { clash, isFree } from "./busy.ts";
import { dayAt, type LocalDay, localDay } from "./days.ts";
import type { Demand, Offer, Reason, UnitFacts } from "./demand.ts";
import { meets, offers, whenOpen } from "./fits.ts";
import type { Calendar, FormOfService, Need } from "./model.ts";
import { kilometresBetween, travelMinutes } from "./travel.ts";
import { type Window, windowsOn } from "./windows.ts";

/** The calendars that can meet each need of a type, in the needs' order. */
interface Teams {
  readonly leads: readonly Calendar[];
  readonly others: readonly (readonly Calendar[])[];
}

/** A day's working time, read once for each calendar. */
type DayWindows = (calendar: Calendar) => readonly Window[];

/** Within so many kilometres a place is called near. Our own choice. */
const NEAR_KM = 20;

/**
 * The earliest times that fit, over all units, at most `limit`. For the same moment in the same unit and form of
 * service one professional is named: the person's own, else whoever has least booked in the days searched. Times
 * are computed from rules, exceptions and what is busy; nothing is stored.
 */
export function search(
  demand: Demand,
  calendars: readonly Calendar[],
  units: ReadonlyMap<string, UnitFacts>,
): Offer[] {
  invariant(demand.limit > 0, "a search looks for at least one time");
  const today = dayAt(demand.now).number;
  const from = Math.max(demand.from, demand.now + demand.type.notice);
  const last = Math.min(dayAt(demand.until).number, today + demand.type.horizonDays);
  const teams = teamsFor(demand, calendars);
  const found: Offer[] = [];
  // The day before may have a night shift that goes on past midnight.
  for (let number = dayAt(from).number - 1; number <= last; number += 1) {
    const day = localDay(number);
    // What begins on this day or later cannot come before a time already found that is earlier than the day.
    if (found.length >= demand.limit) {
      found.sort(earlierFirst);
      if ((found[demand.limit - 1] as Offer).from < day.midnight) break;
    }
    searchDay({ demand, teams, units, day, today, from, windows: dayWindows(day) }, found);
  }
  return found.sort(earlierFirst).slice(0, demand.limit);
}

function teamsFor({ type, languages }: Demand, calendars: readonly Calendar[]): Teams {
  const able = (need: Need) =>
    calendars.filter(
      ({ resource }) =>
        meets(resource, need) &&
        (need.kind !== "professional" ||
          !languages?.length ||
          languages.some((language) => resource.languages.includes(language))),
    );
  const [lead, ...others] = type.needs;
  return { leads: able(lead), others: others.map(able) };
}

function dayWindows(day: LocalDay): DayWindows {
  const read = new Map<Calendar, readonly Window[]>();
  return (calendar) => {
    let windows = read.get(calendar);
    if (windows === undefined) {
      windows = windowsOn(calendar, day);
      read.set(calendar, windows);
    }
    return windows;
  };
}

interface DaySearch {
  readonly demand: Demand;
  readonly teams: Teams;
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly day: LocalDay;
  readonly today: number;
  readonly from: number;
  readonly windows: DayWindows;
}

function searchDay(search: DaySearch, found: Offer[]): void {
  const { demand, teams, day, today } = search;
  const best = new Map<string, { readonly offer: Offer; readonly rank: number }>();
  for (const lead of teams.leads) {
    for (const window of search.windows(lead)) {
      if (window.to <= search.from || !offers(window.offer, demand, day, today)) continue;
      for (const form of window.offer.forms) {
        if (wanted(demand, form, window)) searchWindow(search, lead, window, form, best);
      }
    }
  }
  for (const { offer } of best.values()) found.push(offer);
}

function wanted({ type, forms, units }: Demand, form: FormOfService, { offer }: Window): boolean {
  if (!type.forms.includes(form) || (forms?.length && !forms.includes(form))) return false;
  // Where a professional sits does not matter to somebody who meets them from home.
  return form !== "in-person" || !units?.length || units.includes(offer.unit);
}

function searchWindow(
  search: DaySearch,
  lead: Calendar,
  window: Window,
  form: FormOfService,
  best: Map<string, { readonly offer: Offer; readonly rank: number }>,
): void {
  const { demand, units } = search;
  const { type } = demand;
  const unit = units.get(window.offer.unit);
  const kilometres =
    demand.origin && unit?.place && (form === "in-person" || form === "home")
      ? kilometresBetween(demand.origin, unit.place)
      : null;
  const tooFar = form === "in-person" && demand.kilometres !== undefined && kilometres !== null;
  if (tooFar && kilometres > (demand.kilometres ?? 0)) return;
  const travel = form === "home" && kilometres !== null ? travelMinutes(kilometres) : 0;
  const before = type.before + travel;
  const after = type.after + travel;
  const { seats } = window.offer;
  const opens = whenOpen(form === "in-person" ? unit?.open : undefined, search.day, window.from, window.to);
  let left = demand.limit;
  for (const [open, close] of opens) {
    let start = onGrid(window.from, Math.max(open, search.from), type.step);
    while (start + type.minutes <= close && start <= demand.until) {
      const blocked = clash(lead.busy, start - before, start + type.minutes + after, seats);
      if (blocked !== undefined) {
        start = onGrid(window.from, blocked + before, type.step, start);
        continue;
      }
      const takes = { from: start - before, to: start + type.minutes + after };
      const beside = togetherAt(search, lead, window.offer.unit, form, takes, start);
      if (beside) {
        const offer: Offer = {
          from: start,
          to: start + type.minutes,
          unit: window.offer.unit,
          form,
          resources: [lead.resource.id, ...beside.map(({ resource }) => resource.id)],
          takes,
          kilometres,
          reasons: reasonsFor(demand, lead, form, unit, kilometres),
        };
        keep(best, offer, rankOf(demand, lead));
        left -= 1;
        // No more than what is asked for can come from one stretch.
        if (left === 0) return;
      }
      start += type.step;
    }
  }
}

/** The first minute on the grid that begins at `origin`, not before `from`, and past `after` where that is given. */
function onGrid(origin: number, from: number, step: number, after = Number.NEGATIVE_INFINITY): number {
  const first = origin + Math.max(0, Math.ceil((from - origin) / step)) * step;
  return first > after ? first : first + step;
}

/** Somebody for each of the other needs who works then, in the same unit unless nobody comes to a place; else undefined. */
function togetherAt(
  search: DaySearch,
  lead: Calendar,
  unit: string,
  form: FormOfService,
  takes: { readonly from: number; readonly to: number },
  start: number,
): readonly Calendar[] | undefined {
  const chosen: Calendar[] = [];
  const { demand, day, today } = search;
  for (const able of search.teams.others) {
    const one = able.find(
      (calendar) =>
        calendar !== lead &&
        !chosen.includes(calendar) &&
        search
          .windows(calendar)
          .some(
            (window) =>
              window.from <= start &&
              start + demand.type.minutes <= window.to &&
              (form !== "in-person" || window.offer.unit === unit) &&
              window.offer.forms.includes(form) &&
              offers(window.offer, demand, day, today) &&
              isFree(calendar.busy, takes.from, takes.to, window.offer.seats),
          ),
    );
    if (!one) return undefined;
    chosen.push(one);
  }
  return chosen;
}

/** Lower comes first: the person's own, then whoever has least booked. */
function rankOf({ own }: Demand, { resource, busy }: Calendar): number {
  return (own?.includes(resource.id) ? -1e9 : 0) + busy.from.length;
}

function keep(
  best: Map<string, { readonly offer: Offer; readonly rank: number }>,
  offer: Offer,
  rank: number,
): void {
  const key = `${offer.from}|${offer.unit}|${offer.form}`;
  const other = best.get(key);
  const first = (offer.resources[0] as string) < (other?.offer.resources[0] ?? "");
  // Of equals the order of the ids decides, so that two searches give the same.
  if (!other || rank < other.rank || (rank === other.rank && first)) best.set(key, { offer, rank });
}

function reasonsFor(
  demand: Demand,
  { resource }: Calendar,
  form: FormOfService,
  unit: UnitFacts | undefined,
  kilometres: number | null,
): Reason[] {
  const reasons: Reason[] = [];
  if (demand.own?.includes(resource.id)) reasons.push("own-professional");
  if (form === "in-person" && unit && unit.municipality === demand.municipality)
    reasons.push("own-municipality");
  if (form === "in-person" && kilometres !== null && kilometres <= NEAR_KM) reasons.push("near");
  if (form === "remote" || form === "phone") reasons.push("remote");
  if (demand.languages?.some((language) => resource.languages.includes(language)))
    reasons.push("own-language");
  return reasons.length > 0 ? reasons : ["earliest"];
}

function earlierFirst(a: Offer, b: Offer): number {
  return (
    a.from - b.from ||
    (a.kilometres ?? 0) - (b.kilometres ?? 0) ||
    (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0) ||
    (a.form < b.form ? -1 : a.form > b.form ? 1 : 0)
  );
}
