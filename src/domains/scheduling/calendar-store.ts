import type { ResourceId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { FormOfService, Offering, Resource } from "./model.ts";

/** Rows of one resource's calendar, as the database has them. */
export interface CalendarRow extends Resource {
  readonly rules: readonly RuleRow[];
  readonly exceptions: readonly ExceptionRow[];
  /** Minutes since 1970-01-01 UTC, in order of the beginning. */
  readonly busyFrom: readonly number[];
  readonly busyTo: readonly number[];
}

export interface RuleRow {
  readonly weekdays: number;
  readonly from: number;
  readonly to: number;
  /** Days since 1970-01-01. */
  readonly validFrom: number;
  readonly validUntil: number | null;
  readonly everyWeeks: number;
  readonly onHolidays: boolean;
  readonly unit: string;
  readonly forms: readonly FormOfService[];
  readonly types: readonly string[] | null;
  readonly urgent: boolean;
  readonly keptFor: string | null;
  readonly keptUntilDays: number | null;
  readonly seats: number;
}

export interface ExceptionRow {
  readonly from: number;
  readonly to: number;
  readonly offer: Offering | null;
}

/**
 * Whose calendars may have changed since a moment, and the moment until which that is known: the oldest transaction
 * that was open. Nothing is missed, whatever the order in which transactions end.
 */
export async function calendarsChanged(
  tx: ReadTx,
  since: string | null,
): Promise<{ readonly known: string; readonly resources: readonly ResourceId[] }> {
  const [row] = await tx<{ known: string; resources: ResourceId[] }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as known,
      coalesce(array(select distinct resource_id from calendar_change
        where xid >= ${since ?? "0"}::text::xid8 and ${since}::text is not null), '{}') as resources`;
  return row ?? { known: "0", resources: [] };
}

/** Calendars with what is taken from a moment on: of the resources named, or of all that are active. */
export async function readCalendars(
  tx: ReadTx,
  from: Temporal.Instant,
  only: readonly ResourceId[] | null,
): Promise<CalendarRow[]> {
  return await tx<CalendarRow[]>`
    with wanted as (
      select * from resource where active ${only ? tx`and id = any(${[...only]}::uuid[])` : tx``}
    ), busy as (
      select o.resource_id,
        array_agg((extract(epoch from lower(o.during)) / 60)::int order by lower(o.during), o.seat) as starts,
        array_agg((extract(epoch from upper(o.during)) / 60)::int order by lower(o.during), o.seat) as ends
      from occupancy o join wanted w on w.id = o.resource_id
      where upper(o.during) > ${from}
      group by o.resource_id
    ), rules as (
      select r.resource_id, jsonb_agg(jsonb_build_object(
        'weekdays', weekdays, 'from', from_minute, 'to', to_minute, 'validFrom', valid_from - date '1970-01-01',
        'validUntil', valid_until - date '1970-01-01', 'everyWeeks', every_weeks, 'onHolidays', on_holidays,
        'unit', r.unit, 'forms', forms, 'types', types, 'urgent', urgent, 'keptFor', kept_for,
        'keptUntilDays', kept_until_days, 'seats', seats) order by from_minute, r.id) as rows
      from schedule_rule r join wanted w on w.id = r.resource_id
      where valid_until is null or valid_until >= (${from}::timestamptz at time zone 'Europe/Helsinki')::date - 1
      group by r.resource_id
    ), exceptions as (
      -- Those alike that follow each other are one: a roster of quarters of an hour offers visits of an hour, and a year
      -- of them is not sent one by one.
      select resource_id, json_agg(json_build_object(
        'from', (extract(epoch from lower(during)) / 60)::int, 'to', (extract(epoch from upper(during)) / 60)::int,
        'offer', offer) order by lower(during)) as rows
      from (
        select e.resource_id, e.offer, unnest(range_agg(e.during)) as during
        from schedule_exception e join wanted w on w.id = e.resource_id
        where upper(e.during) > ${from}
        group by e.resource_id, e.offer
      ) stretch
      group by resource_id
    )
    select w.id, w.kind, w.unit, w.profession, w.skills, w.languages,
      coalesce(r.rows, '[]'::jsonb) as rules, coalesce(e.rows, '[]'::json) as exceptions,
      coalesce(b.starts, '{}') as "busyFrom", coalesce(b.ends, '{}') as "busyTo"
    from wanted w
    left join busy b on b.resource_id = w.id
    left join rules r on r.resource_id = w.id
    left join exceptions e on e.resource_id = w.id
    order by w.id`;
}

/** Forgets changes older than any process keeps calendars for without asking. */
export async function sweepCalendarChanges(tx: WriteTx, before: Temporal.Instant): Promise<void> {
  await tx`delete from calendar_change where at < ${before}`;
}
