export {
  type BookingPlace,
  type BookingRead,
  type BookingReport,
  bookingReport,
  type Filled,
} from "./booking-report.ts";
export { addToCells, cellsEpoch, compare, rebuild } from "./cell-store.ts";
export type { Cell, Delta, JournalFact } from "./delta.ts";
export { BUCKET_MINUTES, deltas, sum } from "./deltas.ts";
export { LEAST_SHOWN, protect } from "./disclosure.ts";
export { type FailureReport, type FailureShare, failureReport } from "./failure-report.ts";
export { readFailures } from "./failure-store.ts";
export { type MeasureDefinition, measuresKind } from "./kind.ts";
export {
  DIMENSIONS,
  type Dimension,
  type Figures,
  type Filters,
  type GroupFigures,
  type LineFigures,
  NOT_DISCLOSED,
  type Report,
  type Share,
  type StepFigures,
  UNKNOWN,
} from "./model.ts";
export {
  customPeriod,
  MOST_DAYS,
  namedPeriod,
  PERIODS,
  type Period,
  type PeriodFault,
  type PeriodName,
} from "./period.ts";
export {
  QUALITIES,
  type Quality,
  type QualityReport,
  qualityReport,
  ripeUntil,
} from "./quality-report.ts";
export { readQuality } from "./quality-store.ts";
export { type Known, report } from "./report.ts";
export { readFigures } from "./report-store.ts";
