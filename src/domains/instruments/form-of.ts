import type { LocalText } from "#src/kernel/lang.ts";
import { folded } from "./folded.ts";
import type { Instrument } from "./model.ts";

/** Words of a title as an abbreviation may stand in it: "PHQ 9" is one, the "AUDIT" of "AUDIT-C" is none. */
function abbreviationsIn(title: string): Set<string> {
  const words = title.split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
  const beside = (at: number) => /^(?:\d+|\p{L})$/u.test(words[at] ?? "");
  return new Set(words.map((word, at) => folded(beside(at + 1) ? `${word}${words[at + 1]}` : word)));
}

/** Whether a form is that of a measure, by what it is called: its id or title is the abbreviation, holds it, or is the measure's name. */
export function isFormOf(
  { abbr, names }: Pick<Instrument, "abbr" | "names">,
  form: { readonly id: string; readonly title: LocalText },
): boolean {
  const sought = folded(abbr);
  if (sought.length < 3) return false;
  const titles = [form.title.fi, form.title.sv, form.title.en];
  const called = new Set([names.fi, names.sv, names.en].map(folded));
  return (
    folded(form.id) === sought ||
    titles.some((title) => called.has(folded(title)) || abbreviationsIn(title).has(sought))
  );
}
