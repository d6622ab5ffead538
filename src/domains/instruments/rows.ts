import type { LocalText } from "#src/kernel/lang.ts";
import { outside, overlapping, readBand } from "./bands.ts";
import type { Column, ReadHeader } from "./columns.ts";
import type { Fault, FaultCode } from "./faults.ts";
import { folded, nearest } from "./folded.ts";
import { type Band, CHECKED, type Instrument } from "./model.ts";
import { readCount, readNumber } from "./numbers.ts";
import type { TermList, Terms } from "./terms.ts";

/** A row of a file with the instrument in it. `row` is as a spreadsheet counts: the header is row 1. */
export interface ReadRow {
  readonly row: number;
  readonly instrument: Instrument;
  /** The row says its id itself; else the id is made of the abbreviation. */
  readonly named: boolean;
}

export interface ReadRows {
  readonly rows: readonly ReadRow[];
  readonly faults: readonly Fault[];
}

const MOST_LETTERS = { abbr: 40, name: 200, purpose: 400, source: 400, cell: 1_000 } as const;
const MOST_WORDS = 40;
const SHOWN = 60;

/** Ids by every word that stands for them, folded; made once of the terms. */
type Lookup = Readonly<
  Record<TermList, { readonly ids: ReadonlyMap<string, string>; readonly words: string[] }>
>;

const LISTS = [
  "groups", "phenomena", "filledBy", "forWhom", "licences", "reproducible", "results", "higher", "bands",
  "conditions", "notes",
] as const satisfies readonly TermList[]; // biome-ignore format: one list

function lookupOf(terms: Terms): Lookup {
  const made = LISTS.map((list) => {
    const words = terms[list].flatMap(({ id, names, also = [] }) =>
      [id, names.fi, names.sv, names.en, ...also].map((word) => [folded(word), id] as const),
    );
    // An id is itself before it is somebody else's label.
    const ids = new Map([...words, ...terms[list].map(({ id }) => [folded(id), id] as const)]);
    return [list, { ids, words: terms[list].map(({ id }) => id) }] as const;
  });
  return Object.fromEntries(made) as unknown as Lookup;
}

/**
 * Reads the rows below a header. A row with a fault gives no instrument, and each of its faults is told; empty rows
 * are passed over. `strict` asks for what the county's own file must have: a purpose in three languages.
 */
export function readRows(
  header: ReadHeader,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  terms: Terms,
  { strict = false }: { readonly strict?: boolean } = {},
): ReadRows {
  const lookup = lookupOf(terms);
  const read: ReadRow[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  rows.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    const row = index + 2;
    const of = new RowReader(cells, row, header, names, lookup);
    const instrument = of.read(strict);
    if (of.faults.length === 0 && seen.has(instrument.id)) of.fault("id", "repeated", instrument.id);
    seen.add(instrument.id);
    if (of.faults.length === 0) read.push({ row, instrument, named: of.named });
    else faults.push(...of.faults);
  });
  return { rows: read, faults };
}

/** An abbreviation as an id: "PHQ-9" is phq-9. */
const idOfAbbreviation = (abbr: string): string =>
  abbr
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

class RowReader {
  readonly faults: Fault[] = [];
  named = false;
  readonly #cells: readonly string[];
  readonly #row: number;
  readonly #header: ReadHeader;
  readonly #names: readonly string[];
  readonly #lookup: Lookup;

  constructor(
    cells: readonly string[],
    row: number,
    header: ReadHeader,
    names: readonly string[],
    lookup: Lookup,
  ) {
    this.#cells = cells;
    this.#row = row;
    this.#header = header;
    this.#names = names;
    this.#lookup = lookup;
  }

  read(strict: boolean): Instrument {
    if (this.#cells.slice(this.#names.length).some((cell) => cell.trim() !== "")) this.fault(null, "cells");
    const abbr = this.text("abbr", MOST_LETTERS.abbr, true);
    const given = this.text("id", MOST_LETTERS.abbr);
    this.named = given !== "";
    const id = given || idOfAbbreviation(abbr);
    if (abbr !== "" && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) this.fault("id", "id", id);
    const result = this.term("result", "results") ?? "points";
    const decimals = this.number("decimals") ?? 0;
    if (!Number.isInteger(decimals) || decimals < 0 || decimals > 4)
      this.fault("decimals", "number", String(decimals));
    const [ageFrom, ageTo] = [this.number("age_from"), this.number("age_to")];
    if (ageFrom !== null && ageTo !== null && ageFrom > ageTo) this.fault("age_to", "order");
    const [min, max] = [this.number("score_min"), this.number("score_max")];
    if (min !== null && max !== null && min >= max) this.fault("score_max", "order");
    if ((min === null) !== (max === null)) this.fault(min === null ? "score_min" : "score_max", "one-end");
    return {
      id,
      abbr,
      names: this.texts("name", MOST_LETTERS.name, true) ?? { fi: "", sv: "", en: "" },
      purpose: this.texts("purpose", MOST_LETTERS.purpose, strict),
      groups: this.terms("groups", "groups", true),
      phenomena: this.terms("phenomena", "phenomena", true),
      forWhom: this.terms("for_whom", "forWhom"),
      ageFrom,
      ageTo,
      filledBy: this.terms("filled_by", "filledBy", true),
      items: this.count(),
      minutes: this.number("minutes"),
      result,
      decimals,
      min,
      max,
      higher: this.term("higher_is", "higher") ?? "none",
      bands: this.bands(min, max),
      notes: this.terms("notes", "notes"),
      licence: this.term("licence", "licences", true) ?? "",
      reproducible: this.term("reproducible", "reproducible") ?? "ask",
      languages: this.languages(),
      checked: this.checked(),
      source: this.text("source", MOST_LETTERS.source),
    };
  }

  fault(column: Column | null, code: FaultCode, value?: string, meant?: string): void {
    const at = column === null ? undefined : this.#header.at.get(column);
    const name = at === undefined ? column : (this.#names[at]?.trim() ?? column);
    this.faults.push({
      row: this.#row,
      column: name,
      code,
      ...(value !== undefined && { value: value.slice(0, SHOWN) }),
      ...(meant !== undefined && { nearest: meant }),
    });
  }

  private cell(column: Column): string {
    const at = this.#header.at.get(column);
    const cell = at === undefined ? "" : (this.#cells[at] ?? "").replace(/\s+/g, " ").trim();
    if (/^[=@]/.test(cell) || /^[-+][^\d.,\s]/.test(cell)) this.fault(column, "formula", cell);
    else if (cell === DATE_CELL) this.fault(column, "date");
    else if (cell.length > MOST_LETTERS.cell) this.fault(column, "too-long");
    else return cell;
    return "";
  }

  private text(column: Column, most: number, required = false): string {
    const before = this.faults.length;
    const text = this.cell(column);
    if (text.length > most) this.fault(column, "too-long");
    if (required && text === "" && this.faults.length === before) this.fault(column, "missing");
    return text;
  }

  private texts(column: "name" | "purpose", most: number, required: boolean): LocalText | null {
    const [fi, sv, en] = (["fi", "sv", "en"] as const).map((lang) => this.text(`${column}_${lang}`, most));
    const given = [fi, sv, en].filter(Boolean).length;
    if (fi && sv && en) return { fi, sv, en };
    if (given > 0 || required) {
      const lacking = !fi ? "fi" : !sv ? "sv" : "en";
      this.fault(`${column}_${lacking}`, given > 0 ? "language" : "missing");
    }
    return null;
  }

  private number(column: Column): number | null {
    const text = this.cell(column);
    if (text === "") return null;
    const number = readNumber(text);
    if (number === undefined) this.fault(column, "number", text);
    return number ?? null;
  }

  private count(): Instrument["items"] {
    const text = this.cell("items");
    if (text === "") return null;
    const count = readCount(text);
    if (!count) this.fault("items", "items", text);
    return count ?? null;
  }

  private one(column: Column, list: TermList, word: string): string | undefined {
    const { ids, words } = this.#lookup[list];
    const id = ids.get(folded(word));
    if (id === undefined) this.fault(column, "term", word, nearest(word, words));
    return id;
  }

  private term(column: Column, list: TermList, required = false): string | undefined {
    const text = this.cell(column);
    if (text !== "") return this.one(column, list, text);
    if (required) this.fault(column, "missing");
    return undefined;
  }

  private terms(column: Column, list: TermList, required = false): string[] {
    const text = this.cell(column);
    if (text === "") {
      if (required) this.fault(column, "missing");
      return [];
    }
    const whole = this.#lookup[list].ids.get(folded(text));
    if (whole !== undefined) return [whole];
    const separator = /[;|]/.test(text) ? /[;|]/ : /[,/+]/;
    const words = text
      .split(separator)
      .map((word) => word.trim())
      .filter(Boolean);
    if (words.length > MOST_WORDS) this.fault(column, "too-long");
    const ids = words.slice(0, MOST_WORDS).flatMap((word) => this.one(column, list, word) ?? []);
    return [...new Set(ids)];
  }

  private bands(min: number | null, max: number | null): Band[] {
    const parts = this.cell("bands")
      .split("|")
      .map((part) => part.trim())
      .filter(Boolean);
    if (parts.length > MOST_WORDS) this.fault("bands", "too-long");
    const bands = parts.slice(0, MOST_WORDS).flatMap((part) => {
      const band = readBand(part);
      if (!band) {
        this.fault("bands", "band", part);
        return [];
      }
      const label = this.one("bands", "bands", band.label);
      const who = band.who === null ? null : this.one("bands", "conditions", band.who);
      return label === undefined || who === undefined ? [] : [{ ...band, label, who }];
    });
    const out = min !== null && max !== null ? outside(bands, min, max) : undefined;
    if (out) this.fault("bands", "band-outside", out.label);
    const over = overlapping(bands);
    if (over) this.fault("bands", "band-overlap", over.label);
    return bands;
  }

  private languages(): string[] {
    const codes = this.cell("languages")
      .toLowerCase()
      .split(/[;,|\s]+/)
      .filter(Boolean);
    const wrong = codes.find((code) => !/^[a-z]{2,3}$/.test(code));
    if (wrong !== undefined) this.fault("languages", "language-code", wrong);
    return [...new Set(codes)].slice(0, MOST_WORDS);
  }

  private checked(): Instrument["checked"] {
    const words = this.cell("checked")
      .toLowerCase()
      .split(/[;,|\s]+/)
      .filter(Boolean);
    const wrong = words.find((word) => !(CHECKED as readonly string[]).includes(word));
    if (wrong !== undefined) this.fault("checked", "term", wrong, nearest(wrong, CHECKED));
    return CHECKED.filter((one) => words.includes(one));
  }
}

/** What stands for a cell that a spreadsheet has turned into a date. */
export const DATE_CELL = "\u0001date";
