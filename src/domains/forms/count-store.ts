import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** How many took a step of a form: `started`, `finished`, or a page's linkId after `page:`. */
export interface StepCount {
  readonly step: string;
  readonly n: number;
}

/** One more has taken these steps. Numbers alone: nothing says who. */
export async function countSteps(
  tx: WriteTx,
  form: string,
  version: string,
  steps: readonly string[],
): Promise<void> {
  if (steps.length === 0) return;
  await tx`
    insert into form_count as c (form, version, step, n)
    select ${form}, ${version}, step, 1 from unnest(${[...steps].sort()}::text[]) step
    on conflict (form, version, step) do update set n = c.n + 1`;
}

export async function stepCounts(tx: ReadTx, form: string, version: string): Promise<readonly StepCount[]> {
  return tx<StepCount[]>`
    select step, n::int as n from form_count where form = ${form} and version = ${version} limit 20000`;
}

/** Began and finished, of every form and version. */
export async function useCounts(
  tx: ReadTx,
): Promise<readonly { form: string; version: string; started: number; finished: number }[]> {
  return tx`
    select form, version, coalesce(max(n) filter (where step = 'started'), 0)::int as started,
      coalesce(max(n) filter (where step = 'finished'), 0)::int as finished
    from form_count where step in ('started', 'finished') group by form, version limit 5000`;
}
