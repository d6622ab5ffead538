import { readFile } from "node:fs/promises";
import { loadCounty } from "#src/county/county.ts";
import { textOf, UnreadableFile } from "#src/domains/instruments/index.ts";
import { csvMap, importShifts, RosterFault, type ShiftReport } from "#src/domains/scheduling/index.ts";
import { systemClock } from "#src/platform/clock.ts";
import { readConfig, rootFolder } from "#src/platform/config/index.ts";
import { EXIT } from "./exit-codes.ts";
import { openHouse } from "./open-house.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The largest file that is read, in bytes. */
const MOST_BYTES = 40_000_000;

/**
 * `prima import shifts FILE [--map FILE] [--source NAME] [--dry-run]`: a roster into the calendars, the report on standard
 * output.
 * @returns 0 all in; 1 rows were refused; 64 called wrongly; 65 no roster, nothing changed; 66 no file
 */
export async function importShiftsVerb(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  io: Io,
  usage: string,
): Promise<number> {
  const asked = read(args);
  if (!asked) {
    io.err(usage);
    return EXIT.usage;
  }
  let place = asked.file;
  try {
    place = asked.map ?? place;
    const map = asked.map === undefined ? new Map<string, string>() : csvMap(await textIn(asked.map));
    place = asked.file;
    const text = await textIn(asked.file);
    const { content } = await loadCounty(rootFolder());
    // Whoever waits for another import waits as long as that takes.
    const options = { purpose: "prima import", attach: true, max: 2, statementTimeout: 0 };
    const house = await openHouse(readConfig(env), options);
    try {
      const { source, dryRun } = asked;
      const by = { now: systemClock.now(), newId: () => crypto.randomUUID() as string };
      const report = await importShifts(house.db, content, { text, map, source, dryRun }, by);
      io.out(`${JSON.stringify(report, null, 2)}\n`);
      io.err(inWords(report));
      return report.refusedCount > 0 ? EXIT.failed : EXIT.ok;
    } finally {
      await house.close();
    }
  } catch (error) {
    if (error instanceof RosterFault || error instanceof UnreadableFile) {
      const at = error.line === undefined ? "" : `:${error.line}`;
      const why =
        error instanceof UnreadableFile ? "is no text in UTF-8 or UTF-16, or is too large" : error.message;
      io.err(`prima import: ${place}${at} ${why}; nothing was changed\n`);
      return EXIT.data;
    }
    const { code, path } = error as NodeJS.ErrnoException;
    if (path === undefined || path !== place) throw error;
    io.err(`prima import: ${place} cannot be read (${code})\n`);
    return EXIT.noInput;
  }
}

async function textIn(file: string): Promise<string> {
  const bytes = await readFile(file);
  if (bytes.byteLength > MOST_BYTES) throw new UnreadableFile("too-large");
  return textOf(bytes);
}

interface AskedImport {
  readonly file: string;
  readonly map: string | undefined;
  readonly source: string;
  readonly dryRun: boolean;
}

function read(args: readonly string[]): AskedImport | undefined {
  const left = [...args];
  const dryRun = takeFlag(left, "--dry-run");
  const map = takeOption(left, "--map");
  const source = takeOption(left, "--source");
  const [file, ...more] = left;
  if (!file || file.startsWith("--") || more.length > 0 || map === "" || source === "") return undefined;
  if (source !== undefined && !/^[\p{L}\d ._-]{1,60}$/u.test(source)) return undefined;
  return { file, map, source: source ?? "roster", dryRun };
}

function takeFlag(args: string[], name: string): boolean {
  const at = args.indexOf(name);
  if (at >= 0) args.splice(at, 1);
  return at >= 0;
}

/** The value after an option, "" where it has none; undefined without the option. */
function takeOption(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const [, value = ""] = args.splice(at, 2);
  return value.startsWith("--") ? "" : value;
}

function inWords(report: ShiftReport): string {
  const { rows, added, changed, unchanged, removed, kept, refused, refusedCount, needsMoving, dryRun } =
    report;
  const lines = refused.map(
    ({ line, words, value, with: other }) =>
      `line ${line}: ${words}${value ? ` (${value})` : ""}${other ? `, see line ${other}` : ""}`,
  );
  const more = refusedCount - refused.length;
  return [
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(kept.length > 0
      ? [`left although not in the file, until the rows above are mended: ${kept.length}`]
      : []),
    ...(needsMoving.length > 0
      ? [
          `booked times that nobody works at now: ${needsMoving.length}; the page "Mark an absence" of the unit lists them`,
        ]
      : []),
    `${rows} rows: added ${added.length}, changed ${changed.length}, unchanged ${unchanged.length}, removed ${removed.length}, refused ${refusedCount}${dryRun ? "; nothing was changed" : ""}`,
    "",
  ].join("\n");
}
