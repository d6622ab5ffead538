import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Filters, FlowRow, OpenRow, Read, WaitRow } from "./model.ts";
import { type Period, previousFrom } from "./period.ts";

/** The local day and the minute of it, at which what is due counts as overdue. */
export interface LocalNow {
  readonly day: Temporal.PlainDate;
  readonly minute: number;
}

/**
 * Reads what a report is made of, in three queries. What happened comes unfiltered, because what may be shown of a
 * part depends on the whole.
 */
export async function readFigures(
  tx: ReadTx,
  period: Period,
  filters: Filters,
  now: LocalNow,
): Promise<Read> {
  const [flow, open, waits] = await Promise.all([
    readFlow(tx, period),
    readOpen(tx, now),
    readWaits(tx, period, filters),
  ]);
  return { flow, open, waits };
}

async function readFlow(tx: ReadTx, period: Period): Promise<FlowRow[]> {
  const steps = period.steps.map(String);
  return await tx<FlowRow[]>`
    select measure, width_bucket(day, ${steps}::date[]) as step, line, channel, municipality, language,
      sum(n)::bigint as n
    from measure_cell
    where measure in ('received', 'answered', 'in-time', 'alarm', 'alarm-in-time')
      and day between ${String(period.from)}::date and ${String(period.to)}::date
      or measure in ('answered', 'in-time')
      and day >= ${String(previousFrom(period))}::date and day < ${String(period.from)}::date
    group by 1, 2, 3, 4, 5, 6
    having sum(n) > 0`;
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
  const { channel, municipality, language } = filters;
  return await tx<WaitRow[]>`
    select line, bucket, sum(n)::bigint as n
    from measure_cell
    where measure = 'answered' and day between ${String(period.from)}::date and ${String(period.to)}::date
      ${channel === undefined ? tx`` : tx`and channel = ${channel}`}
      ${municipality === undefined ? tx`` : tx`and municipality = ${municipality}`}
      ${language === undefined ? tx`` : tx`and language = ${language}`}
    group by 1, 2`;
}
