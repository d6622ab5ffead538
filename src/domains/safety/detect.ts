import type { CompiledSigns } from "./compile.ts";
import { isDenied } from "./denied.ts";
import { classesOf, type Match, matchesOf } from "./matches.ts";
import type { Sign } from "./model.ts";
import { tokenise } from "./tokens.ts";

const overlaps = (a: Match, b: Match): boolean => a.first <= b.last && b.first <= a.last;

/** Longer texts are read to here: more than one field of a form can hold at all. */
export const TEXT_MAX = 250_000;

/**
 * Signs of danger in a text of any language, in the order they stand; overlapping ones of the same kind as one. Linear in the
 * text. It recognises words, it does not understand: what it finds brings help to the page, it never decides about a person.
 */
export function detect(signs: CompiledSigns, text: string): Sign[] {
  const tokens = tokenise(text.slice(0, TEXT_MAX));
  const classes = classesOf(signs, tokens);
  const matches = matchesOf(signs, tokens, classes);
  const harmless = matches.filter(({ rule }) => signs.rules[rule]?.role === "harmless");
  const found: Sign[] = [];
  for (const match of matches) {
    const rule = signs.rules[match.rule];
    if (rule?.role !== "sign") continue;
    if (harmless.some((one) => overlaps(one, match))) continue;
    if (rule.deniedBy && isDenied(rule.deniedBy, tokens, classes, match.first, match.last)) continue;
    const span = [tokens.from[match.first] as number, tokens.to[match.last] as number] as const;
    found.push({ code: rule.code, severity: rule.severity, span });
  }
  return merged(found);
}

function merged(found: readonly Sign[]): Sign[] {
  const sorted = [...found].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  const last = new Map<string, number>();
  const kept: Sign[] = [];
  for (const sign of sorted) {
    const at = last.get(sign.code);
    const before = at === undefined ? undefined : kept[at];
    if (at !== undefined && before && sign.span[0] < before.span[1]) {
      kept[at] = { ...before, span: [before.span[0], Math.max(before.span[1], sign.span[1])] };
    } else last.set(sign.code, kept.push(sign) - 1);
  }
  return kept;
}
