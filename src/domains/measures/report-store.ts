import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Filters, FlowRow, OpenRow, Read, StepRow, WaitRow } from "./model.ts";
import { type Period, previousFrom } from "./period.ts";

/** The local day and the minute of it, at which what is due counts as overdue. */
export interface LocalNow {
  readonly day: Temporal.PlainDate;
  readonly minute: number;
}

/**
 * Reads what a report is made of, in four queries. What happened comes unfiltered, because what may be shown of a
 * part depends on the whole.
 */
export async function readFigures(
  tx: ReadTx,
  period: Period,
  filters: Filters,
  now: LocalNow,
): Promise<Read> {
  const [flow, steps, open, waits] = await Promise.all([
    readFlow(tx, period),
    readSteps(tx, period, filters),
    readOpen(tx, now),
    readWaits(tx, period, filters),
  ]);
  return { flow, steps, open, waits };
}

/** Filters of municipality and language, which every step and wait is read under. */
const among = (tx: ReadTx, { municipality, language }: Filters) => tx`
  ${municipality === undefined ? tx`` : tx`and municipality = ${municipality}`}
  ${language === undefined ? tx`` : tx`and language = ${language}`}`;

async function readFlow(tx: ReadTx, period: Period): Promise<FlowRow[]> {
  return await tx<FlowRow[]>`
    select measure, line, channel, municipality, language, sum(n)::bigint as n
    from measure_cell
    where measure in ('received', 'answered', 'in-time', 'alarm', 'alarm-in-time')
      and day between ${String(period.from)}::date and ${String(period.to)}::date
    group by 1, 2, 3, 4, 5
    having sum(n) > 0`;
}

async function readSteps(tx: ReadTx, period: Period, filters: Filters): Promise<StepRow[]> {
  return await tx<StepRow[]>`
    select measure, width_bucket(day, ${period.steps.map(String)}::date[]) as step, line, channel, sum(n)::bigint as n
    from (
      select measure, day, line, channel, sum(n) as n
      from measure_cell
      where measure in ('answered', 'in-time')
        and day between ${String(previousFrom(period))}::date and ${String(period.to)}::date ${among(tx, filters)}
      group by 1, 2, 3, 4
    ) as daily
    group by 1, 2, 3, 4`;
}

async function readOpen(tx: ReadTx, now: LocalNow): Promise<OpenRow[]> {
  const day = String(now.day);
  return await tx<OpenRow[]>`
    select case
        when measure = 'waiting' then 'waiting'
        when day < ${day}::date or (day = ${day}::date and bucket < ${now.minute}) then 'overdue'
        else 'running'
      end as state,
      line, channel, municipality, language, sum(n)::bigint as n
    from measure_cell
    where measure in ('due', 'waiting') and n <> 0
    group by 1, 2, 3, 4, 5
    having sum(n) > 0`;
}

async function readWaits(tx: ReadTx, period: Period, filters: Filters): Promise<WaitRow[]> {
  const { channel } = filters;
  return await tx<WaitRow[]>`
    select line, bucket, sum(n)::bigint as n
    from measure_cell
    where measure = 'answered' and day between ${String(period.from)}::date and ${String(period.to)}::date
      ${channel === undefined ? tx`` : tx`and channel = ${channel}`}
      ${among(tx, filters)}
    group by 1, 2`;
}
