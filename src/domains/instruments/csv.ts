import { bandText } from "./bands.ts";
import { COLUMNS, type Column } from "./columns.ts";
import type { Instrument } from "./model.ts";
import { countText } from "./numbers.ts";

const list = (values: readonly string[]) => values.join(";");
const number = (value: number | null) => (value === null ? "" : String(value));

const CELLS: Readonly<Record<Column, (one: Instrument) => string>> = {
  id: ({ id }) => id,
  abbr: ({ abbr }) => abbr,
  name_fi: ({ names }) => names.fi,
  name_sv: ({ names }) => names.sv,
  name_en: ({ names }) => names.en,
  purpose_fi: ({ purpose }) => purpose?.fi ?? "",
  purpose_sv: ({ purpose }) => purpose?.sv ?? "",
  purpose_en: ({ purpose }) => purpose?.en ?? "",
  groups: ({ groups }) => list(groups),
  phenomena: ({ phenomena }) => list(phenomena),
  for_whom: ({ forWhom }) => list(forWhom),
  age_from: ({ ageFrom }) => number(ageFrom),
  age_to: ({ ageTo }) => number(ageTo),
  filled_by: ({ filledBy }) => list(filledBy),
  items: ({ items }) => (items === null ? "" : countText(items)),
  minutes: ({ minutes }) => number(minutes),
  result: ({ result }) => result,
  decimals: ({ result, decimals }) => (result === "none" ? "" : String(decimals)),
  score_min: ({ min }) => number(min),
  score_max: ({ max }) => number(max),
  higher_is: ({ higher }) => higher,
  bands: ({ bands }) => bands.map(bandText).join("|"),
  notes: ({ notes }) => list(notes),
  licence: ({ licence }) => licence,
  reproducible: ({ reproducible }) => reproducible,
  languages: ({ languages }) => list(languages),
  checked: ({ checked }) => list(checked),
  source: ({ source }) => source,
};

/** A cell that stays one cell, and that no spreadsheet takes for a formula: a number is no formula. */
function cell(text: string): string {
  const formula = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text);
  const plain = formula ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The library as a table: the same columns as a file that is brought in, comma between, UTF-8 with its mark. */
export function libraryCsv(instruments: readonly Instrument[]): string {
  const rows = [[...COLUMNS], ...instruments.map((one) => COLUMNS.map((column) => CELLS[column](one)))];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
