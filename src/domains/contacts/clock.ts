import type { FactType } from "./model.ts";

/** How a fact of a contact moves its clock. */
export type ClockMove = "start" | "pause" | "resume" | "stop" | "restart";

/** A fact of a contact that moves its clock, as clocks are counted from. */
export interface ClockMoved {
  readonly type: ClockMove;
  readonly at: Temporal.Instant;
}

/** What the county promised: a rule's id, and when the promise ends by the facts alone (null while the clock stands). */
export interface PromiseClock {
  readonly id: string;
  dueAfter(moves: readonly ClockMoved[], now: Temporal.Instant): Temporal.Instant | null;
}

const MOVES: Partial<Record<string, ClockMove>> = {
  received: "start",
  "asked-back": "pause",
  "family-replied": "resume",
  answered: "stop",
  reopened: "restart",
} satisfies Partial<Record<FactType, ClockMove>>;

/** The facts of a contact that move its clock, in the clock's own words. */
export function clockMoves(
  facts: readonly { readonly type: string; readonly at: Temporal.Instant }[],
): ClockMoved[] {
  return facts.flatMap(({ type, at }) => {
    const move = MOVES[type];
    return move ? [{ type: move, at }] : [];
  });
}

/** How facts move the promise, for whoever counts all clocks of a contact. */
export const PROMISE_MOVES = { types: Object.keys(MOVES), of: clockMoves } as const;
