export { type Checklist, checklistOf, qualityKind } from "./kind.ts";
export { sampled, sampleOf } from "./quality-actions.ts";
export { addReview, qualityCounts, reviewOf, type Sampled } from "./quality-store.ts";
export {
  NOTE_MOST,
  QUALITY_ANSWERS,
  type QualityAnswer,
  type QualityCount,
  readAnswers,
  SAMPLE,
  weeksToLookAt,
  yesOf,
} from "./sample.ts";
export { cameByHour, type Taken, type TeamLoad, takenBy, teamLoads } from "./today-store.ts";
export { byHour, FEWEST_WEEKS, type HourRow, sameWeekdays, WEEKS } from "./typical.ts";
