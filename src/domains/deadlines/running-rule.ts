import type { ClockedFact } from "#src/kernel/contact-clocks.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { ClockFact, DeadlineRule } from "./model.ts";
import { isInForce, ruleFor } from "./rules.ts";

/** A rule that runs on contacts. */
export type RunningRule = DeadlineRule & { readonly runs: NonNullable<DeadlineRule["runs"]> };

/** A fact that moves a clock; `void` stops it for good unless it is begun again. */
export type Move = ClockFact | { readonly type: "void"; readonly at: Temporal.Instant };

/** A rule with what moved its clock on this matter, in order. */
export interface Round {
  readonly rule: DeadlineRule;
  readonly moves: Move[];
}

/** What a fact does to a clock of a rule that runs. */
export function moveOf({ runs }: RunningRule, { type, at }: ClockedFact): Move[] {
  if (runs.void.includes(type)) return [{ type: "void", at }];
  if (runs.met.includes(type)) return [{ type: "stop", at }];
  if (runs.pause.includes(type)) return [{ type: "pause", at }];
  if (runs.resume.includes(type)) return [{ type: "resume", at }];
  return [];
}

/** The rule that a name stands for when a clock starts: itself while it is in force, else its successor. */
export function inForce(
  rules: readonly RunningRule[],
  named: RunningRule,
  start: Temporal.Instant,
  birthDate: Temporal.PlainDate | null,
): RunningRule | undefined {
  const date = localDate(start);
  if (isInForce(named, date)) return named;
  return ruleFor(rules, { purpose: named.purpose, date, birthDate: birthDate ?? undefined }) as
    | RunningRule
    | undefined;
}
