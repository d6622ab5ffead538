// Recognises the inflected forms of a Finnish word given in its basic form. It accepts more forms than the
// language has (both grades of every consonant, plurals of both kinds): what it must never accept is a longer
// compound, which is another word. Rules after the inflection types of school grammar.

/** Case, number, owner and particle, in this order, each of which may be absent. */
const ENDING = [
  "(?:[ijeo]|oi|öi|oj|öj|ei|ej)?",
  "(?:n|t|a|ä|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|kse|ne|den|tten|ten|ien|en|seen|siin|h[aeiouyäö]n|[aeiouyäö]n)?",
  "(?:ni|si|nsa|nsä|mme|nne|an|en|än)?",
  "(?:kin|kaan|kään|ko|kö|han|hän)?",
].join("");

/** Strong and weak grade of the last consonants of a word, both ways, longest first. */
const GRADES: readonly (readonly [string, string])[] = [
  ["kk", "k"],
  ["pp", "p"],
  ["tt", "t"],
  ["nk", "ng"],
  ["nt", "nn"],
  ["mp", "mm"],
  ["lt", "ll"],
  ["rt", "rr"],
  ["ht", "hd"],
  ["lk", "l"],
  ["rk", "r"],
  ["hk", "h"],
  ["k", ""],
  ["p", "v"],
  ["t", "d"],
];

const isVowel = (letter: string | undefined) => letter !== undefined && "aeiouyäö".includes(letter);

/** `polu|ku` → `polu`: the other grade of the consonants that end `body`, each possibility. */
function weakened(body: string): string[] {
  return GRADES.filter(([strong]) => body.endsWith(strong)).map(
    ([strong, weak]) => body.slice(0, -strong.length) + weak,
  );
}

function strengthened(body: string): string[] {
  return GRADES.filter(([, weak]) => weak !== "" && body.endsWith(weak)).map(
    ([strong, weak]) => body.slice(0, -weak.length) + strong,
  );
}

/** Stems that endings join, for a word in its basic form and in small letters. */
export function stems(word: string): readonly string[] {
  const cut = (letters: number) => word.slice(0, word.length - letters);
  const all = new Set([word]);
  const add = (...more: readonly string[]) => {
    for (const stem of more) all.add(stem);
  };
  if (/nen$/.test(word)) add(`${cut(3)}se`, `${cut(3)}s`);
  else if (/t[oö]n$/.test(word)) {
    const vowel = word.endsWith("ton") ? "a" : "ä";
    add(
      `${cut(2)}t${word.endsWith("ton") ? "o" : "ö"}m${vowel}`,
      `${cut(2)}t${word.endsWith("ton") ? "o" : "ö"}m`,
    );
  } else if (/[nv][uy]t$/.test(word)) add(`${cut(2)}ee`, `${cut(2)}e`);
  else if (/[aeiouyäö]s$/.test(word)) add(...ofSibilant(cut(1)));
  else if (/[^aeiouyäö]e$/.test(word))
    for (const body of [cut(1), ...strengthened(cut(1))]) add(`${body}ee`, `${body}e`);
  else if (isVowel(word.at(-1))) add(...ofVowel(cut(1), word.at(-1) as string));
  else if (/[aeiouyäö]t$/.test(word)) add(cut(1), ...ofVowel(cut(2), word.at(-2) as string), `${word}ti`);
  else add(`${word}i`, `${word}${word.at(-1)}i`);
  return [...all];
}

/** Words in -s: -kse- (päätös), -de- (saatavuus, yhteys) and -a- (asiakas). */
function ofSibilant(body: string): string[] {
  return [`${body}kse`, `${body}ks`, `${body}de`, `${body}t`, `${body}te`, `${body}${body.at(-1)}`];
}

function ofVowel(body: string, vowel: string): string[] {
  const bodies = [body, ...weakened(body)];
  const whole = bodies.map((one) => one + vowel);
  if (isVowel(body.at(-1))) return [`${body}${vowel}`, body];
  // aika → ajan; a and ä give way in the plural (suunnitelmia, asiakirjoja), i to e or to nothing (kielen, kieltä).
  if (body.endsWith("aik")) whole.push(`${body.slice(0, -2)}j${vowel}`, `${body.slice(0, -2)}jo`);
  if (vowel === "a" || vowel === "ä")
    return [...whole, ...bodies.flatMap((one) => [one, `${one}o`, `${one}ö`])];
  if (vowel === "i") return [...whole, ...bodies.flatMap((one) => [one, `${one}e`])];
  return whole;
}

/** A pattern that one token must match whole to be a form of `word`; a genitive attribute stays as it is. */
export function finnishForm(word: string, options: { readonly last: boolean }): RegExp {
  const lower = word.toLowerCase();
  const fixed = /^[\p{Lu}\d]{2,}$/u.test(word);
  if (fixed) return new RegExp(`^${RegExp.escape(lower)}(?::\\p{L}{1,5})?$`, "u");
  const attribute = !options.last && /n$/.test(lower) && !/(?:nen|t[oö]n)$/.test(lower);
  if (attribute || lower.endsWith("-") || lower.length < 3)
    return new RegExp(`^${RegExp.escape(lower)}$`, "u");
  return stemForm(stems(lower));
}

/** A pattern for any of the stems with any ending. */
export function stemForm(list: readonly string[]): RegExp {
  return new RegExp(`^(?:${list.map((stem) => RegExp.escape(stem.toLowerCase())).join("|")})${ENDING}$`, "u");
}
