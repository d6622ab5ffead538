import type { ResourceId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { inOrder } from "./busy.ts";
import { type CalendarRow, calendarsChanged, type RuleRow, readCalendars } from "./calendar-store.ts";
import type { Calendar, Exception, WeeklyRule } from "./model.ts";
import { workInDays } from "./work-in-days.ts";

/** Kept calendars are read anew after so many minutes: what lies behind is dropped, and changes older than an hour are forgotten. */
const KEPT_MINUTES = 30;

interface Kept {
  readonly known: string;
  readonly since: Temporal.Instant;
  readonly calendars: ReadonlyMap<ResourceId, Calendar>;
}

/**
 * The calendars of one database, kept by this process and brought up to date before every search: one small question
 * says whose have changed, and only those are read. What is kept decides nothing: the database alone gives times away.
 */
export class Calendars {
  #kept: Kept | undefined;
  #reading: Promise<readonly Calendar[]> | undefined;

  /** All active calendars as they stand; searches at the same moment share one reading. */
  read(db: ReadTx, now: Temporal.Instant): Promise<readonly Calendar[]> {
    this.#reading ??= this.#bringUpToDate(db, now).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #bringUpToDate(db: ReadTx, now: Temporal.Instant): Promise<readonly Calendar[]> {
    const kept = this.#kept;
    const fresh = kept && Temporal.Instant.compare(now.subtract({ minutes: KEPT_MINUTES }), kept.since) < 0;
    const { known, resources } = await calendarsChanged(db, fresh ? kept.known : null);
    if (fresh && resources.length === 0) {
      this.#kept = { ...kept, known };
      return listOf(kept.calendars);
    }
    const rows = await readCalendars(db, now.subtract({ hours: 24 }), fresh ? resources : null);
    const calendars = new Map(fresh ? kept.calendars : []);
    // One that is not active any more does not come back.
    for (const id of fresh ? resources : []) calendars.delete(id);
    for (const row of rows) calendars.set(row.id, calendarOf(row));
    this.#kept = { known, since: fresh ? kept.since : now, calendars };
    return listOf(calendars);
  }
}

const lists = new WeakMap<ReadonlyMap<ResourceId, Calendar>, readonly Calendar[]>();

function listOf(calendars: ReadonlyMap<ResourceId, Calendar>): readonly Calendar[] {
  let list = lists.get(calendars);
  if (!list) {
    list = [...calendars.values()];
    lists.set(calendars, list);
  }
  return list;
}

/** A weekly rule as the search has it, of its row. */
export const ruleOfRow = ({
  unit,
  forms,
  types,
  urgent,
  keptFor,
  keptUntilDays,
  seats,
  ...when
}: RuleRow): WeeklyRule => ({
  ...when,
  offer: {
    unit,
    forms,
    types,
    urgent,
    keptFor: keptFor === null ? null : { line: keptFor, untilDays: keptUntilDays ?? 0 },
    seats,
  },
});

/** A calendar as the search has it, of its rows. */
export function calendarOf({ rules, exceptions, busyFrom, busyTo, ...resource }: CalendarRow): Calendar {
  return {
    resource,
    rules: rules.map(ruleOfRow),
    exceptions: workInDays(exceptions satisfies readonly Exception[]),
    busy: inOrder(Int32Array.from(busyFrom), Int32Array.from(busyTo)),
  };
}
