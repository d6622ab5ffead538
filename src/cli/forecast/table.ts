import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { type Column, GrowingColumn } from "./column.ts";
import { readCsv } from "./csv.ts";
import { EXIT, Problem } from "./problem.ts";

/** The columns asked for, in memory as numbers or codes; never the file's text. */
export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Told how many rows have been read, now and then. */
  readonly progress?: (rows: number) => void;
}

/** Reads the named columns of a CSV file; ".gz" is unpacked on the way, "-" is standard input. */
export async function readTable(
  path: string,
  wanted: readonly string[],
  options: ReadOptions = {},
): Promise<Table> {
  const chunks = await open(path);
  const growing: GrowingColumn[] = [];
  let rows = 0;
  const reading = readCsv(chunks, {
    header(names) {
      for (const name of wanted) {
        const many = names.filter((n) => n === name).length;
        if (many > 1)
          throw new Problem("duplicate-column", `The header of ${path} has "${name}" ${many} times.`);
        if (many === 0) {
          const shown = names.slice(0, 40).join(", ");
          throw new Problem("unknown-column", `${path} has no column "${name}". It has: ${shown}.`);
        }
        growing.push(new GrowingColumn(name));
      }
      return names.map((name) => wanted.indexOf(name));
    },
    field: (slot, bytes, begin, end) => (growing[slot] as GrowingColumn).field(bytes, begin, end),
    text: (slot, value) => (growing[slot] as GrowingColumn).text(value),
    record() {
      rows++;
      if (rows % 65_536 === 0) {
        options.signal?.throwIfAborted();
        if (rows % (16 * 65_536) === 0) options.progress?.(rows);
      }
    },
  });
  try {
    await reading;
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith("Z_")) throw error;
    throw new Problem("bad-gzip", `${path} cannot be unpacked: ${(error as Error).message}.`);
  }
  return { rows, columns: new Map(growing.map((column) => [column.name, column.finish()])) };
}

async function open(path: string): Promise<AsyncIterable<Uint8Array>> {
  if (path === "-") return process.stdin;
  try {
    if (!(await stat(path)).isFile() && !(await stat(path)).isFIFO()) {
      throw new Problem("no-file", `${path} is not a file.`, EXIT.noInput);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("no-file", `${path} cannot be read: ${(error as Error).message}`, EXIT.noInput);
  }
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  if (!path.endsWith(".gz")) return file;
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  file.on("error", (error) => gunzip.destroy(error));
  return file.pipe(gunzip);
}

/** A table's column by name; the caller asked for it when reading. */
export function column(table: Table, name: string): Column {
  const found = table.columns.get(name);
  if (!found) throw new Problem("unknown-column", `There is no column "${name}".`);
  return found;
}
