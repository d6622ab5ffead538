import type { ClockedFact, ClockedMatter } from "#src/kernel/contact-clocks.ts";
import { inForce, type Move, moveOf, type Round, type RunningRule } from "./running-rule.ts";

/** What assessed the need, or corrected an assessment: it names the limit that follows, or none. */
const ASSESSES = ["assessed", "assessment-corrected"];

/** A limit that somebody named; `replaced`: the choice does not stand any more. */
export interface NamedRound extends Round {
  readonly replaced: boolean;
}

interface Chosen {
  readonly rule: RunningRule;
  /** The assessment that chose it, or when the time was asked. */
  readonly assessedAt: Temporal.Instant;
  readonly moves: Move[];
  /** When an assessment put another in its place. */
  replacedAt?: Temporal.Instant | undefined;
}

/**
 * The limits that an assessment of need named. A correction names another in its place, counted from the assessment that
 * it corrects; what was named before is void. Where no assessment has named any, an asked time may: it stands until an
 * assessment names another.
 */
export function namedStarter(
  rules: readonly RunningRule[],
): (matter: ClockedMatter, facts: readonly ClockedFact[]) => readonly NamedRound[] {
  const named = rules
    .filter(({ runs }) => runs.named !== false)
    .map((rule) =>
      rule.runs.metNamed ? { ...rule, runs: { ...rule.runs, met: rule.runs.metNamed } } : rule,
    );
  return (matter, facts) => roundsOf(named, matter, facts);
}

function roundsOf(
  named: readonly RunningRule[],
  matter: ClockedMatter,
  facts: readonly ClockedFact[],
): readonly NamedRound[] {
  const rounds: Chosen[] = [];
  const byAssessment = new Set<Chosen>();
  let current: Chosen | undefined;
  for (const fact of facts) {
    if (!ASSESSES.includes(fact.type)) {
      current?.moves.push(...moveOf(current.rule, fact));
      const asked = current ? undefined : askedFor(named, matter, facts, fact);
      if (asked) current = begin(rounds, asked, fact.at);
      continue;
    }
    const assessedAt =
      madeAt(fact) ?? (fact.type === "assessed" ? fact.at : (current?.assessedAt ?? fact.at));
    const chosen = choice(named, matter, facts, fact, assessedAt);
    if (current && chosen?.rule === current.rule) {
      current.moves[0] = { type: "start", at: chosen.start };
      byAssessment.add(current);
      continue;
    }
    // An assessment that names nothing leaves the limit of the asked time.
    if (!chosen && current && !byAssessment.has(current)) continue;
    if (current) current.replacedAt = fact.at;
    current =
      chosen && (rounds.find(({ rule }) => rule === chosen.rule) ?? begin(rounds, chosen, assessedAt));
    // Named again after something else was named: it goes on with the clock that it had.
    if (current) current.replacedAt = undefined;
    if (current) byAssessment.add(current);
  }
  return rounds.map(({ rule, moves, replacedAt }) => ({
    rule,
    moves: replacedAt ? [...moves, { type: "void", at: replacedAt }] : moves,
    replaced: replacedAt !== undefined,
  }));
}

/** When the need was assessed, where the fact tells it. */
function madeAt({ data }: ClockedFact): Temporal.Instant | undefined {
  return typeof data?.assessedAt === "string" ? Temporal.Instant.from(data.assessedAt) : undefined;
}

interface Choice {
  readonly rule: RunningRule;
  readonly start: Temporal.Instant;
}

function begin(rounds: Chosen[], { rule, start }: Choice, assessedAt: Temporal.Instant): Chosen {
  const begun: Chosen = { rule, assessedAt, moves: [{ type: "start", at: start }] };
  rounds.push(begun);
  return begun;
}

/** The limit that an asked time was asked by. */
const askedFor = (
  named: readonly RunningRule[],
  matter: ClockedMatter,
  facts: readonly ClockedFact[],
  fact: ClockedFact,
): Choice | undefined =>
  fact.type === "time-asked" ? choice(named, matter, facts, fact, fact.at) : undefined;

function choice(
  named: readonly RunningRule[],
  matter: ClockedMatter,
  facts: readonly ClockedFact[],
  fact: ClockedFact,
  assessedAt: Temporal.Instant,
): Choice | undefined {
  const asked = named.find(({ id }) => id === fact.data?.rule);
  if (!asked) return undefined;
  const fromAssessment = asked.runs.from.some((type) => ASSESSES.includes(type));
  const begun = facts.find(({ type }) => asked.runs.from.includes(type))?.at;
  const start = fromAssessment ? assessedAt : (begun ?? assessedAt);
  const rule = inForce(named, asked, start, matter.birthDate);
  return rule && { rule, start };
}
