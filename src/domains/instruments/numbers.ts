import type { Count } from "./model.ts";

/** A number as a spreadsheet of any of the languages writes it: decimal point or comma; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace("\u2212", "-");
  if (!/^-?\d{1,9}(?:[.,]\d{1,6})?$/.test(plain)) return undefined;
  return Number(plain.replace(",", "."));
}

/** How many questions: "9", "3-5", "~16", ">60". */
export function readCount(text: string): Count | undefined {
  const about = /^~\s*(\d{1,4})$/.exec(text);
  if (about) return { from: Number(about[1]), to: Number(about[1]), about: true };
  const over = /^>\s*(\d{1,4})$/.exec(text);
  if (over) return { from: Number(over[1]), to: null, about: false };
  const span = /^(\d{1,4})\s*[-–]\s*(\d{1,4})$/.exec(text);
  if (span && Number(span[1]) <= Number(span[2]))
    return { from: Number(span[1]), to: Number(span[2]), about: false };
  const one = /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  return one === undefined ? undefined : { from: one, to: one, about: false };
}

/** As a file has it; the opposite of readCount. */
export function countText({ from, to, about }: Count): string {
  if (to === null) return `>${from}`;
  return about ? `~${from}` : from === to ? String(from) : `${from}-${to}`;
}
