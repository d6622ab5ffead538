import type { ClockedFact, ClockedMatter } from "#src/kernel/contact-clocks.ts";
import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import { ruleFor } from "./rules.ts";
import { type Move, moveOf, type Round, type RunningRule } from "./running-rule.ts";

interface Place {
  readonly register: string;
  readonly line: string;
}

/** Rules of one purpose with the one that a place, a day and an age come under, found once for many contacts. */
interface Purpose {
  readonly rules: readonly RunningRule[];
  readonly found: Map<string, RunningRule | undefined>;
}

const MOST_FOUND = 10_000;

/**
 * The limits that a contact starts by itself: of each purpose the rule in force when it begins, by the person's age. One
 * that is handed over comes under the limits of where it goes, from then on; those of where it was are void.
 */
export function roundStarter(rules: readonly RunningRule[]) {
  const purposes = Map.groupBy(rules, ({ purpose }) => purpose);
  const all: Purpose[] = [...purposes.values()].map((rules) => ({ rules, found: new Map() }));
  return (matter: ClockedMatter, facts: readonly ClockedFact[]): readonly Round[] => {
    const where = places(matter, facts);
    return all.flatMap((purpose) => roundsOf(purpose, matter, facts, where));
  };
}

function roundsOf(
  purpose: Purpose,
  matter: ClockedMatter,
  facts: readonly ClockedFact[],
  where: readonly Place[],
): readonly Round[] {
  const rounds: Round[] = [];
  let current: { rule: RunningRule; moves: Move[] } | undefined;
  for (const [index, fact] of facts.entries()) {
    const place = where[index] ?? matter;
    const inPlace = purpose.rules.filter((rule) => concerns(rule, place, matter.topic));
    const moved = MOVED.includes(fact.type);
    if (current && moved && !inPlace.includes(current.rule)) {
      current.moves.push({ type: "void", at: fact.at });
      current = undefined;
    }
    const begins = current
      ? current.rule.runs.again.includes(fact.type)
      : (moved ? facts.slice(0, index) : [fact]).some(({ type }) =>
          inPlace.some(({ runs }) => runs.from.includes(type)),
        );
    const rule = begins ? chosen(purpose, place, matter, fact.at) : undefined;
    if (!rule) {
      current?.moves.push(...moveOf(current.rule, fact));
    } else if (current?.rule === rule) {
      current.moves.push({ type: "restart", at: fact.at });
    } else {
      current?.moves.push({ type: "void", at: fact.at });
      current = rounds.find((round) => round.rule === rule) as typeof current;
      if (current) current.moves.push({ type: "restart", at: fact.at });
      else {
        current = { rule, moves: [{ type: "start", at: fact.at }] };
        rounds.push(current);
      }
      if (rule.runs.metBy.includes(matter.channel)) current.moves.push({ type: "stop", at: fact.at });
    }
  }
  return rounds;
}

const MOVED = ["handed-over", "moved-register"];

/** Where the contact stood after each fact: the facts carry the line, and a move to the other register where it came from. */
function places(matter: ClockedMatter, facts: readonly ClockedFact[]): readonly Place[] {
  const told: Place[] = [];
  let { register, line } = matter;
  for (let index = facts.length - 1; index >= 0; index -= 1) {
    const { type, data } = facts[index] as ClockedFact;
    if (typeof data?.line === "string") line = data.line;
    told.unshift({ register, line });
    if (type === "moved-register" && typeof data?.registerBefore === "string") register = data.registerBefore;
    if (typeof data?.lineBefore === "string") line = data.lineBefore;
  }
  return told;
}

function concerns({ runs }: RunningRule, { register, line }: Place, topic: string): boolean {
  return (
    runs.registers.includes(register) &&
    (runs.lines === undefined || runs.lines.includes(line)) &&
    (runs.topics === undefined || runs.topics.includes(topic)) &&
    !runs.notTopics.includes(topic)
  );
}

function chosen(
  { rules, found }: Purpose,
  place: Place,
  { birthDate, topic }: ClockedMatter,
  at: Temporal.Instant,
): RunningRule | undefined {
  const date = localDate(at);
  const age = birthDate ? ageAt(birthDate, date) : undefined;
  const key = `${place.register}|${place.line}|${topic}|${date}|${age}`;
  if (found.has(key)) return found.get(key);
  const own = rules.filter((rule) => concerns(rule, place, topic));
  const [first] = own;
  const rule = first && (ruleFor(own, { purpose: first.purpose, date, age }) as RunningRule | undefined);
  if (found.size >= MOST_FOUND) found.clear();
  found.set(key, rule);
  return rule;
}
