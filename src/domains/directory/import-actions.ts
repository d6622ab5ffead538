import { createHash } from "node:crypto";
import type { Database } from "#src/platform/database/index.ts";
import { type Changes, changesOf } from "./changes.ts";
import { jsonFault } from "./json-fault.ts";
import { hashesForImport, markRemoved, newEpoch, putDescriptions } from "./national-store.ts";
import { type FaultyEntry, PTV_SOURCE, readDescriptions } from "./ptv.ts";

/** A file that cannot be imported at all: nothing was changed. `line` and `column` when the JSON itself is broken. */
export class ImportFileError extends Error {
  readonly line: number | undefined;
  readonly column: number | undefined;
  constructor(message: string, place: { line?: number; column?: number } = {}) {
    super(message);
    this.name = "ImportFileError";
    this.line = place.line;
    this.column = place.column;
  }
}

export interface ImportReport extends Changes {
  readonly source: string;
  readonly year: number;
  /** Entries in the file. */
  readonly entries: number;
  readonly faulty: readonly FaultyEntry[];
}

/**
 * Brings a release file of national general descriptions into the database, in one transaction: what is new is
 * added, what has changed replaced, what the file no longer names is no longer shown, the rest is not touched.
 * @throws ImportFileError when the file is not JSON, not a list, or holds no usable entry
 */
export async function importDescriptions(
  db: Database,
  text: string,
  year: number,
  now: Temporal.Instant,
): Promise<ImportReport> {
  const entries = parse(text);
  const { descriptions, faulty } = readDescriptions(entries);
  // An empty list would take every description away: more likely a wrong file than a wish.
  if (descriptions.length === 0) {
    const [first] = faulty;
    const why = first ? `; the first: ${first.reasons.join("; ")}` : "";
    throw new ImportFileError(`the file holds no usable description${why}`);
  }
  const rows = descriptions.map((body) => ({
    code: body.code,
    source: PTV_SOURCE,
    year,
    hash: createHash("sha256")
      .update(JSON.stringify([PTV_SOURCE, year, body]))
      .digest("hex"),
    body,
  }));
  const changes = await db.begin(async (tx) => {
    const found = changesOf(await hashesForImport(tx), rows, faulty);
    const written = new Set([...found.added, ...found.changed]);
    await putDescriptions(
      tx,
      rows.filter(({ code }) => written.has(code)),
      now,
    );
    await markRemoved(tx, found.removed, now);
    if (written.size + found.removed.length > 0) await newEpoch(tx);
    return found;
  });
  return { source: PTV_SOURCE, year, entries: entries.length, ...changes, faulty };
}

function parse(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const place = jsonFault(text);
    throw new ImportFileError("is not JSON", place);
  }
  if (!Array.isArray(value))
    throw new ImportFileError("must be a list of descriptions", { line: 1, column: 1 });
  return value;
}
