import { dueMoment, isInForce } from "#src/domains/deadlines/index.ts";
import {
  type BookingPlace,
  type BookingRead,
  type BookingReport,
  bookingReport,
  type Period,
} from "#src/domains/measures/index.ts";
import {
  type AppointmentType,
  askedOf,
  capacityOf,
  freedOf,
  measuredSince,
  type PastLimit,
  pastLimits,
  singleTypesOf,
  type ThirdNext,
  type ThirdNextDay,
  thirdNextByDay,
  thirdNextNow,
  waitingNow,
  wentOf,
} from "#src/domains/scheduling/index.ts";
import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Database } from "#src/platform/database/sql.ts";
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

type Reading = (db: Database, period: Period, now: Temporal.Instant) => Promise<BookingRead>;

/** Reads what figures are made of, each period once a minute: a reader who narrows the choice looks at the same. */
export function readOnce({ content }: Site): Reading {
  const units = content.units.map(({ id }) => id);
  const kept = new Map<string, { readonly minute: number; readonly made: Promise<BookingRead> }>();
  return (db, period, now) => {
    const minute = Math.floor(now.epochMilliseconds / 60_000);
    const known = kept.get(period.name);
    if (known?.minute === minute) return known.made;
    const made = readAll(db, units, period);
    kept.set(period.name, { minute, made });
    // A failure is told to those who wait for it and to nobody after.
    made.catch(() => kept.get(period.name)?.made === made && kept.delete(period.name));
    return made;
  };
}

async function readAll(db: Database, units: readonly string[], period: Period): Promise<BookingRead> {
  const from = startOfDay(period.from);
  const until = startOfDay(period.to.add({ days: 1 }));
  const [capacity, went, asked, freed, waiting] = await Promise.all([
    capacityOf(db, period),
    wentOf(db, units, from, until),
    askedOf(db, period.steps, from, until),
    freedOf(db, from, until),
    waitingNow(db),
  ]);
  return { capacity, went, asked, freed, waiting };
}

/** The figures of the choice in the address. */
export async function bookingView(
  site: Site,
  read: Reading,
  { lang, scope, query }: Exchange,
): Promise<BookingView> {
  const { db, now } = scope;
  const today = localDate(now);
  const { content } = site;
  const choice = readBookingChoice(query, content, today);
  const all = singleTypesOf(content);
  const types = typesChosen(all, choice);
  const units = unitsChosen(content, choice);
  const { period } = choice;
  const county = { times: site.times, types: all, limiting: { rules: site.rules, isInForce, dueMoment } };
  const [third, past, days, since, figures] = await Promise.all([
    thirdNextNow(scope, county),
    pastLimits(scope, county, choice.weeks),
    thirdNextByDay(db, period, { types: types.map(({ id }) => id), units }),
    measuredSince(db),
    read(db, period, now),
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
    report: bookingReport(figures, countyOf(site, all)),
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
  const types = singleTypesOf(site.content);
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
