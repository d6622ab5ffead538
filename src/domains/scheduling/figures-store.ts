import { startOfDay } from "#src/kernel/helsinki.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { DayCapacity } from "./capacity-figures.ts";
import type { FormOfService } from "./model.ts";
import type { ThirdNext } from "./third-next-figures.ts";

/** A stretch of days, both in it, cut into steps whose first days are given; steps are numbered from 1. */
export interface Stepped {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly steps: readonly Temporal.PlainDate[];
}

/** The daily measure of one choice: within how many days half, and nine of ten, of the choice's types and units gave a time. */
export interface ThirdNextDay {
  readonly day: Temporal.PlainDate;
  /** null: none within the horizon. */
  readonly half: number | null;
  readonly most: number | null;
  readonly n: number;
}

export interface CapacityRow {
  readonly step: number;
  readonly unit: string;
  readonly profession: string;
  readonly offered: number;
  readonly taken: number;
  readonly visits: number;
}

interface Kind {
  readonly line: string;
  readonly type: string;
  /** Empty: no one unit was chosen. */
  readonly unit: string;
}

/** Visits whose time has passed, by how they went. */
export interface WentRow extends Kind {
  readonly came: number;
  readonly missed: number;
  /** Nobody has marked how it went. */
  readonly unmarked: number;
}

/** What was asked for in a step: times booked, times asked for by professionals, wishes on the waiting list. */
export interface AskedRow extends Kind {
  readonly step: number;
  readonly kind: "booked" | "asked" | "wished";
  readonly n: number;
  readonly minutes: number;
  /** Of `booked`: by the person or somebody who acts for them. */
  readonly online: number;
  /** Without those of which another row tells already: a booking that answers a request, a wish that began as one. */
  readonly needs: number;
}

/** Booked times given back, by unit, with the quarters of an hour until they were taken again; null: never. */
export interface FreedRow {
  readonly unit: string;
  readonly profession: string;
  readonly quarters: number | null;
  readonly n: number;
}

/** Who waits now, whole or in shares of the units that would do. */
export interface WaitingRow {
  readonly type: string;
  /** Empty: any. */
  readonly unit: string;
  readonly n: number;
  readonly minutes: number;
}

/** Minutes booked in a stretch, by unit, form of service and the profession of whoever is met. */
export interface LoadRow {
  readonly unit: string;
  readonly form: FormOfService;
  readonly profession: string;
  readonly minutes: number;
}

/** The last day whose capacity has been written down, and whether the day's third next times have. */
export async function lastMeasured(
  tx: ReadTx,
  today: Temporal.PlainDate,
): Promise<{ readonly capacity: Temporal.PlainDate | null; readonly taken: boolean }> {
  const [row] = await tx<{ capacity: Temporal.PlainDate | null; taken: boolean }[]>`
    select (select max(day) from capacity_day) as capacity,
      exists (select from third_next_day where day = ${today.toString()}::date) as taken`;
  return row ?? { capacity: null, taken: false };
}

/** The first day whose capacity has been written down; null: none yet. */
export async function measuredSince(tx: ReadTx): Promise<Temporal.PlainDate | null> {
  const [row] = await tx<{ day: Temporal.PlainDate | null }[]>`select min(day) as day from capacity_day`;
  return row?.day ?? null;
}

/** Writes the day's measure down; the first one stays. */
export async function addThirdNext(
  tx: WriteTx,
  rows: readonly (ThirdNext & { readonly day: Temporal.PlainDate })[],
): Promise<void> {
  await tx`
    insert into third_next_day (day, type, unit, days)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(day date, type text, unit text, days int)
    on conflict do nothing`;
}

/** Writes down what was offered and taken on days that have passed; the first measure stays. */
export async function addCapacity(
  tx: WriteTx,
  rows: readonly (DayCapacity & { readonly day: Temporal.PlainDate })[],
): Promise<void> {
  await tx`
    insert into capacity_day (day, unit, profession, offered, taken, visits)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
      day date, unit text, profession text, offered int, taken int, visits int)
    on conflict do nothing`;
}

/** The daily measure of some types and units: a row a day at the most. */
export async function thirdNextByDay(
  tx: ReadTx,
  { from, to }: Stepped,
  of: { readonly types: readonly string[]; readonly units: readonly string[] },
): Promise<ThirdNextDay[]> {
  return tx<ThirdNextDay[]>`
    select day, nullif(percentile_disc(0.5) within group (order by coalesce(days, 9999)), 9999) as half,
      nullif(percentile_disc(0.9) within group (order by coalesce(days, 9999)), 9999) as most, count(*)::int as n
    from third_next_day
    where day between ${from.toString()}::date and ${to.toString()}::date
      and type = any(${[...of.types]}) and unit = any(${[...of.units]})
    group by day order by day`;
}

export async function capacityOf(tx: ReadTx, { from, to, steps }: Stepped): Promise<CapacityRow[]> {
  return tx<CapacityRow[]>`
    select width_bucket(day, ${steps.map(String)}::date[]) as step, unit, profession, sum(offered)::int as offered,
      sum(taken)::int as taken, sum(visits)::int as visits
    from capacity_day where day between ${from.toString()}::date and ${to.toString()}::date
    group by 1, 2, 3`;
}

/** How visits of the county's units went whose time lies between two moments. */
export async function wentOf(
  tx: ReadTx,
  units: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<WentRow[]> {
  return tx<WentRow[]>`
    select line, type, unit, count(*) filter (where status in ('arrived', 'started', 'done'))::int as came,
      count(*) filter (where status = 'no-show')::int as missed, count(*) filter (where status = 'booked')::int as unmarked
    from appointment
    where unit = any(${[...units]}) and starts_at >= ${from} and starts_at < ${until} and status <> 'cancelled'
    group by 1, 2, 3`;
}

/**
 * What was asked for between two moments. A time moved is no new one, a hold let go was never one. A booking that answers
 * a request or a wish is counted with it; so is a wish that began as a request, or that ended because its person had
 * booked elsewhere. A wish that was changed is one.
 */
export async function askedOf(
  tx: ReadTx,
  steps: readonly Temporal.PlainDate[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<AskedRow[]> {
  const begins = steps.map((day) => startOfDay(day).toString());
  const step = (column: string) => tx`width_bucket(${tx.unsafe(column)}, ${begins}::timestamptz[])`;
  return tx<AskedRow[]>`
    select ${step("a.made_at")} as step, 'booked' as kind, a.line, a.type, a.unit, count(*)::int as n,
      coalesce(sum(extract(epoch from a.ends_at - a.starts_at)) filter (where a.own) / 60, 0)::int as minutes,
      count(a.booked_by)::int as online, count(*) filter (where a.own)::int as needs
    from (
      select *, not exists (select from wish_offer o where o.appointment_id = a.id)
        and (contact_id is null or not exists (select from booking_request b
          where b.contact_id = a.contact_id and b.type = a.type and b.state = 'booked')) as own
      from appointment a
      where made_at >= ${from} and made_at < ${until} and status <> 'held'
        and (status <> 'cancelled' or cancel_reason is not null)
        and not exists (select from appointment old where old.moved_to = a.id)
      -- Kept apart, so that what a row is of is asked once and not for every sum.
      offset 0
    ) a group by 1, 3, 4, 5
    union all
    select ${step("asked_at")}, 'asked', line, type, case cardinality(places) when 1 then places[1] else '' end,
      count(*)::int, sum(minutes)::int, 0, count(*)::int
    from booking_request where asked_at >= ${from} and asked_at < ${until} group by 1, 3, 4, 5
    union all
    select ${step("made_at")}, 'wished', line, type, unit, count(*)::int, sum(minutes)::int, 0, count(*)::int
    from (
      select distinct on (person_id, type, made_at) made_at, line, type, minutes,
        case cardinality(units) when 1 then units[1] else '' end as unit
      from waiting_wish
      where made_at >= ${from} and made_at < ${until} and request_id is null and ended_as is distinct from 'booked-elsewhere'
      order by person_id, type, made_at, ended_at desc nulls first
    ) w group by 1, 3, 4, 5`;
}

/**
 * Booked times given back between two moments, by how soon they were taken again: when booked visits cover at least
 * half of it, the moment of the first. One that somebody was asked to wait for is taken when they accept it. Times of a
 * professional who was then away could not be taken and are left out.
 */
export async function freedOf(
  tx: ReadTx,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<FreedRow[]> {
  return tx<FreedRow[]>`
    select r.unit, coalesce(r.profession, '') as profession,
      case when again.covered * 2 >= upper(f.during) - lower(f.during)
        then floor(extract(epoch from again.first - f.freed_at) / 900)::int end as quarters, count(*)::int as n
    from freed_time f join resource r on r.id = f.resource_id
    cross join lateral (
      select sum(upper(o.during * f.during) - lower(o.during * f.during)) as covered,
        min(greatest(f.freed_at, coalesce(w.ended_at, a.made_at))) as first
      from occupancy o join appointment a on a.id = o.appointment_id and a.status not in ('held', 'cancelled')
      left join (wish_offer wo join waiting_wish w on w.id = wo.wish_id and w.ended_as = 'accepted')
        on wo.appointment_id = a.id
      where o.resource_id = f.resource_id and o.during && f.during and a.made_at >= f.freed_at
    ) again
    where f.booked and f.freed_at >= ${from} and f.freed_at < ${until} and lower(f.during) <= ${until}
      and not exists (select from schedule_exception e
        where e.resource_id = f.resource_id and e.during && f.during and e.offer is null)
    group by 1, 2, 3`;
}

/** Who waits now, on the list or for a time that a professional asked for, in equal shares of the units that would do. */
export async function waitingNow(tx: ReadTx): Promise<WaitingRow[]> {
  return tx<WaitingRow[]>`
    select type, unit, sum(1.0 / greatest(1, cardinality(units)))::float as n,
      sum(minutes::float / greatest(1, cardinality(units))) as minutes
    from (
      select type, units, minutes from waiting_wish where ended_at is null and request_id is null
      union all select type, places, minutes from booking_request where state = 'asked'
    ) w cross join lateral unnest(case when cardinality(units) = 0 then array[''] else units end) as unit
    group by 1, 2`;
}

/**
 * What was newly booked between two moments and stands, in minutes by unit, form and the profession of whoever is met.
 * What was booked for its own day is left out: that is mostly what could not wait, in times kept for it.
 */
export async function loadOf(
  tx: ReadTx,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<LoadRow[]> {
  return tx<LoadRow[]>`
    select a.unit, a.form, coalesce(r.profession, '') as profession,
      (sum(extract(epoch from upper(o.during) - lower(o.during))) / 60)::int as minutes
    from appointment a join occupancy o on o.appointment_id = a.id
    join resource r on r.id = o.resource_id and r.kind = 'professional'
    where a.made_at >= ${from} and a.made_at < ${until} and a.status not in ('held', 'cancelled')
      and (a.starts_at at time zone 'Europe/Helsinki')::date > (a.made_at at time zone 'Europe/Helsinki')::date
      and not exists (select from appointment old where old.moved_to = a.id)
    group by 1, 2, 3`;
}
