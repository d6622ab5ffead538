import type { CompiledItem } from "./items.ts";
import type { Answer } from "./model.ts";

/**
 * The usual shape of a score as a plain function of the answers: sums of weights, ordinals or numbers of named items.
 * Undefined: no value. It finds the same as the expression that it stands for (native.test.ts proves it).
 */
export type Native = (answersOf: (index: number) => readonly Answer[]) => number | undefined;

/** One addend: a list of items whose values are added, or taken as they are. */
interface Addend {
  readonly items: readonly number[];
  readonly weigh: boolean;
  readonly summed: boolean;
}

const STEP =
  /^(?:\.item|\.repeat\(item\)|\.descendants\(\))(?:\.where\((linkId='[^']*'(?:orlinkId='[^']*')*|linkIdin\('[^']*'(?:\|'[^']*')*\))\))?/;
const TAIL = /^\.answer\.value(Coding|Integer|Decimal)?(\.(?:weight|ordinal)\(\))?(\.sum\(\))?$/;

/** Blanks outside quotes say nothing. */
const squeezed = (text: string): string =>
  text
    .split(/('(?:[^'\\]|\\.)*')/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/\s+/g, "")))
    .join("");

const quoted = (text: string): string[] => [...text.matchAll(/'([^']*)'/g)].map(([, one]) => one as string);

/** Splits at plus signs outside parentheses and quotes. */
function addends(text: string): string[] {
  const parts = [""];
  let depth = 0;
  let inQuote = false;
  for (const sign of text) {
    if (sign === "'") inQuote = !inQuote;
    if (!inQuote && sign === "(") depth += 1;
    if (!inQuote && sign === ")") depth -= 1;
    if (!inQuote && depth === 0 && sign === "+") parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

function select(
  chain: string,
  items: readonly CompiledItem[],
): { found: number[]; rest: string } | undefined {
  if (!chain.startsWith("%resource")) return undefined;
  let rest = chain.slice("%resource".length);
  let level: number[] = [-1];
  for (let match = STEP.exec(rest); match; match = STEP.exec(rest)) {
    rest = rest.slice(match[0].length);
    // Only groups hold items directly; those of a question stand in its answer.
    const open = (at: number) => at < 0 || items[at]?.type === "group";
    const own = new Set(level);
    const below = (item: CompiledItem, deep: boolean): boolean => {
      for (let at = item.parent; ; at = (items[at] as CompiledItem).parent) {
        if (own.has(at)) return match[0].startsWith(".descendants") || open(at);
        if (!deep || at < 0) return false;
        if (!match[0].startsWith(".descendants") && !open(at)) return false;
      }
    };
    const deep = !match[0].startsWith(".item");
    const wanted = match[1] === undefined ? undefined : new Set(quoted(match[1]));
    level = items
      .filter((item) => (wanted === undefined || wanted.has(item.linkId)) && below(item, deep))
      .map(({ index }) => index);
  }
  return level.includes(-1) ? undefined : { found: level, rest };
}

function addendOf(text: string, items: readonly CompiledItem[]): Addend | undefined {
  const bare = /^\((.*)\)$/.exec(text)?.[1];
  const chosen = select(bare !== undefined && addends(bare).length === 1 ? bare : text, items);
  const tail = chosen && TAIL.exec(chosen.rest);
  if (!chosen || !tail) return undefined;
  // `value` of a choice is a coding, of a number the number: a named type leaves the others out.
  const kinds: Readonly<Record<string, string>> = {
    Coding: "choice",
    Integer: "integer",
    Decimal: "decimal",
  };
  const only = tail[1] === undefined ? undefined : kinds[tail[1]];
  const found = chosen.found.filter((at) => {
    const type = items[at]?.type ?? "";
    if (type === "group" || type === "display") return false;
    return only === undefined || type === only || (only === "choice" && type === "open-choice");
  });
  const weigh = tail[2] !== undefined;
  const summed = tail[3] !== undefined;
  const fits = found.every((at) => {
    const { type, options } = items[at] as CompiledItem;
    const numeric = type === "integer" || type === "decimal";
    return weigh
      ? type === "choice" && options.every(({ weight }) => weight !== undefined)
      : numeric && options.length === 0;
  });
  if (!fits || (!summed && (found.length !== 1 || items[found[0] as number]?.repeats))) return undefined;
  return { items: found, weigh, summed };
}

/** Eight decimals, as the expression engine's precise arithmetic keeps. */
const exact = (sum: number): number => (Number.isInteger(sum) ? sum : Math.round(sum * 1e8) / 1e8);

function pointsIn(item: CompiledItem, answer: Answer, weigh: boolean): number | undefined {
  if (!weigh)
    return "valueInteger" in answer
      ? answer.valueInteger
      : "valueDecimal" in answer
        ? answer.valueDecimal
        : undefined;
  if (!("valueCoding" in answer)) return undefined;
  const { code, system } = answer.valueCoding;
  const option = code === undefined ? undefined : item.optionOf.get(code);
  const own = option && "valueCoding" in option.answer ? option.answer.valueCoding : undefined;
  if (own?.code !== code || (system !== undefined && own?.system !== undefined && own.system !== system))
    return undefined;
  return option?.weight;
}

/** The plain function of an expression of the usual shape; undefined when it has another. */
export function nativeOf(
  text: string,
  items: readonly CompiledItem[],
): { readonly native: Native; readonly counts: readonly number[] } | undefined {
  const parts = addends(squeezed(text)).map((one) => addendOf(one, items));
  if (parts.length === 0 || parts.some((one) => one === undefined)) return undefined;
  const known = parts as Addend[];
  const native: Native = (answersOf) => {
    let total = 0;
    for (const { items: chosen, weigh } of known) {
      let sum: number | undefined;
      for (const at of chosen) {
        for (const answer of answersOf(at)) {
          const value = pointsIn(items[at] as CompiledItem, answer, weigh);
          if (value !== undefined) sum = (sum ?? 0) + value;
        }
      }
      if (sum === undefined) return undefined;
      total += sum;
    }
    return exact(total);
  };
  return { native, counts: [...new Set(known.flatMap(({ items: chosen }) => chosen))] };
}
