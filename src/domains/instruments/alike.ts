import { editDistance } from "#src/kernel/edit-distance.ts";
import { folded } from "./folded.ts";
import type { Instrument } from "./model.ts";
import type { ReadRow } from "./rows.ts";

/** A row that seems to be a measure that is there already, under another id. */
export interface Alike {
  readonly row: number;
  readonly abbr: string;
  /** What it resembles: a measure of the library, or an earlier row of the file. */
  readonly like: { readonly id: string; readonly abbr: string; readonly row: number | null };
}

interface Known {
  readonly instrument: Instrument;
  readonly row: number | null;
  readonly names: readonly (readonly string[])[];
}

/** Words of at least so many letters may be spelled wrong by one; shorter ones and numbers may not. */
const LONG_WORD = 5;

/**
 * Rows whose abbreviation is that of another measure, signs and case apart, or whose name has the same words in any
 * order, at most one of them with a slip of one letter. Numbers and short words must be the same: PHQ-2 is not PHQ-9.
 */
export function alikes(library: readonly Instrument[], rows: readonly ReadRow[]): Alike[] {
  const byAbbr = new Map<string, Known>();
  const byKey = new Map<string, Known[]>();
  const add = (known: Known) => {
    const abbr = folded(known.instrument.abbr);
    if (!byAbbr.has(abbr)) byAbbr.set(abbr, known);
    for (const words of known.names) {
      for (const key of keysOf(words)) {
        const there = byKey.get(key);
        if (there) there.push(known);
        else byKey.set(key, [known]);
      }
    }
  };
  const known = (instrument: Instrument, row: number | null): Known => ({
    instrument,
    row,
    names: namesOf(instrument),
  });
  for (const instrument of library) add(known(instrument, null));
  const found: Alike[] = [];
  for (const { row, instrument, named } of rows) {
    const own = known(instrument, row);
    // An id that was only made of the abbreviation does not make "PHQ 9" a new wording of "PHQ-9".
    const other = ({ instrument: one }: Known) =>
      one.id !== instrument.id || (!named && one.abbr !== instrument.abbr);
    const sameAbbr = byAbbr.get(folded(instrument.abbr));
    const like =
      sameAbbr && other(sameAbbr)
        ? sameAbbr
        : own.names
            .flatMap((words) => keysOf(words).flatMap((key) => byKey.get(key) ?? []))
            .find((one) => other(one) && one.names.some((a) => own.names.some((b) => sameWords(a, b))));
    if (like)
      found.push({
        row,
        abbr: instrument.abbr,
        like: { id: like.instrument.id, abbr: like.instrument.abbr, row: like.row },
      });
    else add(own);
  }
  return found;
}

/** Names in words, sorted; one that is only the abbreviation says nothing more than the abbreviation. */
function namesOf({ names, abbr }: Instrument): string[][] {
  const told = [...new Set([names.fi, names.sv, names.en])].filter((name) => folded(name) !== folded(abbr));
  return told.map((name) =>
    name
      .split(/[\s\-–/(),.]+/)
      .map(folded)
      .filter(Boolean)
      .sort(),
  );
}

/**
 * Keys under which a name is looked for: it without each one of its long words. Two names with one word misspelled
 * share the key that lacks that word; what shares a key is then compared.
 */
function keysOf(words: readonly string[]): string[] {
  const few = words.slice(0, 20);
  const lacking = few.flatMap((word, at) =>
    word.length >= LONG_WORD ? [few.toSpliced(at, 1).join(" ")] : [],
  );
  return [few.join(" "), ...(few.length > 1 ? lacking : [])];
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const rest = [...other];
  const left = one.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  if (left.length === 0) return true;
  const [a = "", b = ""] = [left[0], rest[0]];
  if (left.length > 1 || /\d/.test(a + b) || Math.min(a.length, b.length) < LONG_WORD) return false;
  return editDistance(a, b, 1) <= 1;
}
