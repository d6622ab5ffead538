import type { Lang, LocalText } from "#src/kernel/lang.ts";

/** What a published band or cut-off says of a score. `label` and `who` are ids of the terms. */
export interface Band {
  readonly label: string;
  /** For whom or by whose answers it is, when not for all. */
  readonly who: string | null;
  readonly rule:
    | { readonly kind: "range"; readonly from: number; readonly to: number }
    | { readonly kind: "cut-off"; readonly sign: Sign; readonly value: number };
}

export const SIGNS = [">=", "<=", ">", "<"] as const;
export type Sign = (typeof SIGNS)[number];

/** How many questions; `to` is null when there is no upper number ("over 60"). */
export interface Count {
  readonly from: number;
  readonly to: number | null;
  readonly about: boolean;
}

/** What has been checked against a source; the rest of a card is as it is generally known. */
export const CHECKED = ["range", "bands", "items", "licence", "languages"] as const;
export type Checked = (typeof CHECKED)[number];

/** A measure as its card shows it: never its questions. Words are ids of content/instrument-terms.yaml. */
export interface Instrument {
  readonly id: string;
  readonly abbr: string;
  readonly names: LocalText;
  readonly purpose: LocalText | null;
  readonly groups: readonly string[];
  readonly phenomena: readonly string[];
  readonly forWhom: readonly string[];
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly filledBy: readonly string[];
  readonly items: Count | null;
  readonly minutes: number | null;
  /** What the result is counted in; `none`: no total is counted, so none is entered. */
  readonly result: string;
  /** Decimals that a score may have. */
  readonly decimals: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly higher: string;
  readonly bands: readonly Band[];
  readonly notes: readonly string[];
  readonly licence: string;
  readonly reproducible: string;
  /** Codes of the languages it is known to exist in; none: not known. */
  readonly languages: readonly string[];
  readonly checked: readonly Checked[];
  readonly source: string;
}

/** A measure of the library, with its version and where it is from. */
export interface LibraryEntry {
  readonly instrument: Instrument;
  /** Another for every wording of the card: what a score points at. */
  readonly version: string;
  readonly from: "content" | "import";
  readonly importedAt: Temporal.Instant | null;
}

/** Whether it says something of safety: of suicide, of violence, of a danger that cannot wait. */
export const saysSafety = ({ notes }: Instrument): boolean => notes.includes("safety");

/** Whether a score can be entered: it has a total and both ends of its range are known. */
export const hasScore = ({ result, min, max }: Instrument): boolean =>
  result !== "none" && min !== null && max !== null;

export const nameOf = ({ abbr, names }: Instrument, lang: Lang): string =>
  names[lang].includes(abbr) ? names[lang] : `${names[lang]} (${abbr})`;
