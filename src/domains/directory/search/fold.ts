/** Letters without dots, rings and accents, small: what a keyboard without them, or haste, writes. */
function foldWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("æ", "a")
    .replaceAll("ø", "o")
    .replaceAll("ß", "ss");
}

/** The folded words of a text in order. A word with a hyphen is read as its parts and as one. */
export function foldedWords(text: string): string[] {
  const joined = text.normalize("NFKC").replace(/['’`´]/g, "");
  return [...joined.matchAll(/[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*/gu)].flatMap(([word]) => {
    const parts = word.split("-");
    const folded = parts.map(foldWord).filter((part) => part !== "");
    return parts.length > 1 ? [...folded, folded.join("")] : folded;
  });
}
