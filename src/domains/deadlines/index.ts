export { clockBook, type PromiseMoves } from "./book.ts";
export { clockState, dueAfterPause } from "./clock.ts";
export { comparison, type Outcomes, type RuleComparison, type Sides } from "./compare.ts";
export { type Counted, type CountOptions, dueAt, dueMoment, OFFICE_HOURS } from "./due.ts";
export type {
  Case,
  ClockEvent,
  ClockFact,
  ClockState,
  ClockStatus,
  CountyRule,
  DeadlineRule,
  Due,
  OfficeHours,
  Rule,
  RuleKind,
  Runs,
  Step,
  TimeLeft,
  Unit,
} from "./model.ts";
export { UNITS } from "./model.ts";
export { type Circumstances, isInForce, ruleFor } from "./rules.ts";
export { deadlinesSchema, readRules } from "./schema.ts";
export { timeLeft } from "./time-left.ts";
