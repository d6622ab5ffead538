import type { AppointmentId, ProfessionalId, ResourceId } from "#src/kernel/id.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/index.ts";
import { readCalendars } from "./calendar-store.ts";
import { calendarOf } from "./calendars-actions.ts";
import { dateOf, dayAt, instantOf, minuteOf } from "./days.ts";
import { appointmentTypesOf } from "./kind.ts";
import { addResources } from "./resource-store.ts";
import type { RefusedShift, Rostered, ShiftRow } from "./shift.ts";
import { checkShifts, mapKey } from "./shift-check.ts";
import { csvShifts, RosterFault } from "./shift-csv-actions.ts";
import { coveredDays, diffShifts } from "./shift-diff.ts";
import { icalShifts } from "./shift-ical-actions.ts";
import {
  addShiftImport,
  putShifts,
  type RosterRow,
  removeShifts,
  rosterPeople,
  shiftsOf,
  tellChanged,
  waitForTurn,
} from "./shift-store.ts";
import { uncovered } from "./uncovered.ts";
import { bookedAhead } from "./uncovered-store.ts";

/** A booked time for which nobody works any more. */
export interface NeedsMoving {
  readonly appointment: AppointmentId;
  readonly calendar: ResourceId;
  readonly unit: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What an import did, or would do. Shifts are named by their keys. */
export interface ShiftReport {
  readonly source: string;
  readonly format: "csv" | "icalendar";
  readonly dryRun: boolean;
  /** The days on which the file's rows begin, first and last; null when none could be read. */
  readonly covered: { readonly from: string; readonly to: string } | null;
  readonly rows: number;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Not in the file, and left because a row of the same calendar was refused. */
  readonly kept: readonly string[];
  readonly refused: readonly RefusedShift[];
  readonly refusedCount: number;
  /** Professionals who have a calendar from now on. */
  readonly calendarsMade: readonly ProfessionalId[];
  /** Professionals who have weekly rules beside this roster: both count. */
  readonly alsoByRules: readonly ProfessionalId[];
  readonly needsMoving: readonly NeedsMoving[];
}

/** The most refused rows that a report lists. */
const MOST_REFUSED = 1_000;
/** How far ahead times that need moving are looked for, in hours. */
const AHEAD_HOURS = 366 * 24;

export interface ShiftFile {
  readonly text: string;
  readonly map: ReadonlyMap<string, string>;
  /** The roster that it is of: what is removed is of the same one. */
  readonly source: string;
  readonly dryRun: boolean;
}

/** Carries the report of a dry run out of its transaction, which is undone. */
class DryRun extends Error {
  readonly report: ShiftReport;
  constructor(report: ShiftReport) {
    super("dry run");
    this.report = report;
  }
}

/**
 * Brings a roster in, as a whole or not at all; the same file again changes nothing. Imports run one after another. Bookings
 * are left as they are: those for which nobody works any more are named.
 */
export async function importShifts(
  db: Database,
  content: Content,
  file: ShiftFile,
  by: { readonly now: Temporal.Instant; readonly newId: () => string },
): Promise<ShiftReport> {
  const format = /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(file.text) ? "icalendar" : "csv";
  const text = file.text.replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new RosterFault("is empty");
  const rows = format === "csv" ? csvShifts(text, file.map) : icalShifts(text, file.map, by.now);
  try {
    return await db.begin(async (tx) => {
      await waitForTurn(tx);
      const report = await importRows(tx as unknown as Database, content, { ...file, format, rows }, by);
      if (file.dryRun) throw new DryRun(report);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.report;
    throw error;
  }
}

async function importRows(
  tx: Database,
  content: Content,
  file: ShiftFile & { readonly format: ShiftReport["format"]; readonly rows: readonly ShiftRow[] },
  { now, newId }: { readonly now: Temporal.Instant; readonly newId: () => string },
): Promise<ShiftReport> {
  const { source, rows, map } = file;
  const found = await rosterPeople(tx, namesIn(rows, map));
  const { people, fresh } = rosteredOf(found, newId);
  const checked = checkShifts(rows, {
    people,
    units: new Set(content.units.map(({ id }) => id)),
    types: new Set(appointmentTypesOf(content).map(({ id }) => id)),
    map,
    now: minuteOf(now),
  });
  const kept = await shiftsOf(tx, source);
  const diff = diffShifts(checked, kept);
  const working = new Set(checked.shifts.map(({ resourceId }) => resourceId));
  const made = fresh.filter(({ resourceId }) => working.has(resourceId));
  await addResources(
    tx,
    made.map(({ row: { id, name, unit, profession, languages }, resourceId }) => ({
      id: resourceId,
      kind: "professional",
      professionalId: id,
      name,
      unit,
      profession,
      skills: [],
      languages,
    })),
  );
  const written = [...diff.added, ...diff.changed];
  await putShifts(tx, source, written, newId);
  const keysOf = (shifts: readonly { readonly key: string }[]) => shifts.map(({ key }) => key);
  await removeShifts(tx, source, keysOf(diff.removed));
  const changed = new Set(keysOf(diff.changed));
  const before = kept.filter(({ key }) => changed.has(key)).map(({ resourceId }) => resourceId);
  await tellChanged(tx, [...new Set(before)]);
  const touched = [...written, ...diff.removed].map(({ resourceId }) => resourceId);
  const days = coveredDays(checked);
  const covered = days && { from: dateOf(dayAt(days.from).number), to: dateOf(dayAt(days.to - 1).number) };
  await addShiftImport(tx, newId(), {
    source,
    at: now,
    coveredFrom: covered?.from ?? null,
    coveredTo: covered?.to ?? null,
    added: diff.added.length,
    changed: diff.changed.length,
    unchanged: diff.unchanged.length,
    removed: diff.removed.length,
    refused: checked.refused.length,
  });
  return {
    source,
    format: file.format,
    dryRun: file.dryRun,
    covered: covered && { from: covered.from.toString(), to: covered.to.toString() },
    rows: rows.length,
    added: keysOf(diff.added),
    changed: keysOf(diff.changed),
    unchanged: keysOf(diff.unchanged),
    removed: keysOf(diff.removed),
    kept: keysOf(diff.kept),
    refused: checked.refused.slice(0, MOST_REFUSED),
    refusedCount: checked.refused.length,
    calendarsMade: made.map(({ row }) => row.id),
    alsoByRules: found
      .filter(({ resourceId, rules }) => rules > 0 && resourceId !== null && working.has(resourceId))
      .map(({ id }) => id),
    needsMoving: await needsMoving(tx, [...new Set([...touched, ...before])], now),
  };
}

/** Whom the file may mean, in small letters. */
const namesIn = (rows: readonly ShiftRow[], map: ReadonlyMap<string, string>): string[] => [
  ...new Set(
    rows.map(({ professional }) =>
      (map.get(mapKey("professional", professional)) ?? professional.trim()).toLocaleLowerCase("fi"),
    ),
  ),
];

/** Those found, by every name that a file may have for them; who has no calendar gets the id of one. */
function rosteredOf(found: readonly RosterRow[], newId: () => string) {
  const people = new Map<string, Rostered>();
  const fresh: { readonly row: RosterRow; readonly resourceId: ResourceId }[] = [];
  for (const row of found) {
    const resourceId = row.resourceId ?? (newId() as ResourceId);
    if (row.resourceId === null) fresh.push({ row, resourceId });
    const { id, subject, unit, profession, active } = row;
    const one: Rostered = { id, subject, unit, profession, resourceId, closed: active === false };
    people.set(id, one);
    people.set(subject.toLocaleLowerCase("fi"), one);
  }
  return { people, fresh };
}

async function needsMoving(
  tx: Database,
  resources: readonly ResourceId[],
  now: Temporal.Instant,
): Promise<NeedsMoving[]> {
  if (resources.length === 0) return [];
  const [rows, booked] = await Promise.all([
    readCalendars(tx, now.subtract({ hours: 24 }), resources),
    bookedAhead(tx, resources, now, now.add({ hours: AHEAD_HOURS })),
  ]);
  return rows.flatMap((row) =>
    uncovered(
      calendarOf(row),
      booked.filter(({ resourceId }) => resourceId === row.id),
    ).map(({ id, resourceId, unit, startsAt, endsAt }) => ({
      appointment: id,
      calendar: resourceId,
      unit,
      startsAt: instantOf(minuteOf(startsAt)).toString(),
      endsAt: instantOf(minuteOf(endsAt)).toString(),
    })),
  );
}
