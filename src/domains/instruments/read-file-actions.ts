import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { DATE_CELL } from "./rows.ts";
import { zipFits } from "./zip-actions.ts";

/** Why a file cannot be read at all. Nothing was changed. */
export type FileFault =
  | "empty"
  | "too-large"
  | "too-many-rows"
  | "old-excel"
  | "not-a-table"
  | "not-utf8"
  | "broken-excel"
  | "broken-csv"
  | "no-header";

export class UnreadableFile extends Error {
  readonly fault: FileFault;
  /** Where a text breaks off, as it counts lines. */
  readonly line: number | undefined;
  constructor(fault: FileFault, line?: number) {
    super(fault);
    this.name = "UnreadableFile";
    this.fault = fault;
    this.line = line;
  }
}

/** A file may be this large, unpack to this much and have so many rows: more than all the measures there are. */
export const MOST_BYTES = 3_000_000;
const MOST_UNPACKED = 40_000_000;
export const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;

/** The rows of a CSV or Excel file (its first sheet) as texts, empty rows at the end left out. */
export async function readFileRows(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.byteLength > MOST_BYTES) throw new UnreadableFile("too-large");
  const rows = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) ? await excelRows(bytes) : csvRows(textOf(bytes));
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.trim() === "")) rows.pop();
  if (rows.length === 0) throw new UnreadableFile("empty");
  if (rows.length > MOST_ROWS + 1) throw new UnreadableFile("too-many-rows");
  return rows;
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, at) => bytes[at] === byte);

/** Text in UTF-8, or in UTF-16 with its mark; anything else is named for what it is. */
export function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableFile("old-excel");
  const utf16 = startsWith(bytes, [0xff, 0xfe])
    ? "utf-16le"
    : startsWith(bytes, [0xfe, 0xff])
      ? "utf-16be"
      : undefined;
  if (!utf16 && bytes.subarray(0, 4_096).includes(0)) throw new UnreadableFile("not-a-table");
  for (const signature of [
    [0x4d, 0x5a, 0x90],
    [0x7f, 0x45, 0x4c, 0x46],
    [0x25, 0x50, 0x44, 0x46],
  ])
    if (startsWith(bytes, signature)) throw new UnreadableFile("not-a-table");
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile("not-utf8");
  }
}

function csvRows(text: string): string[][] {
  if (text.trim() === "") throw new UnreadableFile("empty");
  // Without a row limit a hundred thousand rows would be taken apart before they are counted.
  const lines = text.match(/\n/g)?.length ?? 0;
  if (lines > MOST_ROWS * 4) throw new UnreadableFile("too-many-rows");
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
      to: MOST_ROWS + 2,
    });
    return rows.map((row) => row.slice(0, MOST_COLUMNS));
  } catch (fault) {
    const { lines: line } = fault as { lines?: number };
    throw new UnreadableFile("broken-csv", line);
  }
}

/** The separator that the first line has most of, outside quotation marks. */
export function delimiterOf(text: string): string {
  const [first = ""] = text.replace(/"[^"]*"/g, "").split(/\r?\n/, 1);
  const count = (sign: string) => first.split(sign).length;
  return [";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

async function excelRows(bytes: Uint8Array): Promise<string[][]> {
  const fits = zipFits(bytes, MOST_UNPACKED);
  if (fits !== "fits") throw new UnreadableFile(fits === "broken" ? "broken-excel" : "too-large");
  let sheet: readonly (readonly unknown[])[];
  try {
    sheet = await readSheet(Buffer.from(bytes));
  } catch {
    throw new UnreadableFile("broken-excel");
  }
  if (sheet.length > MOST_ROWS + 1) throw new UnreadableFile("too-many-rows");
  return sheet.map((row) => row.slice(0, MOST_COLUMNS).map(cellText));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return DATE_CELL;
  return String(value);
}
