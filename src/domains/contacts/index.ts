export {
  answer,
  askBack,
  type County,
  clocked,
  close,
  closeAnswered,
  findBreaches,
  handOf,
  handOut,
  handOver,
  note,
  type Opened,
  open,
  release,
  reply,
  seeAlarm,
  send,
  sendAll,
  take,
} from "./actions.ts";
export { atRisk, RISK_ROWS, type RiskCount, riskCounts } from "./at-risk-store.ts";
export {
  joinContacts,
  mergeContacts,
  splitContact,
  unmergeContact,
} from "./belonging-actions.ts";
export { BREACH_ROWS, breaches } from "./breaches-store.ts";
export {
  type AnsweringHours,
  callDays,
  isAnswered,
  missCallBack,
  nextTries,
  promiseCallBack,
  reachCallBack,
  readTime,
} from "./call-back.ts";
export { correct, type Onward, recordContact, tryCallBack } from "./call-back-actions.ts";
export { CALL_ROWS, type CallBackRow, callBackOf, callBacks, intakeOf } from "./call-back-store.ts";
export { type ClockMoved, PROMISE_MOVES, type PromiseClock } from "./clock.ts";
export {
  clockedMatters,
  compareClocks,
  markBroken,
  rebuildClocks,
} from "./clock-store.ts";
export { withClocks } from "./clocks.ts";
export type { Asked } from "./consult.ts";
export { answerColleague, askColleague } from "./consult-actions.ts";
export { type OpenConsult, openConsults } from "./consult-store.ts";
export { type Continuation, continues, SUGGESTED_DAYS } from "./continuation.ts";
export { markContinuation } from "./continuation-actions.ts";
export { continuationOf, putContinuations } from "./continuation-store.ts";
export { CORRECTION_REASONS, type CorrectionReason, type RightPerson } from "./correction.ts";
export { AFTER_DEATH, type AfterDeath } from "./death.ts";
export { closeAfterDeath, recordDeath } from "./death-actions.ts";
export { isSettled } from "./facts.ts";
export * as handling from "./handling.ts";
export {
  failureCauses,
  failureCausesKind,
  noNeedKind,
  noNeedReasons,
  type Template,
  templatesFor,
  templatesKind,
} from "./kind.ts";
export { type LimitCount, type LimitState, lateCalls, limitCounts } from "./limit-counts-store.ts";
export { goesOnIn, type LinkedContact, linkedTo, mayBeSame } from "./link-store.ts";
export {
  contactByCode,
  contactBySubmission,
  historyOf,
  loadCase,
  messagesOf,
  messagesOfMerged,
  responseOf,
  type ShownMessage,
} from "./load-store.ts";
export {
  contactForRequest,
  contactsShownTo,
  forgetNoticeAddresses,
  historyOfSeveral,
  MATTERS_PAGE,
  type Matter,
  type MatterChoice,
  type MatterReach,
  matters,
  matterYears,
  messagesOfSeveral,
  responsesOfSeveral,
  type ToldMessage,
} from "./matters-store.ts";
export { merge } from "./merge.ts";
export { MILESTONES, type Milestone, reach } from "./milestone.ts";
export { reachMilestone } from "./milestone-actions.ts";
export type {
  Bond,
  CallBack,
  Change,
  Channel,
  Contact,
  ContactStatus,
  Fact,
  FactType,
  Intake,
  Message,
  Register,
  Way,
  Whom,
} from "./model.ts";
export { CHANNELS } from "./model.ts";
export { takeNext } from "./next-actions.ts";
export { freeCount, sweepPresses } from "./next-store.ts";
export { contactsOfPerson, PERSON_ROWS, type PersonContact } from "./of-person-store.ts";
export { cameWhileClosed } from "./opening.ts";
export { origin } from "./origin.ts";
export { type Beside, conclude } from "./outcome-actions.ts";
export { outcomesOf, outcomesOfSeveral, type ShownOutcome } from "./outcome-store.ts";
export { type Conclusion, MOST_SERVICES, type Outcome, type OutcomeKind } from "./outcomes.ts";
export { OWN_MATTERS_AGE } from "./own-age.ts";
export { ON_CALL, type Reach, type Right, reachOfResident } from "./policy.ts";
export { COUNTED, type QueueCounts, queueCounts } from "./queue-counts-store.ts";
export {
  MOST_PAGES,
  PAGE_ROWS,
  type QueueFilters,
  type QueueReach,
  type QueueRow,
  queue,
  type View,
} from "./queue-store.ts";
export * from "./queue-view-store.ts";
export { drawNumbers } from "./reference-store.ts";
export type { Referral } from "./referral.ts";
export { save } from "./save-store.ts";
export { SETTLED_WITHIN_DAYS } from "./settled-in-one.ts";
export { SEVERAL, type SeveralResult, type SeveralStep, stepSeveral } from "./several-actions.ts";
export { readMoment, SNOOZE_DAYS } from "./snooze.ts";
export { snoozeContact, wakeSnoozed } from "./snooze-actions.ts";
export { asideUntil } from "./snooze-store.ts";
export * as step from "./step.ts";
export { CODE_DAYS, type NewContact, submit } from "./submit.ts";
export { fillTemplate, inserted, unfilled } from "./template.ts";
export { addWill, minorOf } from "./will-store.ts";
