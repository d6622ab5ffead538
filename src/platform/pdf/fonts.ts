import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "#src/platform/config/index.ts";

/** The sets of letters that the typeface comes in; a text takes of each what the ones before lack. */
const SETS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"] as const;
export type LetterSet = (typeof SETS)[number];
export type Weight = 400 | 600;

interface Face {
  readonly name: string;
  readonly file: Buffer;
  has(codePoint: number): boolean;
}

const FOLDER = join(rootFolder(), "node_modules/@fontsource/source-sans-3");
const kept = new Map<string, Face>();
let ranges: Readonly<Record<string, string>> | undefined;

/** The code points that a set is said to hold, as pairs of first and last. */
function spansOf(set: LetterSet): (readonly [number, number])[] {
  ranges ??= JSON.parse(readFileSync(join(FOLDER, "unicode.json"), "utf8")) as Record<string, string>;
  return (ranges[set] ?? "").split(",").map((range) => {
    const [first = "0", last = first] = range.replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
}

/** One weight of one set of letters, read once. */
export function face(set: LetterSet, weight: Weight): Face {
  const name = `source-sans-3-${set}-${weight}-normal`;
  let found = kept.get(name);
  if (!found) {
    const spans = spansOf(set);
    found = {
      name,
      file: readFileSync(join(FOLDER, "files", `${name}.woff`)),
      has: (codePoint) => spans.some(([first, last]) => codePoint >= first && codePoint <= last),
    };
    kept.set(name, found);
  }
  return found;
}

/** What stands for a letter that the typeface does not have, such as those of Arabic or a picture. */
const MISSING = "?";

/** A text in runs of one set of letters each; what no set has is shown as a question mark. */
export function runs(text: string, weight: Weight): { readonly face: Face; readonly text: string }[] {
  const made: { face: Face; text: string }[] = [];
  for (const letter of text.normalize("NFC")) {
    const code = letter.codePointAt(0) ?? 0;
    const last = made.at(-1);
    if (last?.face.has(code)) {
      last.text += letter;
      continue;
    }
    const set = SETS.find((one) => face(one, weight).has(code));
    const shown = set ? letter : MISSING;
    const of = face(set ?? "latin", weight);
    if (last?.face === of) last.text += shown;
    else made.push({ face: of, text: shown });
  }
  return made;
}
