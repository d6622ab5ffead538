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

/** The number of letters to change, add, take away or swap with the next to make one word of another; more than `most` is `most + 1`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[other.length] ?? 0, most + 1);
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
    const far = distance(sought, folded(candidate), most);
    if (far <= most && (!found || far < found.far)) found = { candidate, far };
  }
  return found?.candidate;
}
