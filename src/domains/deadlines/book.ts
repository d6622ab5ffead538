import type { ClockBook, ClockedFact, ContactClock } from "#src/kernel/contact-clocks.ts";
import { endOfDay, startOfDay } from "#src/kernel/helsinki.ts";
import { readClock } from "./clock.ts";
import type { ClockFact, DeadlineRule, Rule } from "./model.ts";
import { type NamedRound, namedStarter } from "./named-rounds.ts";
import type { Move, Round, RunningRule } from "./running-rule.ts";
import { roundStarter } from "./started-rounds.ts";

/** A hand-over changes the line or register whose limits run; a corrected person has another age. */
const ALWAYS = [
  "assessed",
  "assessment-corrected",
  "time-asked",
  "person-died",
  "person-corrected",
  "merged",
  "unmerged",
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
  const started = roundStarter(running.filter(({ runs }) => runs.named !== true));
  const named = namedStarter(running);
  const byId = new Map(clocks.map((rule) => [rule.id, rule]));
  const moving = new Set([
    ...ALWAYS,
    ...promises.types,
    ...running.flatMap(({ runs }) => [
      ...runs.from,
      ...runs.met,
      ...(runs.metNamed ?? []),
      ...runs.pause,
      ...runs.resume,
      ...runs.again,
      ...runs.void,
    ]),
  ]);
  return {
    moves: (type) => moving.has(type),
    count: (matter, now) => {
      const facts = living(ordered(matter.facts));
      const promise = byId.get(matter.promise);
      const ended = ends(facts);
      const stands = (kind: ContactClock["kind"], { rule, moves }: Round) =>
        counted(kind, { rule, moves: [...moves, ...ended] }, now) ?? [];
      const kept = promise ? stands("promise", { rule: promise, moves: [...promises.of(facts)] }) : [];
      const law = together(started(matter, facts), named(matter, facts))
        .flatMap((round) => stands("law", round))
        .sort((a, b) => (a.rule < b.rule ? -1 : 1));
      return [kept, law].flat();
    },
  };
}

/** A limit that runs by itself and was named is one: named while the choice stands, else as it began by itself. */
function together(started: readonly Round[], named: readonly NamedRound[]): readonly Round[] {
  const stands = new Set(named.filter(({ replaced }) => !replaced).map(({ rule }) => rule.id));
  const own = started.filter(({ rule }) => !stands.has(rule.id));
  const begun = new Set(own.map(({ rule }) => rule.id));
  return [...own, ...named.filter(({ rule }) => !begun.has(rule.id))];
}

/** In the order of their time; what happened at one moment stays in the order it was told. */
function ordered(facts: readonly ClockedFact[]): readonly ClockedFact[] {
  return facts.map(dated).sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** What happens after a death begins no limit again; what came after it has begun one all the same, to be void. */
function living(facts: readonly ClockedFact[]): readonly ClockedFact[] {
  const died = facts.find(({ type }) => type === "person-died")?.at;
  if (!died) return facts;
  return facts.filter(({ type, at }) => type === "received" || Temporal.Instant.compare(at, died) <= 0);
}

/** A death counts from the day it happened, what else has a day from its end, and an assessment from when it was made. */
function dated(fact: ClockedFact): ClockedFact {
  const day = typeof fact.data?.on === "string" ? Temporal.PlainDate.from(fact.data.on) : undefined;
  const happened = day
    ? fact.type === "person-died"
      ? startOfDay(day)
      : endOfDay(day)
    : fact.type === "assessed" && typeof fact.data?.assessedAt === "string"
      ? Temporal.Instant.from(fact.data.assessedAt)
      : fact.at;
  return Temporal.Instant.compare(happened, fact.at) < 0 ? { ...fact, at: happened } : fact;
}

/**
 * The death of the person ends every limit, also one that begins after it; so does a contact's merging into another, as
 * long as it is not taken apart again.
 */
function ends(facts: readonly ClockedFact[]): Move[] {
  const apart = facts.findLastIndex(({ type }) => type === "unmerged");
  return facts
    .filter(({ type }, index) => type === "person-died" || (type === "merged" && index > apart))
    .map(({ at }) => ({ type: "void", at }));
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
  const clock = readClock(
    rule,
    shown.map((move) => (move.type === "void" ? { type: "stop", at: move.at } : move)),
    now,
  );
  const { startedAt, stoppedAt = null, pausedAt = null, breachedAt = null } = clock;
  if (!startedAt) return undefined;
  const ended = stoppedAt && shown.findLast(({ at, type }) => ENDS.has(type) && at.equals(stoppedAt));
  return {
    kind,
    rule: rule.id,
    startedAt,
    dueAt: (stoppedAt === null && pausedAt ? null : clock.due) ?? null,
    pausedAt: stoppedAt === null ? pausedAt : null,
    stoppedAt,
    breachedAt,
    state: breachedAt
      ? "broken"
      : ended?.type === "void"
        ? "void"
        : ended
          ? "kept"
          : pausedAt
            ? "paused"
            : "running",
  } satisfies ContactClock;
}

const ENDS = new Set(["stop", "void"]);
