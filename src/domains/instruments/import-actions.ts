import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Content } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/index.ts";
import { type Alike, alikes } from "./alike.ts";
import { type Column, readHeader, type UnknownColumn } from "./columns.ts";
import type { Fault } from "./faults.ts";
import { instrumentsOf, termsOf } from "./kind.ts";
import { versionOf } from "./library-actions.ts";
import { holdLibrary, importedInstruments, keepVersions, putInForce } from "./library-store.ts";
import { readFileRows, UnreadableFile } from "./read-file-actions.ts";
import { readRows } from "./rows.ts";

/** What an import did, or would have done had the file no faults. */
export interface ImportReport {
  /** Rows with something in them, without the header. */
  readonly rows: number;
  /** Whether the library was changed: never when there is a fault. */
  readonly written: boolean;
  /** Ids. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Rows left out because they resemble a measure that is there under another id. */
  readonly alike: readonly Alike[];
  /** At most MOST_FAULTS; `faultCount` says how many there are. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly unknownColumns: readonly UnknownColumn[];
  readonly missingColumns: readonly Column[];
  readonly columnsTwice: readonly string[];
}

const MOST_FAULTS = 200;

export interface ImportOptions {
  readonly by: ProfessionalId | null;
  readonly now: Temporal.Instant;
  /** Take in also the rows that resemble another measure. */
  readonly alsoAlike?: boolean | undefined;
}

/**
 * Brings a CSV or Excel file of measures into the library, all of it or nothing: one faulty row, and nothing is
 * written. Rows that resemble a measure under another id are left out and told. The same file again changes nothing.
 * @throws UnreadableFile when it is no table
 */
export async function importInstruments(
  db: Database,
  content: Content,
  bytes: Uint8Array,
  { by, now, alsoAlike = false }: ImportOptions,
): Promise<ImportReport> {
  const [names = [], ...cells] = await readFileRows(bytes);
  const header = readHeader(names);
  const columns = {
    unknownColumns: header.unknown,
    missingColumns: header.missing,
    columnsTwice: header.twice,
  };
  const nothing = {
    written: false,
    added: [],
    changed: [],
    unchanged: [],
    alike: [],
    faults: [],
    faultCount: 0,
  };
  const filled = cells.filter((row) => row.some((cell) => cell.trim() !== "")).length;
  if (header.at.size === 0) throw new UnreadableFile("no-header");
  if (header.missing.length > 0 || header.twice.length > 0) return { rows: filled, ...nothing, ...columns };
  const { rows, faults } = readRows(header, names, cells, termsOf(content));
  const own = instrumentsOf(content);
  return db.begin(async (tx) => {
    await holdLibrary(tx);
    const imported = (await importedInstruments(tx)).map(({ instrument }) => instrument);
    const there = new Map([...own, ...imported].map((one) => [one.id, one]));
    const alike = alsoAlike ? [] : alikes([...there.values()], rows);
    const leftOut = new Set(alike.map(({ row }) => row));
    const taken = rows
      .filter(({ row }) => !leftOut.has(row))
      .map(({ instrument }) => ({ instrument, version: versionOf(instrument) }));
    const versions = new Map([...there].map(([id, one]) => [id, versionOf(one)]));
    const ids = (fits: (id: string, version: string) => boolean) =>
      taken.flatMap(({ instrument: { id }, version }) => (fits(id, version) ? [id] : []));
    const added = ids((id) => !versions.has(id));
    const changed = ids((id, version) => versions.has(id) && versions.get(id) !== version);
    const unchanged = ids((id, version) => versions.get(id) === version);
    const written = faults.length === 0 && added.length + changed.length > 0;
    if (written) {
      const fresh = taken.filter(({ instrument: { id }, version }) => versions.get(id) !== version);
      await keepVersions(tx, fresh, "import", now);
      await putInForce(tx, fresh, by, now);
    }
    return {
      rows: filled,
      written,
      added,
      changed,
      unchanged,
      alike,
      faults: faults.slice(0, MOST_FAULTS),
      faultCount: faults.length,
      ...columns,
    };
  });
}
