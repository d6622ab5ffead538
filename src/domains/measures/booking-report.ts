import type { AskedRow, CapacityRow, FreedRow, WaitingRow, WentRow } from "#src/domains/scheduling/index.ts";
import { type Counted, LEAST_SHOWN, protect, totals } from "./disclosure.ts";
import type { Share } from "./model.ts";
import { quantileBucket } from "./quantile.ts";
import { wilson95 } from "./wilson.ts";

/** What the stores read of a period. */
export interface BookingRead {
  readonly capacity: readonly CapacityRow[];
  readonly went: readonly WentRow[];
  readonly asked: readonly AskedRow[];
  readonly freed: readonly FreedRow[];
  readonly waiting: readonly WaitingRow[];
}

/** What a figure is of; left out: all. */
export interface BookingPlace {
  readonly line?: string | undefined;
  readonly type?: string | undefined;
  readonly area?: string | undefined;
  readonly unit?: string | undefined;
}

/** How the county is made: which area a unit is in, and which professions can give what a choice names. */
export interface BookingCounty {
  areaOf(unit: string): string;
  /** null: any profession. */
  professionsOf(place: BookingPlace): readonly string[] | null;
}

/** A share of time; null in its place is hidden. */
export interface Filled {
  /** Minutes. */
  readonly taken: number;
  readonly offered: number;
  readonly share: number | null;
}

export interface StepBalance {
  /** Minutes offered. */
  readonly offered: number;
  /** Minutes asked for, and in how many askings; null: hidden. */
  readonly asked: number | null;
  readonly askings: number | null;
}

/** The figures of booking in one place. null: hidden, because they would tell of few. */
export interface BookingReport {
  filled(place: BookingPlace): Filled | null;
  refilled(place: BookingPlace): Share | null;
  /** Half of those refilled were so within so many minutes; null: hidden; undefined: none was. */
  refillMinutes(place: BookingPlace): number | null | undefined;
  missed(place: BookingPlace): Share | null;
  unmarked(place: BookingPlace): number | null;
  online(place: BookingPlace): Share | null;
  /** By step of the period, from 1. */
  balance(place: BookingPlace, step: number): StepBalance;
  /** Who waits for a type now. */
  waiting(type: string | undefined): number | null;
}

const QUARTER = 15;

/** Everything on the leaders' page of booking, small numbers hidden in each table at once. */
export function bookingReport(read: BookingRead, county: BookingCounty): BookingReport {
  const went = read.went.map((row) => ({ ...row, of: row.came + row.missed }));
  const at = ({ line, type, area, unit }: BookingPlace) => [line, type, area, unit];
  const kind = (row: { line: string; type: string; unit: string }) => [
    row.line,
    row.type,
    county.areaOf(row.unit),
    row.unit,
  ];
  const share = (
    rows: readonly { at: readonly string[]; of: number; hits: number }[],
    dimensions: number,
  ) => {
    const of = protect(
      dimensions,
      rows.map((row) => ({ at: row.at, n: row.of })),
    );
    const hits = totals(
      dimensions,
      rows.map((row) => ({ at: row.at, n: row.hits })),
    );
    return (place: readonly (string | undefined)[]) => shareOf(of.shown(place), hits(place));
  };
  const missed = share(
    went.map((row) => ({ at: kind(row), of: row.of, hits: row.missed })),
    4,
  );
  const unmarked = protect(
    4,
    went.map((row) => ({ at: kind(row), n: row.unmarked })),
  );
  const online = share(
    read.asked
      .filter((row) => row.kind === "booked")
      .map((row) => ({ at: kind(row), of: row.n, hits: row.online })),
    4,
  );
  const waiting = protect(1, wholeNumbers(read.waiting));
  const calendars = ofCalendars(read, county);
  const asked = askings(read.asked, kind);
  return {
    missed: (place) => missed(at(place)),
    unmarked: (place) => unmarked.shown(at(place)),
    online: (place) => online(at(place)),
    waiting: (type) => waiting.shown([type]),
    ...calendars,
    balance: (place, step) => ({ offered: calendars.offered(place, step), ...asked(at(place), step) }),
  };
}

/** Whole people: those for whom several units would do stand in the rows in shares. */
function wholeNumbers(rows: readonly WaitingRow[]): Counted[] {
  const sums = new Map<string, number>();
  for (const { type, n } of rows) sums.set(type, (sums.get(type) ?? 0) + n);
  return [...sums].map(([type, n]) => ({ at: [type], n: Math.round(n) }));
}

function shareOf(of: number | null, hits: number): Share | null {
  if (of === null) return null;
  const n = Math.min(of, hits);
  return { hits: n, of, share: of < LEAST_SHOWN ? null : n / of, interval: wilson95(n, of) };
}

/** What belongs to calendars, and so to professions: a choice of a type is one of all who can give it. */
function ofCalendars({ capacity, freed }: BookingRead, county: BookingCounty) {
  const place = (row: { profession: string; unit: string }) => [
    row.profession,
    county.areaOf(row.unit),
    row.unit,
  ];
  const counted = <T extends { profession: string; unit: string }>(
    rows: readonly T[],
    of: (row: T) => number,
  ) => rows.map((row) => ({ at: place(row), n: of(row) }));
  const offered = totals(
    3,
    counted(capacity, ({ offered: n }) => n),
  );
  const taken = totals(
    3,
    counted(capacity, ({ taken: n }) => n),
  );
  const again = totals(
    3,
    counted(freed, ({ quarters, n }) => (quarters === null ? 0 : n)),
  );
  const at = (chosen: BookingPlace) =>
    (county.professionsOf(chosen) ?? [undefined]).map((one) => [one, chosen.area, chosen.unit] as const);
  type At = readonly (string | undefined)[];
  const sum = (chosen: BookingPlace, of: (at: At) => number) =>
    at(chosen).reduce((total, one) => total + of(one), 0);
  /**
   * Of several professions: shown when none of them is hidden, or when at least two are that come to enough together: the
   * same as along every sum of a table.
   */
  const summed = (counts: readonly Counted[]) => {
    const { shown } = protect(3, counts);
    const whole = totals(3, counts);
    return (chosen: BookingPlace): number | null => {
      const hidden = at(chosen).filter((one) => shown(one) === null);
      const few = hidden.reduce((total, one) => total + whole(one), 0);
      if (hidden.length > 0 && (hidden.length === 1 || few < LEAST_SHOWN)) return null;
      return sum(chosen, whole);
    };
  };
  const visits = summed(counted(capacity, ({ visits: n }) => n));
  const given = summed(counted(freed, ({ n }) => n));
  const refilled = (chosen: BookingPlace) => {
    return shareOf(given(chosen), sum(chosen, again));
  };
  return {
    filled(chosen: BookingPlace): Filled | null {
      if (visits(chosen) === null) return null;
      const [minutes, all] = [sum(chosen, taken), sum(chosen, offered)];
      return { taken: minutes, offered: all, share: all === 0 ? null : minutes / all };
    },
    refilled,
    refillMinutes(chosen: BookingPlace): number | null | undefined {
      const share = refilled(chosen);
      if (share === null) return null;
      if (share.hits === 0) return undefined;
      if (share.hits < LEAST_SHOWN) return null;
      const within = freed.filter((row) => isIn(row, chosen, county));
      const bucket = quantileBucket(
        within.flatMap(({ quarters, n }) => (quarters === null ? [] : [{ bucket: quarters, n }])),
        0.5,
      );
      return bucket === null ? undefined : (bucket + 1) * QUARTER;
    },
    offered: (chosen: BookingPlace, step: number): number =>
      capacity.reduce(
        (total, row) => (row.step === step && isIn(row, chosen, county) ? total + row.offered : total),
        0,
      ),
  };
}

function isIn(
  row: { readonly profession: string; readonly unit: string },
  chosen: BookingPlace,
  county: BookingCounty,
): boolean {
  const professions = county.professionsOf(chosen);
  return (
    (professions === null || professions.includes(row.profession)) &&
    (chosen.area === undefined || county.areaOf(row.unit) === chosen.area) &&
    (chosen.unit === undefined || row.unit === chosen.unit)
  );
}

function askings(rows: readonly AskedRow[], kind: (row: AskedRow) => readonly string[]) {
  const counted = (of: (row: AskedRow) => number) =>
    rows.filter(({ step }) => step > 0).map((row) => ({ at: [...kind(row), String(row.step)], n: of(row) }));
  const needs = protect(
    5,
    counted((row) => row.needs),
  );
  const minutes = totals(
    5,
    counted((row) => row.minutes),
  );
  return (at: readonly (string | undefined)[], step: number) => {
    const place = [...at, String(step)];
    const askingsShown = needs.shown(place);
    return { askings: askingsShown, asked: askingsShown === null ? null : minutes(place) };
  };
}
