import { type ClockFact, clockState, type DeadlineRule } from "#src/domains/deadlines/index.ts";
import type { Fact, FactType } from "./model.ts";

const CLOCK: Partial<Record<FactType, ClockFact["type"]>> = {
  received: "start",
  "asked-back": "pause",
  "family-replied": "resume",
  answered: "stop",
  reopened: "restart",
};

/** The facts of a contact that move its clock, in the clock's own words. */
export function clockFacts(facts: readonly Pick<Fact, "type" | "at">[]): ClockFact[] {
  return facts.flatMap(({ type, at }) => {
    const moves = CLOCK[type];
    return moves ? [{ type: moves, at }] : [];
  });
}

/** When the promise ends, by the facts alone; null while the clock stands still or has stopped. */
export function promisedBy(
  rule: DeadlineRule,
  facts: readonly Pick<Fact, "type" | "at">[],
  now: Temporal.Instant,
): Temporal.Instant | null {
  const state = clockState(rule, clockFacts(facts), now);
  return state.status === "running" || state.status === "overdue" ? (state.due ?? null) : null;
}
