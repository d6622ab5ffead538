import type { ReadTx } from "#src/platform/database/sql.ts";
import type { FailureRow } from "./model.ts";

/** Failure demand of a span of days, by week. */
export async function readFailures(
  tx: ReadTx,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<FailureRow[]> {
  return tx<FailureRow[]>`
    select measure, date_trunc('week', day)::date as week, line,
      case when measure = 'failure' then channel else '' end as cause,
      case when measure = 'failure' then municipality else '' end as team, sum(n)::bigint as n
    from measure_cell
    where measure in ('asked', 'continues', 'failure') and day between ${from} and ${to}
    group by 1, 2, 3, 4, 5 having sum(n) > 0`;
}
