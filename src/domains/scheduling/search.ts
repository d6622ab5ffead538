import { invariant } from "#src/kernel/errors.ts";
import { type Best, bestOf } from "./best.ts";
import { isFree } from "./busy.ts";
import { dayAt, type LocalDay, localDay } from "./days.ts";
import type { Demand, Offer, UnitFacts } from "./demand.ts";
import { meets, offers, whenOpen } from "./fits.ts";
import { type Free, freeFrom, freeOn, type Gap, mayHave } from "./free.ts";
import type { Calendar, FormOfService, Need } from "./model.ts";
import { reasonsFor } from "./reasons.ts";
import { kilometresBetween, travelMinutes } from "./travel.ts";

/** One day of a search. */
interface DaySearch {
  readonly demand: Demand;
  readonly units: ReadonlyMap<string, UnitFacts>;
  /** For each need beside the first, the calendars that meet it. */
  readonly others: readonly (readonly Free[])[];
  readonly day: LocalDay;
  readonly today: number;
  readonly from: number;
  readonly best: Best;
}

/**
 * The earliest times that fit, over all units, at most `limit`. For the same moment in the same unit and form of
 * service one professional is named: the person's own, else whoever has least booked in what is known. Times are
 * computed from rules, exceptions and what is busy; nothing is stored.
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
  const [lead, ...others] = demand.type.needs;
  const able = (need: Need) => ableTo(demand, need, calendars, today);
  const leads = able(lead);
  // Whoever has least booked is asked first, so that work is spread among those beside too.
  const teams = others.map((need) => able(need).sort((a, b) => rankOf(demand, a) - rankOf(demand, b)));
  const best = bestOf(demand.limit);
  // The day before may have a night shift that goes on past midnight.
  for (let number = dayAt(from).number - 1; number <= last; number += 1) {
    const day = localDay(number);
    // Nothing that begins on this day is earlier than the day itself.
    if (best.cut() < day.midnight) break;
    searchDay({ demand, units, others: teams, day, today, from, best }, leads);
  }
  return best.offers();
}

function ableTo({ languages }: Demand, need: Need, calendars: readonly Calendar[], today: number): Free[] {
  const spoken = need.kind === "professional" && languages?.length ? languages : undefined;
  const found: Free[] = [];
  for (const calendar of calendars) {
    const { resource } = calendar;
    if (!meets(resource, need)) continue;
    if (spoken && !spoken.some((language) => resource.languages.includes(language))) continue;
    found.push(freeFrom(calendar, today - 2));
  }
  return found;
}

function searchDay(search: DaySearch, leads: readonly Free[]): void {
  const { demand, day, today, from, best } = search;
  for (const lead of leads) {
    if (!mayHave(lead, day.number, demand.type.minutes)) continue;
    for (const gap of freeOn(lead, day.number).gaps) {
      const { window } = gap;
      if (window.to <= from || gap.to <= from || gap.from > best.cut()) continue;
      if (Math.min(gap.to, window.to) - Math.max(gap.from, window.from) < demand.type.minutes) continue;
      if (!offers(window.offer, demand, day, today)) continue;
      for (const form of window.offer.forms)
        if (wanted(demand, form, gap)) searchGap(search, lead, gap, form);
    }
  }
}

function wanted({ type, forms, units, origin }: Demand, form: FormOfService, { window }: Gap): boolean {
  if (!type.forms.includes(form) || (forms?.length && !forms.includes(form))) return false;
  // How far it is to a home that is not known cannot be counted: then only a unit that was chosen visits it.
  if (form === "home" && !origin) return units?.includes(window.offer.unit) ?? false;
  // Where a professional sits does not matter to somebody who meets them from home.
  return form !== "in-person" || !units?.length || units.includes(window.offer.unit);
}

function searchGap(search: DaySearch, lead: Free, gap: Gap, form: FormOfService): void {
  const { demand, units, best } = search;
  const { type } = demand;
  const { window } = gap;
  const unit = units.get(window.offer.unit);
  const visited = form === "in-person" || form === "home";
  const kilometres =
    visited && demand.origin && unit?.place ? kilometresBetween(demand.origin, unit.place) : null;
  if (form === "in-person" && (kilometres ?? 0) > (demand.kilometres ?? Number.POSITIVE_INFINITY)) return;
  const travel = form === "home" && kilometres !== null ? travelMinutes(kilometres) : 0;
  const before = type.before + travel;
  const after = type.after + travel;
  const opens = whenOpen(form === "in-person" ? unit?.open : undefined, search.day, window.from, window.to);
  const { seats } = window.offer;
  const lane = best.lane(window.offer.unit, form, rankOf(demand, lead), lead.calendar.resource.id);
  for (const [open, close] of opens) {
    const latest = Math.min(close - type.minutes, gap.to - after - type.minutes, demand.until);
    let start = onGrid(window.from, Math.max(open, search.from, gap.from + before), type.step);
    for (; start <= latest && start <= best.cut(); start += type.step) {
      if (!lane.wants(start)) continue;
      const takes = { from: start - before, to: start + type.minutes + after };
      if (seats > 1 && !isFree(lead.calendar.busy, takes.from, takes.to, seats)) continue;
      const beside = togetherAt(search, lead, window.offer.unit, form, takes, start);
      if (!beside) continue;
      const from = start;
      lane.add(from, () => ({
        from,
        to: from + type.minutes,
        unit: window.offer.unit,
        form,
        resources: [lead, ...beside.map(({ free }) => free)].map(({ calendar }) => calendar.resource.id),
        seats: [seats, ...beside.map((one) => one.seats)],
        takes,
        kilometres,
        reasons: reasonsFor(demand, lead.calendar.resource, form, unit, kilometres),
      }));
    }
  }
}

/** The first minute on the grid that begins at `origin`, not before `from`. */
function onGrid(origin: number, from: number, step: number): number {
  return origin + Math.max(0, Math.ceil((from - origin) / step)) * step;
}

/** Who is met beside the first. */
interface Beside {
  readonly free: Free;
  readonly seats: number;
}

/** Somebody for each of the other needs who works then, in the same unit unless nobody comes to a place; else undefined. */
function togetherAt(
  { demand, day, today, others }: DaySearch,
  lead: Free,
  unit: string,
  form: FormOfService,
  takes: Offer["takes"],
  start: number,
): readonly Beside[] | undefined {
  if (others.length === 0) return [];
  // Working time of the night before may last still, and that of the next day may have begun.
  const days = [day.number - 1, day.number, day.number + 1].map(localDay);
  const seatsOf = (free: Free): number | undefined => {
    for (const near of days) {
      const window = freeOn(free, near.number).windows.find(
        (window) =>
          window.from <= start &&
          start + demand.type.minutes <= window.to &&
          (form !== "in-person" || window.offer.unit === unit) &&
          window.offer.forms.includes(form) &&
          offers(window.offer, demand, near, today) &&
          isFree(free.calendar.busy, takes.from, takes.to, window.offer.seats),
      );
      if (window) return window.offer.seats;
    }
    return undefined;
  };
  // Whoever could meet several needs is tried for each: one need is not met at the cost of another.
  const meet = (nth: number, chosen: readonly Beside[]): readonly Beside[] | undefined => {
    const able = others[nth];
    if (!able) return chosen;
    for (const free of able) {
      if (free === lead || chosen.some((other) => other.free === free)) continue;
      const seats = seatsOf(free);
      const all = seats === undefined ? undefined : meet(nth + 1, [...chosen, { free, seats }]);
      if (all) return all;
    }
    return undefined;
  };
  return meet(0, []);
}

/** Lower comes first: the person's own, then whoever has least booked. */
function rankOf({ own }: Demand, { calendar }: Free): number {
  return (own?.includes(calendar.resource.id) ? -1e9 : 0) + calendar.busy.from.length;
}
