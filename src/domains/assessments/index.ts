export { assessed, recordAssessedContact, recordAssessment } from "./actions.ts";
export { assess, type Writer, type Written } from "./assess.ts";
export { codeLabel, findCode, firstFor, hasMark, readCode, searchCodes } from "./codes.ts";
export { deadlinesOf } from "./deadlines-access.ts";
export { blocking, findings, type JudgedContact, type Standard } from "./findings.ts";
export { codeList, codesKind } from "./kind.ts";
export { assessBy, type Deadlines, limitFrom, limitsOffered, onSameWeekday } from "./limits.ts";
export {
  type Assessment,
  type AssessmentId,
  CODED,
  type Code,
  type CodeBook,
  type Coded,
  type CodeList,
  FINDINGS,
  type FindingCode,
  LISTS,
  MOVE_CONSENTS,
  type Said,
} from "./model.ts";
export {
  addAssessments,
  assessmentById,
  assessmentInForce,
  assessmentsOf,
  assessmentsOfSeveral,
  LOOK_ROWS,
  type ShownAssessment,
  type ToLookAt,
  toLookAt,
} from "./store.ts";
