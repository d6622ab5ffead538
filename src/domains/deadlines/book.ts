import type { ClockBook, ClockedFact, ContactClock } from "#src/kernel/contact-clocks.ts";
import { startOfDay } from "#src/kernel/helsinki.ts";
import { clockState } from "./clock.ts";
import type { ClockFact, DeadlineRule, Rule } from "./model.ts";
import { namedRounds } from "./named-rounds.ts";
import type { Move, Round, RunningRule } from "./running-rule.ts";
import { startedRounds } from "./started-rounds.ts";

/** A hand-over changes the line or register whose limits run; a corrected person has another age. */
const ALWAYS = [
  "assessed",
  "assessment-corrected",
  "person-died",
  "person-corrected",
  "handed-over",
  "moved-register",
];

/** How the facts of a contact move the county's promise: another domain's rule, handed in. */
export interface PromiseMoves {
  readonly types: readonly string[];
  of(facts: readonly ClockedFact[]): readonly ClockFact[];
}

/**
 * Counts the clocks of contacts by the county's rules: the promise, and every limit that the facts start. The rule in
 * force when a clock starts decides, by the person's age on that date; nothing but facts moves a clock.
 */
export function clockBook(rules: readonly Rule[], promises: PromiseMoves): ClockBook {
  const clocks = rules.filter((rule): rule is DeadlineRule => rule.kind === "clock");
  const running = clocks.filter((rule): rule is RunningRule => rule.runs !== undefined);
  const unnamed = running.filter(({ runs }) => !runs.named);
  const moving = new Set([
    ...ALWAYS,
    ...promises.types,
    ...running.flatMap(({ runs }) => [
      ...runs.from,
      ...runs.met,
      ...runs.pause,
      ...runs.resume,
      ...runs.again,
      ...runs.void,
    ]),
  ]);
  return {
    moves: (type) => moving.has(type),
    count: (matter, now) => {
      const facts = ordered(matter.facts);
      const promise = clocks.find(({ id }) => id === matter.promise);
      const ended = deaths(facts);
      const stands = (kind: ContactClock["kind"], { rule, moves }: Round) =>
        counted(kind, { rule, moves: [...moves, ...ended] }, now) ?? [];
      const kept = promise ? stands("promise", { rule: promise, moves: [...promises.of(facts)] }) : [];
      const law = [...startedRounds(unnamed, matter, facts), ...namedRounds(running, matter, facts)]
        .flatMap((round) => stands("law", round))
        .sort((a, b) => (a.rule < b.rule ? -1 : 1));
      return [kept, law].flat();
    },
  };
}

/** In the order of their time; what happened at one moment stays in the order it was told. */
function ordered(facts: readonly ClockedFact[]): readonly ClockedFact[] {
  return facts.map(dated).sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** A death counts from the day it happened, whenever it was recorded. */
function dated(fact: ClockedFact): ClockedFact {
  if (fact.type !== "person-died" || typeof fact.data?.on !== "string") return fact;
  const from = startOfDay(Temporal.PlainDate.from(fact.data.on));
  return { ...fact, at: Temporal.Instant.compare(from, fact.at) < 0 ? from : fact.at };
}

/** The death of the person ends every limit, also one that begins after it. */
function deaths(facts: readonly ClockedFact[]): Move[] {
  return facts.filter(({ type }) => type === "person-died").map(({ at }) => ({ type: "void", at }));
}

/** Where the clock of a round stands; undefined when it has not begun. */
function counted(kind: ContactClock["kind"], { rule, moves }: Round, now: Temporal.Instant) {
  const start = moves.find(({ type }) => type === "start")?.at;
  if (!start) return undefined;
  const shown = moves
    .map((move) => (Temporal.Instant.compare(move.at, start) < 0 ? { ...move, at: start } : move))
    .sort(
      (a, b) =>
        Temporal.Instant.compare(a.at, b.at) || Number(b.type === "start") - Number(a.type === "start"),
    );
  const state = clockState(
    rule,
    shown.map((move) => (move.type === "void" ? { type: "stop", at: move.at } : move)),
    now,
  );
  if (!state.startedAt) return undefined;
  const ended =
    state.stoppedAt && shown.findLast(({ at, type }) => ENDS.has(type) && at.equals(state.stoppedAt ?? at));
  const voided = ended?.type === "void";
  return {
    kind,
    rule: rule.id,
    startedAt: state.startedAt,
    dueAt: state.due ?? null,
    pausedAt: state.pausedAt ?? null,
    stoppedAt: state.stoppedAt ?? null,
    breachedAt: state.breachedAt ?? null,
    state: state.breached ? "broken" : voided ? "void" : outcome(state.status),
  } satisfies ContactClock;
}

const ENDS = new Set(["stop", "void"]);

const outcome = (status: string) =>
  status === "stopped" ? ("kept" as const) : status === "paused" ? ("paused" as const) : ("running" as const);
