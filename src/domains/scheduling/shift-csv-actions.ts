import { parse } from "csv-parse/sync";
import { delimiterOf } from "#src/domains/instruments/index.ts";
import type { ShiftRow } from "./shift.ts";
import { mapKey } from "./shift-check.ts";
import { withDay } from "./shift-times.ts";

/** Why a roster cannot be read at all; nothing was changed. */
export class RosterFault extends Error {
  readonly line: number | undefined;
  constructor(message: string, line?: number) {
    super(message);
    this.name = "RosterFault";
    this.line = line;
  }
}

/** A file may have so many rows: more than a year of a thousand people's shifts. */
export const MOST_ROWS = 300_000;

/** Columns and the names that we know them by; a map can add others. */
const COLUMNS = {
  id: ["id", "external_id", "uid", "key"],
  professional: ["professional", "professional_id", "email", "employee"],
  unit: ["unit", "unit_id", "place"],
  kind: ["kind", "type"],
  date: ["date", "day"],
  start: ["start", "starts", "begin", "from"],
  end: ["end", "ends", "to", "until"],
  forms: ["forms", "form"],
  seats: ["seats", "capacity"],
} as const;
type Column = keyof typeof COLUMNS;

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
  readonly raw: string;
}

function parsed(text: string): Parsed[] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 20_000,
      info: true,
      raw: true,
      to: MOST_ROWS + 2,
    }) as unknown as Parsed[];
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new RosterFault("has quotation marks or separators that do not match", lines);
  }
}

/** The line on which a record begins: it may go on over several. */
function lineOf({ info, raw }: Parsed): number {
  const ended = raw.replace(/(?:\r?\n)+$/, "");
  return info.lines - (ended.trimStart().match(/\r?\n/g)?.length ?? 0);
}

/** The rows of a roster in CSV: comma, semicolon or tab, with or without a byte-order mark. */
export function csvShifts(text: string, map: ReadonlyMap<string, string>): ShiftRow[] {
  const [head, ...rows] = parsed(text);
  if (!head) throw new RosterFault("is empty");
  if (rows.length > MOST_ROWS) throw new RosterFault(`has more than ${MOST_ROWS} rows: divide it`);
  const places = columnsOf(head.record, map);
  return rows
    .filter(({ record }) => record.some((cell) => cell !== ""))
    .map((one) => {
      const cell = (column: Column) => {
        const place = places.get(column);
        return place === undefined ? "" : (one.record[place] ?? "");
      };
      const day = cell("date");
      return {
        line: lineOf(one),
        id: cell("id"),
        professional: cell("professional"),
        unit: cell("unit"),
        kind: cell("kind"),
        start: day !== "" && cell("start") === "" ? day : withDay(day, cell("start")),
        end: day !== "" && cell("end") === "" ? day : withDay(day, cell("end")),
        forms: cell("forms"),
        seats: cell("seats"),
      };
    });
}

function columnsOf(head: readonly string[], map: ReadonlyMap<string, string>): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const [place, title] of head.entries()) {
    const named = (map.get(mapKey("column", title)) ?? title)
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    const column = (Object.keys(COLUMNS) as Column[]).find((one) =>
      (COLUMNS[one] as readonly string[]).includes(named),
    );
    if (!column) continue;
    if (places.has(column)) throw new RosterFault(`has two columns for "${column}"`, 1);
    places.set(column, place);
  }
  const missing = (["professional", "start", "end"] as const).filter(
    (column) => !places.has(column) && !(column !== "professional" && places.has("date")),
  );
  if (missing.length > 0)
    throw new RosterFault(`has no column ${missing.map((one) => `"${one}"`).join(", ")} in its first row`, 1);
  return places;
}

const MAPPED = ["column", "professional", "unit", "kind", "form"] as const;

/** A map in CSV: what, theirs, ours; by which the words of a file become ours. */
export function csvMap(text: string): ReadonlyMap<string, string> {
  const [head, ...rows] = parsed(text);
  const places = ["what", "theirs", "ours"].map(
    (name) => head?.record.findIndex((cell) => cell.toLowerCase() === name) ?? -1,
  );
  if (places.includes(-1)) throw new RosterFault('needs the columns "what", "theirs" and "ours"', 1);
  return new Map(
    rows.map((one) => {
      const [what = "", theirs = "", ours = ""] = places.map((place) => one.record[place] ?? "");
      if (!MAPPED.some((name) => name === what))
        throw new RosterFault(`knows no "${what}": write one of ${MAPPED.join(", ")}`, lineOf(one));
      return [mapKey(what, theirs), ours] as const;
    }),
  );
}
