import type { ReadTx } from "#src/platform/database/sql.ts";
import type { QualityRow } from "./model.ts";
import type { Period } from "./period.ts";
import type { Quality } from "./quality-report.ts";

/** How contacts of a period were handled, by step and team; of each measure only the days that are known to the end. */
export async function readQuality(
  tx: ReadTx,
  period: Period,
  until: Readonly<Record<Quality, Temporal.PlainDate>>,
): Promise<QualityRow[]> {
  const day = (measure: Quality) => String(until[measure]);
  return tx<QualityRow[]>`
    select measure, width_bucket(day, ${period.steps.map(String)}::date[]) as step, line, municipality as team,
      sum(n)::bigint as n
    from measure_cell
    where day between ${String(period.from)}::date and ${String(period.to)}::date
      and (measure in ('came', 'assessed-same-day') and day <= ${day("same-weekday")}::date
        or measure in ('call-tried', 'call-kept') and day <= ${day("calls-kept")}::date
        or measure in ('first-answer', 'unsettled') and day <= ${day("settled-in-one")}::date)
    group by 1, 2, 3, 4`;
}
