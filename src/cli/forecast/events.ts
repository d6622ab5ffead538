import type { Column } from "./column.ts";
import { Problem } from "./problem.ts";

/**
 * Event codes as 0/1 for the rows: 0/1 as they are; 1/2 (the largest being 2) as R reads them, 2 being the event;
 * TRUE/FALSE. With `cause`, rows of that code are events and all others censored. Anything else is refused.
 */
export function eventCodes(column: Column, rows: Int32Array, cause?: string): Uint8Array {
  const out = new Uint8Array(new SharedArrayBuffer(rows.length));
  if (cause !== undefined) {
    const matches = codeMatcher(column, cause);
    rows.forEach((row, i) => {
      out[i] = matches(row) ? 1 : 0;
    });
    return out;
  }
  if (column.kind === "words") {
    const meaning = column.words.map((word) =>
      /^t(rue)?$/i.test(word) ? 1 : /^f(alse)?$/i.test(word) ? 0 : -1,
    );
    rows.forEach((row, i) => {
      const code = meaning[column.codes[row] as number] as number;
      if (code < 0) throw unreadable(column);
      out[i] = code;
    });
    return out;
  }
  let largest = -Infinity;
  let smallest = Infinity;
  let odd = false;
  // Of all rows, also those left out: which codes are in use does not depend on what the others lack.
  for (const v of column.values) {
    if (Number.isNaN(v)) continue;
    if (v > largest) largest = v;
    if (v < smallest) smallest = v;
    if (v !== 0 && v !== 1 && v !== 2) odd = true;
  }
  if (odd || (largest === 2 && smallest === 0)) throw unreadable(column);
  const shift = largest === 2 ? 1 : 0;
  rows.forEach((row, i) => {
    out[i] = (column.values[row] as number) - shift;
  });
  return out;
}

export function codeMatcher(column: Column, code: string): (row: number) => boolean {
  if (column.kind === "words") {
    const at = column.words.indexOf(code);
    return (row) => column.codes[row] === at;
  }
  const value = Number(code);
  return (row) => column.values[row] === value;
}

function unreadable(column: Column): Problem {
  return new Problem(
    "bad-event",
    `The event codes in "${column.name}" are neither 0/1, nor 1/2, nor TRUE/FALSE. When there are several kinds of ` +
      "event, name the one of interest with --cause CODE.",
  );
}
