import { folded, nearest } from "./folded.ts";

/** The columns of content/instruments.csv, of an exported file and of one that is brought in, in this order. */
export const COLUMNS = [
  "id",
  "abbr",
  "name_fi",
  "name_sv",
  "name_en",
  "purpose_fi",
  "purpose_sv",
  "purpose_en",
  "groups",
  "phenomena",
  "for_whom",
  "age_from",
  "age_to",
  "filled_by",
  "items",
  "minutes",
  "result",
  "decimals",
  "score_min",
  "score_max",
  "higher_is",
  "bands",
  "notes",
  "licence",
  "reproducible",
  "languages",
  "checked",
  "source",
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a file cannot be read without. */
export const REQUIRED: readonly Column[] = [
  "abbr",
  "name_fi",
  "name_sv",
  "name_en",
  "groups",
  "phenomena",
  "filled_by",
  "licence",
];

/** Other names under which lists of measures have the same column. */
const ALSO: Readonly<Record<string, Column>> = {
  abbreviation: "abbr",
  phenomenon: "phenomena",
  group: "groups",
  nitems: "items",
  licenseclass: "licence",
  license: "licence",
  licenceclass: "licence",
  itemsreproducible: "reproducible",
  officialsource: "source",
  cutoffs: "bands",
  cutoffsseverity: "bands",
  min: "score_min",
  max: "score_max",
  language: "languages",
};

/** A column of the file that is not read, and the one that was probably meant. */
export interface UnknownColumn {
  readonly column: string;
  readonly nearest: Column | undefined;
}

export interface ReadHeader {
  /** Where each known column stands in a row. */
  readonly at: ReadonlyMap<Column, number>;
  readonly unknown: readonly UnknownColumn[];
  readonly missing: readonly Column[];
  /** Columns that stand there twice. */
  readonly twice: readonly string[];
}

/** Reads the first row of a file: which column is which. Case, signs and spaces do not matter. */
export function readHeader(cells: readonly string[]): ReadHeader {
  const byFold = new Map<string, Column>(COLUMNS.map((column) => [folded(column), column]));
  const at = new Map<Column, number>();
  const unknown: string[] = [];
  const twice: string[] = [];
  cells.forEach((cell, index) => {
    const key = folded(cell);
    if (key === "") return;
    const column = byFold.get(key) ?? (Object.hasOwn(ALSO, key) ? ALSO[key] : undefined);
    if (column === undefined) unknown.push(cell.slice(0, 60));
    else if (at.has(column)) twice.push(cell.slice(0, 60));
    else at.set(column, index);
  });
  const missing = REQUIRED.filter((column) => !at.has(column));
  const free = COLUMNS.filter((column) => !at.has(column));
  return {
    at,
    missing,
    twice,
    unknown: unknown
      .slice(0, 50)
      .map((column) => ({ column, nearest: nearest(column, free) as Column | undefined })),
  };
}
