import { dueMoment, isInForce } from "#src/domains/deadlines/index.ts";
import { type BookingPlace, type BookingReport, bookingReport } from "#src/domains/measures/index.ts";
import {
  type AppointmentType,
  appointmentTypesOf,
  askedOf,
  capacityOf,
  freedOf,
  measuredSince,
  type PastLimit,
  pastLimits,
  type ThirdNext,
  type ThirdNextDay,
  thirdNextByDay,
  thirdNextNow,
  waitingNow,
  wentOf,
} from "#src/domains/scheduling/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import type { Site } from "../site.ts";
import { type BookingChoice, readBookingChoice, typesChosen, unitsChosen } from "./booking-choice.ts";

/** What the page of booking and its table to take along are drawn from. */
export interface BookingView {
  readonly site: Site;
  readonly lang: Lang;
  readonly today: Temporal.PlainDate;
  readonly choice: BookingChoice;
  readonly types: readonly AppointmentType[];
  /** Units of the choice that give any of its types, in the content's order. */
  readonly giving: readonly string[];
  /** Every unit that gives times at all. */
  readonly everyUnit: readonly string[];
  /** Of the choice, as it stands now. */
  readonly third: readonly ThirdNext[];
  readonly days: readonly ThirdNextDay[];
  readonly past: readonly PastLimit[];
  readonly report: BookingReport;
  readonly place: BookingPlace;
  /** The first day whose capacity was written down; null: none yet. */
  readonly since: Temporal.PlainDate | null;
}

/** Reads the figures of the choice in the address. */
export async function bookingView(site: Site, { lang, scope, query }: Exchange): Promise<BookingView> {
  const { db, now } = scope;
  const today = localDate(now);
  const { content } = site;
  const choice = readBookingChoice(query, content, today);
  const all = appointmentTypesOf(content);
  const types = typesChosen(all, choice);
  const units = unitsChosen(content, choice);
  const { period } = choice;
  const from = startOfDay(period.from);
  const until = startOfDay(period.to.add({ days: 1 }));
  const county = {
    times: site.times,
    types: all,
    limiting: { rules: site.rules, isInForce, dueMoment },
  };
  const everywhere = content.units.map(({ id }) => id);
  const [third, past, days, capacity, since, went, asked, freed, waiting] = await Promise.all([
    thirdNextNow(scope, county),
    pastLimits(scope, county, choice.weeks),
    thirdNextByDay(db, period, { types: types.map(({ id }) => id), units }),
    capacityOf(db, period),
    measuredSince(db),
    wentOf(db, everywhere, from, until),
    askedOf(db, period.steps, from, until),
    freedOf(db, from, until),
    waitingNow(db),
  ]);
  const chosen = ({ type, unit }: { readonly type: string; readonly unit: string }) =>
    types.some(({ id }) => id === type) && units.includes(unit);
  const { line, type, area, unit } = choice;
  return {
    site,
    lang,
    today,
    choice,
    types,
    giving: units.filter((id) => third.some((one) => one.unit === id && chosen(one))),
    everyUnit: [...new Set(third.map(({ unit }) => unit))],
    third: third.filter(chosen),
    days,
    past: past.filter(chosen),
    report: bookingReport({ capacity, went, asked, freed, waiting }, countyOf(site, all)),
    place: { line, type, area, unit },
    since,
  };
}

function countyOf({ content }: Site, types: readonly AppointmentType[]) {
  const areas = new Map(content.units.map(({ id, area }) => [id, area ?? ""]));
  return {
    areaOf: (unit: string) => areas.get(unit) ?? "",
    professionsOf: (place: BookingPlace) =>
      place.type === undefined && place.line === undefined
        ? null
        : [
            ...new Set(
              typesChosen(types, { type: place.type, line: place.line }).flatMap((one) => one.professions),
            ),
          ],
  };
}

/** Names as the reader's language has them; a code that nobody knows any more names itself. */
export function bookingNames({ site, lang }: Pick<BookingView, "site" | "lang">) {
  const types = appointmentTypesOf(site.content);
  return {
    type: (id: string) => types.find((one) => one.id === id)?.names[lang] ?? id,
    unit: (id: string) => site.content.findUnit(id)?.names[lang] ?? id,
    rule: (id: string) => site.rules.find((one) => one.id === id)?.name[lang] ?? id,
  };
}

/** The smallest value that so large a share of all reaches; those without any come last. null: none. */
export function atShare(third: readonly ThirdNext[], share: number): number | null {
  const sorted = third.map(({ days }) => days ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return found === undefined || !Number.isFinite(found) ? null : found;
}
