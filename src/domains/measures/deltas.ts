import { localDate, minuteOfDay } from "#src/kernel/helsinki.ts";
import type { Cell, Delta, JournalFact } from "./delta.ts";
import { failureDeltas } from "./failure-deltas.ts";
import { qualityDeltas } from "./quality-deltas.ts";

/** Minutes in one bucket of the time to answer. */
export const BUCKET_MINUTES = 15;

/** The days on which nothing is counted by day (what waits for the family has no due day). */
const NO_DAY = "1970-01-01";

/** What one fact adds to the figures and takes from them. Integers only, so that kept up and rebuilt are equal. */
export function deltas(fact: JournalFact): Delta[] {
  const { data } = fact;
  const day = localDate(fact.at).toString();
  const dims = {
    line: String(data.line),
    channel: String(data.channel),
    municipality: String(data.municipality),
    language: String(data.language),
  };
  const cell = (measure: Cell["measure"], bucket = 0): Cell => ({ measure, day, ...dims, bucket });
  const made: Delta[] = [...failureDeltas(fact), ...qualityDeltas(fact)];

  const before = openCell(data.before, {
    ...dims,
    line: String(data.lineBefore ?? data.line),
    municipality: String(data.municipalityBefore ?? data.municipality),
  });
  const after = openCell(data.after, dims);
  if (before && !(after && sameCell(before, after))) made.push({ cell: before, n: -1 });
  if (after && !(before && sameCell(before, after))) made.push({ cell: after, n: 1 });

  switch (fact.type) {
    case "received":
      made.push({ cell: cell("received"), n: 1 });
      break;
    case "answered":
      if (data.first === true && data.afterDeath !== true) {
        made.push({ cell: cell("answered", Math.floor(Number(data.minutes) / BUCKET_MINUTES)), n: 1 });
        if (data.inTime === true) made.push({ cell: cell("in-time"), n: 1 });
      }
      break;
    case "breached":
      made.push({ cell: cell("breached"), n: 1 });
      break;
    case "alarm-raised":
      made.push({ cell: cell("alarm"), n: 1 });
      break;
    case "alarm-seen":
      if (data.inTime === true) made.push({ cell: cell("alarm-in-time"), n: 1 });
      break;
  }
  return made;
}

type Dims = Pick<Cell, "line" | "channel" | "municipality" | "language">;

function openCell(openness: unknown, dims: Dims): Cell | null {
  if (typeof openness !== "string") return null;
  if (openness === "waiting") return { measure: "waiting", day: NO_DAY, ...dims, bucket: 0 };
  const due = Temporal.Instant.from(openness);
  return { measure: "due", day: localDate(due).toString(), ...dims, bucket: minuteOfDay(due) };
}

/** The cell's key as one text: dimensions are codes and hold no separator. */
export function cellKey(cell: Cell): string {
  return [
    cell.measure,
    cell.day,
    cell.line,
    cell.channel,
    cell.municipality,
    cell.language,
    cell.bucket,
  ].join("|");
}

function sameCell(a: Cell, b: Cell): boolean {
  return cellKey(a) === cellKey(b);
}

/** Adds deltas up, cell by cell; cells that come to nothing are left out. In the order of their keys. */
export function sum(all: Iterable<Delta>): Delta[] {
  const totals = new Map<string, { cell: Cell; n: number }>();
  for (const { cell, n } of all) {
    const key = cellKey(cell);
    const total = totals.get(key);
    if (total) total.n += n;
    else totals.set(key, { cell, n });
  }
  return [...totals]
    .filter(([, { n }]) => n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta);
}
