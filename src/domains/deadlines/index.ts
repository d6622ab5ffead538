export { clockBook } from "./book.ts";
export { clockState } from "./clock.ts";
export { comparison, type Outcomes, type RuleComparison } from "./compare.ts";
export { type Counted, dueAt, dueMoment } from "./due.ts";
export type { Case, DeadlineRule, Due, Rule, Runs, Step, Unit } from "./model.ts";
export { UNITS } from "./model.ts";
export { isInForce, ruleFor } from "./rules.ts";
export { deadlinesSchema, readRules } from "./schema.ts";
export { timeLeft } from "./time-left.ts";
