import { readFile } from "node:fs/promises";
import { loadCounty } from "#src/county/county.ts";
import {
  type FileFault,
  faultText,
  type ImportReport,
  importInstruments,
  UnreadableFile,
} from "#src/domains/instruments/index.ts";
import { systemClock } from "#src/platform/clock.ts";
import { readConfig, rootFolder } from "#src/platform/config/index.ts";
import { EXIT } from "./exit-codes.ts";
import { openHouse } from "./open-house.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const UNREADABLE: Readonly<Record<FileFault, string>> = {
  empty: "is empty",
  "too-large": "is too large: divide it",
  "too-many-rows": "has too many rows: divide it",
  "old-excel": "is of an old Excel format: save it as .xlsx or CSV",
  "not-a-table": "is no table, whatever its name says",
  "not-utf8": "is not text in UTF-8",
  "broken-excel": "is a broken Excel file",
  "broken-csv": "has quotation marks or separators that do not match",
  "no-header": "has no known columns in its first row",
};

/**
 * `prima import instruments FILE [--also-alike]`: measures into the library, the report on standard output.
 * @returns 0 all in; 1 there are faults, nothing changed; 64 called wrongly; 65 no table, nothing changed; 66 no file
 */
export async function importInstrumentsVerb(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  io: Io,
  usage: string,
): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith("--"));
  const options = args.filter((arg) => arg.startsWith("--"));
  const [file] = files;
  if (!file || files.length > 1 || options.some((option) => option !== "--also-alike")) {
    io.err(usage);
    return EXIT.usage;
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    io.err(`prima import: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})\n`);
    return EXIT.noInput;
  }
  const { content } = await loadCounty(rootFolder());
  const house = await openHouse(readConfig(env), { purpose: "prima import", attach: true, max: 2 });
  try {
    const report = await importInstruments(house.db, content, bytes, {
      by: null,
      now: systemClock.now(),
      alsoAlike: options.length > 0,
    });
    io.out(`${JSON.stringify(report, null, 2)}\n`);
    io.err(inWords(report));
    const faulty = report.faultCount + report.missingColumns.length + report.columnsTwice.length > 0;
    return faulty ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const place = error.line === undefined ? "" : `:${error.line}`;
    io.err(`prima import: ${file}${place} ${UNREADABLE[error.fault]}; nothing was changed\n`);
    return EXIT.data;
  } finally {
    await house.close();
  }
}

function inWords(report: ImportReport): string {
  const lines = [
    ...report.missingColumns.map((column) => `the column "${column}" is missing`),
    ...report.columnsTwice.map((column) => `the column "${column}" stands there twice`),
    ...report.unknownColumns.map(
      ({ column, nearest }) =>
        `the column "${column}" was not read${nearest === undefined ? "" : `: did you mean "${nearest}"?`}`,
    ),
    ...report.faults.map(
      (fault) => `row ${fault.row}, ${fault.column ?? "whole row"}: ${faultText(fault, "en")}`,
    ),
    ...report.alike.map(({ row, abbr, like }) => `row ${row}: ${abbr} resembles ${like.abbr}, left out`),
  ];
  const { rows, added, changed, unchanged, alike, faultCount } = report;
  const counts = `added ${added.length}, changed ${changed.length}, unchanged ${unchanged.length}, like another ${alike.length}, faults ${faultCount}`;
  const done = report.written ? "" : "; nothing was changed";
  return `${lines.map((line) => `${line}\n`).join("")}${rows} rows: ${counts}${done}\n`;
}
