import type { ReadTx } from "#src/platform/database/sql.ts";

/** Assessments that came in a month: how many of a kind and urgency, and how they stand now. */
export interface ArrivedRow {
  /** First day of the month. */
  readonly month: Temporal.PlainDate;
  readonly kind: string;
  readonly urgency: string;
  /** `counted`: no consent to be contacted. */
  readonly settled: "answered" | "open" | "counted";
  readonly n: number;
}

/** By month from a day on. Of people under non-disclosure too: nothing of where anybody is stands here. */
export async function arrivals(tx: ReadTx, from: Temporal.PlainDate): Promise<ArrivedRow[]> {
  return tx<ArrivedRow[]>`
    select date_trunc('month', a.received_at at time zone 'Europe/Helsinki')::date as month, a.kind, a.urgency,
      case when a.contact_id is null then 'counted' when c.answered_at is not null or c.closed_at is not null then 'answered'
        else 'open' end as settled, count(*)::int as n
    from symptom_assessment a left join contact c on c.id = a.contact_id
    where (a.received_at at time zone 'Europe/Helsinki') >= ${from}
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
}
