import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Cell, Delta, JournalFact } from "./delta.ts";
import { cellKey, deltas, sum } from "./deltas.ts";

/** Adds deltas to the cells, in the order of their keys so that two writers cannot lock each other out. */
export async function addToCells(tx: WriteTx, changes: readonly Delta[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ cell, n }) => ({ ...cell, n }));
  await tx`
    insert into measure_cell as m (measure, day, line, channel, municipality, language, bucket, n)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
      measure text, day date, line text, channel text, municipality text, language text, bucket int, n bigint)
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict (measure, day, line, channel, municipality, language, bucket) do update set n = m.n + excluded.n`;
  // After the cells, so that whoever waits for this row holds none that we still need.
  await tx`update measure_epoch set n = n + 1`;
}

/** Rises with every change of the cells: figures read after it are good for as long as it stays the same. */
export async function cellsEpoch(tx: ReadTx): Promise<number> {
  const [row] = await tx<{ n: number }[]>`select n from measure_epoch`;
  return row?.n ?? 0;
}

/** The figures as the journal alone makes them: everything that is not still pending, read in batches. */
async function fold(tx: ReadTx): Promise<Delta[]> {
  let totals: Delta[] = [];
  const facts = tx<JournalFact[]>`
    select type, at, data from journal j where not exists (select from journal_pending p where p.seq = j.seq)`;
  for await (const batch of facts.cursor(10_000)) {
    totals = sum([...totals, ...batch.flatMap((row) => deltas(row))]);
  }
  return totals;
}

async function keptUp(tx: ReadTx): Promise<Map<string, { cell: Cell; n: number }>> {
  const kept = new Map<string, { cell: Cell; n: number }>();
  const rows = tx<(Cell & { n: number })[]>`
    select measure, day::text as day, line, channel, municipality, language, bucket, n from measure_cell where n <> 0`;
  for await (const batch of rows.cursor(10_000)) {
    for (const { n, ...cell } of batch) kept.set(cellKey(cell), { cell, n });
  }
  return kept;
}

export interface Comparison {
  readonly compared: number;
  readonly differing: { readonly cell: string; readonly kept: number; readonly rebuilt: number } | null;
}

/** Holds the figures kept up against those made from the journal; writes nothing. Stops at the first that differs. */
export async function compare(tx: ReadTx): Promise<Comparison> {
  const kept = await keptUp(tx);
  let compared = 0;
  for (const { cell, n } of await fold(tx)) {
    const key = cellKey(cell);
    const there = kept.get(key)?.n ?? 0;
    compared += 1;
    if (there !== n) return { compared, differing: { cell: key, kept: there, rebuilt: n } };
    kept.delete(key);
  }
  for (const [key, { n }] of kept) {
    return { compared: compared + 1, differing: { cell: key, kept: n, rebuilt: 0 } };
  }
  return { compared, differing: null };
}

/** Makes all figures again from the journal, in the transaction given. Returns how many there are. */
export async function rebuild(tx: WriteTx): Promise<number> {
  await tx`lock table measure_cell in exclusive mode`;
  const made = await fold(tx);
  await tx`delete from measure_cell`;
  await tx`update measure_epoch set n = n + 1`;
  for (let i = 0; i < made.length; i += 5_000) await addToCells(tx, made.slice(i, i + 5_000));
  return made.length;
}
