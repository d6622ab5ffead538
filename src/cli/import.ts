import { readFile } from "node:fs/promises";
import {
  ImportFileError,
  type ImportReport,
  importDescriptions,
  PTV_YEAR,
} from "#src/domains/directory/index.ts";
import { systemClock } from "#src/platform/clock.ts";
import { readConfig } from "#src/platform/config/index.ts";
import { EXIT } from "./exit-codes.ts";
import { importInstrumentsVerb } from "./import-instruments.ts";
import { importShiftsVerb } from "./import-shifts.ts";
import { openHouse } from "./open-house.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const USAGE =
  "prima import: the commands are: import ptv FILE [--year YYYY]; import instruments FILE [--also-alike]; import shifts FILE [--map FILE] [--source NAME] [--dry-run]\n";

/**
 * `prima import ptv FILE [--year YYYY]`: national descriptions into the database, the report on standard output.
 * @returns 0 all in; 1 some entries were skipped; 64 called wrongly; 65 the file is wrong, nothing changed; 66 no file
 */
export async function importVerb(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  if (args[0] === "shifts") return importShiftsVerb(args.slice(1), env, io, USAGE);
  if (args[0] === "instruments") return importInstrumentsVerb(args.slice(1), env, io, USAGE);
  const asked = read(args);
  if (!asked) {
    io.err(USAGE);
    return EXIT.usage;
  }
  const text = await textOf(asked.file, io);
  if (typeof text === "number") return text;
  const house = await openHouse(readConfig(env), { purpose: "prima import", attach: true, max: 2 });
  try {
    const report = await importDescriptions(house.db, text, asked.year, systemClock.now());
    io.out(`${JSON.stringify(report, null, 2)}\n`);
    io.err(inWords(report));
    return report.faulty.length > 0 ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    const { line, column, message } = error;
    const place = line === undefined ? "" : `:${line}:${column}`;
    io.err(`prima import: ${asked.file}${place} ${message}; nothing was changed\n`);
    return EXIT.data;
  } finally {
    await house.close();
  }
}

function read(args: readonly string[]): { file: string; year: number } | undefined {
  const [set, file, option, value, ...more] = args;
  if (set !== "ptv" || !file || file.startsWith("--") || more.length > 0) return undefined;
  if (option === undefined) return { file, year: PTV_YEAR };
  const year = /^\d{4}$/.test(value ?? "") ? Number(value) : 0;
  return option === "--year" && year >= 1990 && year <= 2100 ? { file, year } : undefined;
}

async function textOf(file: string, io: Io): Promise<string | number> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    io.err(`prima import: ${file} cannot be read (${code})\n`);
    return EXIT.noInput;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    io.err(`prima import: ${file} is not text in UTF-8; nothing was changed\n`);
    return EXIT.data;
  }
}

function inWords(report: ImportReport): string {
  const { added, changed, unchanged, removed, faulty } = report;
  const skipped = faulty.map(
    ({ index, code, reasons }) =>
      `skipped entry ${index + 1} (${code ?? "no code"}): ${reasons.join("; ")}\n`,
  );
  const counts = `added ${added.length}, changed ${changed.length}, unchanged ${unchanged.length}, removed ${removed.length}, skipped ${faulty.length}`;
  return `${skipped.join("")}${report.entries} entries of ${report.year}: ${counts}\n`;
}
