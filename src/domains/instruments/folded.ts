import { editDistance } from "#src/kernel/edit-distance.ts";

/** A word as it is compared: small letters without their signs, nothing but letters and digits. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("æ", "a")
    .replaceAll("ø", "o")
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Letters of a word that are compared: nobody's term is longer. */
const MOST_LETTERS = 60;

/** The candidate closest to a word, when it is close enough to be what was meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const sought = folded(word.slice(0, MOST_LETTERS));
  if (sought === "") return undefined;
  const most = Math.max(1, Math.min(4, Math.floor(sought.length / 3)));
  let found: { candidate: string; far: number } | undefined;
  for (const candidate of candidates) {
    const far = editDistance(sought, folded(candidate), most);
    if (far <= most && (!found || far < found.far)) found = { candidate, far };
  }
  return found?.candidate;
}
