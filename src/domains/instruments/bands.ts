import { type Band, type Instrument, SIGNS } from "./model.ts";
import { readNumber } from "./numbers.ts";

const NUMBER = "-?\\d{1,9}(?:[.,]\\d{1,6})?";
const RANGE = new RegExp(`^(${NUMBER})\\s?[-–]\\s?(${NUMBER})\\s+([^@]+?)(?:\\s+@(\\S+))?$`);
const CUT_OFF = new RegExp(`^(>=|<=|>|<|≥|≤)\\s?(${NUMBER})\\s+([^@]+?)(?:\\s+@(\\S+))?$`);

/** A band as a file has it, its words not yet looked up: "0-4 minimal", ">=6 positive @men". */
export function readBand(text: string): Band | undefined {
  const range = RANGE.exec(text);
  if (range) {
    const [from, to] = [readNumber(range[1] ?? ""), readNumber(range[2] ?? "")];
    if (from === undefined || to === undefined || from > to) return undefined;
    return { label: range[3] ?? "", who: range[4] ?? null, rule: { kind: "range", from, to } };
  }
  const cut = CUT_OFF.exec(text);
  const sign = cut && SIGNS.find((one) => one === cut[1]?.replace("≥", ">=").replace("≤", "<="));
  const value = readNumber(cut?.[2] ?? "");
  if (!cut || !sign || value === undefined) return undefined;
  return { label: cut[3] ?? "", who: cut[4] ?? null, rule: { kind: "cut-off", sign, value } };
}

/** As a file has it; the opposite of readBand. */
export function bandText({ label, who, rule }: Band): string {
  const limits = rule.kind === "range" ? `${rule.from}-${rule.to}` : `${rule.sign}${rule.value}`;
  return `${limits} ${label}${who === null ? "" : ` @${who}`}`;
}

/** The first band that reaches outside the range of the score. */
export function outside(bands: readonly Band[], min: number, max: number): Band | undefined {
  return bands.find(({ rule }) =>
    rule.kind === "range" ? rule.from < min || rule.to > max : rule.value < min || rule.value > max,
  );
}

/** The first band that overlaps another of the same people. */
export function overlapping(bands: readonly Band[]): Band | undefined {
  return bands.find((band, at) =>
    bands
      .slice(0, at)
      .some(
        (other) =>
          other.who === band.who &&
          band.rule.kind === "range" &&
          other.rule.kind === "range" &&
          band.rule.from <= other.rule.to &&
          other.rule.from <= band.rule.to,
      ),
  );
}

/**
 * The published bands that a score falls in: one for everybody, or one for each kind of people that the card tells
 * apart. A score between two bands (2.995 between 2.99 and 3) is in the lower one. Nothing more is concluded of it.
 */
export function bandsOf({ bands }: Pick<Instrument, "bands">, score: number): Band[] {
  const kinds = [...new Set(bands.map(({ who }) => who))];
  return kinds.flatMap((who) => {
    const own = bands.filter((band) => band.who === who);
    return rangeOf(own, score) ?? cutOffOf(own, score) ?? [];
  });
}

function rangeOf(bands: readonly Band[], score: number): Band | undefined {
  const ranges = bands.flatMap((band) => (band.rule.kind === "range" ? [{ band, ...band.rule }] : []));
  const sorted = ranges.sort((one, other) => one.from - other.from);
  const at = sorted.findLastIndex(({ from }) => from <= score);
  const found = sorted[at];
  // Beyond the last band there is none; in a gap between two the lower one holds.
  return found && (score <= found.to || sorted[at + 1] !== undefined) ? found.band : undefined;
}

function cutOffOf(bands: readonly Band[], score: number): Band | undefined {
  const met = bands.flatMap((band) => {
    if (band.rule.kind !== "cut-off") return [];
    const { sign, value } = band.rule;
    const holds =
      sign === ">="
        ? score >= value
        : sign === ">"
          ? score > value
          : sign === "<="
            ? score <= value
            : score < value;
    // Of several that hold, the one furthest out says most.
    return holds ? [{ band, far: sign.startsWith(">") ? value : -value }] : [];
  });
  return met.sort((one, other) => other.far - one.far)[0]?.band;
}
