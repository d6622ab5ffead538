/**
 * How a language is written besides its standard: `word: a|b`, `stem*: other*`, `*ending: a`, `*inside*: a`, from the form
 * that the lists use to the one people write. An underscore makes two words of one.
 */
export type Spellings = Readonly<Record<string, string>>;

/** More ways of writing one word than this are not read: rules meet rules. */
const MOST = 12;

/** An ending changes in longer words only: `kastar` is said `kasta`, but `skar` (cut) is not `ska` (shall). */
const STEM = 3;

/** The ways in which a word of a pattern (`word`, `stem*`, `*part*`) may be written, itself first. Strict words (`=`) have one. */
export function spellingsOf(word: string, spellings: Spellings): string[] {
  if (word.startsWith("=")) return [word];
  const ways = [word];
  for (const [rule, others] of Object.entries(spellings)) {
    for (const way of [...ways]) {
      if (way.includes("_")) continue;
      for (const other of others.split("|")) {
        const changed = respell(way, rule, other);
        if (changed !== undefined && !ways.includes(changed) && ways.length < MOST) ways.push(changed);
      }
    }
  }
  return ways;
}

function respell(word: string, rule: string, other: string): string | undefined {
  const core = rule.replaceAll("*", "");
  const to = other.replaceAll("*", "");
  const [before, after] = [rule.startsWith("*"), rule.endsWith("*")];
  if (before && after) return word.includes(core) ? word.replace(core, to) : undefined;
  if (before)
    return word.endsWith(core) && word.length >= core.length + STEM
      ? word.slice(0, -core.length) + to
      : undefined;
  if (after) return word.startsWith(core) ? to + word.slice(core.length) : undefined;
  return word === core ? to : undefined;
}
