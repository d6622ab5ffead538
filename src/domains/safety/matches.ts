import type { CompiledSigns, Rule, Use } from "./compile.ts";
import type { Tokens } from "./tokens.ts";

/** A rule found: from word to word, both included. */
export interface Match {
  readonly rule: number;
  readonly first: number;
  readonly last: number;
}

/** Slips of the pen are looked for in this many different words at most; the rest of a very long text must be spelled right. */
const NEARLY_MAX = 4000;
const KNOWN_MAX = 20_000;
/** Matches of one rule that are kept: one is enough to alarm. */
const PER_RULE = 40;

/** Classes of each word, as lists in word order; undefined for a word of none. */
export function classesOf(signs: CompiledSigns, tokens: Tokens): (readonly number[] | undefined)[] {
  const { count, letters, begin, doubled, doubledBegin } = tokens;
  const classes: (number[] | undefined)[] = new Array(count);
  let found = new Set<number>();
  const add = (more: readonly number[]): void => {
    for (const one of more) found.add(one);
  };
  // People repeat words: each is looked up once.
  const known = new Map<string, readonly number[]>();
  for (let i = 0; i < count; i += 1) {
    const from = begin[i] as number;
    const to = begin[i + 1] as number;
    const [exactFrom, exactTo] = [doubledBegin[i] as number, doubledBegin[i + 1] as number];
    const short = to - from < 40 && exactTo - exactFrom < 80;
    const key = short
      ? String.fromCharCode(...letters.subarray(from, to), 255, ...doubled.subarray(exactFrom, exactTo))
      : "";
    const before = short ? known.get(key) : undefined;
    if (before !== undefined) {
      if (before.length > 0) classes[i] = [...before];
      continue;
    }
    found = new Set();
    signs.words.match(letters, from, to, add);
    signs.strict.match(doubled, exactFrom, exactTo, add);
    for (let part = from; part < to - 3; part += 1) signs.parts.match(letters, part, to, add);
    if (known.size < NEARLY_MAX && to - from >= 6 && to - from < 40)
      signs.long.matchNearly(letters, from, to, add);
    const own = [...found];
    if (own.length > 0) classes[i] = own;
    if (short && known.size < KNOWN_MAX) known.set(key, [...own]);
  }
  joinPhrases(signs, classes);
  return classes;
}

/** Words side by side get the class of their phrase, each of them. */
function joinPhrases({ phrases }: CompiledSigns, classes: (number[] | undefined)[]): void {
  for (let i = 0; i < classes.length; i += 1) {
    for (const one of classes[i] ?? []) {
      for (const { rest, class: joined } of phrases[one] ?? []) {
        if (!rest.every((next, at) => classes[i + 1 + at]?.includes(next))) continue;
        for (let word = i; word <= i + rest.length; word += 1) {
          const own = classes[word];
          if (own && !own.includes(joined)) own.push(joined);
        }
      }
    }
  }
}

/** Words of a rule seen so far: the latest word of each slot, and in `start` where its chain began (in order) or the one before it. */
interface Progress {
  readonly at: Int32Array;
  readonly start: Int32Array;
  found: number;
}

function inOrder(
  rule: Rule,
  seen: Progress,
  slot: number,
  word: number,
  position: Int32Array,
): Match | undefined {
  if (slot > 0) {
    const before = seen.at[slot - 1] as number;
    if (before < 0 || before === word) return undefined;
    if ((position[word] as number) - (position[before] as number) > rule.reach) return undefined;
  }
  seen.at[slot] = word;
  seen.start[slot] = slot === 0 ? word : (seen.start[slot - 1] as number);
  if (slot < rule.slots - 1) return undefined;
  return { rule: -1, first: seen.start[slot] as number, last: word };
}

function anyOrder(
  rule: Rule,
  seen: Progress,
  slot: number,
  word: number,
  position: Int32Array,
): Match | undefined {
  if (seen.at[slot] !== word) {
    seen.start[slot] = seen.at[slot] as number;
    seen.at[slot] = word;
  }
  for (let other = 0; other < rule.slots; other += 1) {
    const at = seen.at[other] as number;
    if (at < 0 || (position[word] as number) - (position[at] as number) > rule.reach) return undefined;
  }
  let first = word;
  const taken = [word];
  for (let other = 0; other < rule.slots; other += 1) {
    if (other === slot) continue;
    // One word does not stand for two: the one before it may.
    const latest = seen.at[other] as number;
    const at = taken.includes(latest) ? (seen.start[other] as number) : latest;
    if (at < 0 || taken.includes(at)) return undefined;
    if ((position[word] as number) - (position[at] as number) > rule.reach) return undefined;
    taken.push(at);
    if (at < first) first = at;
  }
  return { rule: -1, first, last: word };
}

/** Every rule that the words meet. One pass; each word costs the rules that name it. */
export function matchesOf(
  signs: CompiledSigns,
  tokens: Tokens,
  classes: readonly (readonly number[] | undefined)[],
): Match[] {
  const progress: (Progress | undefined)[] = new Array(signs.rules.length);
  const matches: Match[] = [];
  const step = ({ rule: number, slot }: Use, word: number): void => {
    const rule = signs.rules[number] as Rule;
    progress[number] ??= {
      at: new Int32Array(rule.slots).fill(-1),
      start: new Int32Array(rule.slots).fill(-1),
      found: 0,
    };
    const seen = progress[number];
    if (seen.found >= PER_RULE) return;
    const match = (rule.ordered ? inOrder : anyOrder)(rule, seen, slot, word, tokens.position);
    if (!match) return;
    seen.found += 1;
    matches.push({ ...match, rule: number });
  };
  for (let word = 0; word < tokens.count; word += 1) {
    for (const one of classes[word] ?? []) {
      const uses = signs.uses[one] as readonly Use[];
      // Later slots first: a word does not follow itself.
      for (let i = uses.length - 1; i >= 0; i -= 1) step(uses[i] as Use, word);
    }
  }
  return matches;
}
