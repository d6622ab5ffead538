export {
  answer,
  askBack,
  bansMoving,
  type County,
  close,
  closeAnswered,
  findBreaches,
  handOut,
  handOver,
  note,
  type Opened,
  open,
  release,
  reply,
  seeAlarm,
  send,
  take,
} from "./actions.ts";
export { BREACH_ROWS, type Breach, breaches } from "./breaches-store.ts";
export {
  type AnsweringHours,
  callDays,
  isAnswered,
  nextTries,
  readTime,
} from "./call-back.ts";
export { correct, type Onward, recordContact, tryCallBack } from "./call-back-actions.ts";
export { CALL_ROWS, type CallBackRow, callBackOf, callBacks, intakeOf } from "./call-back-store.ts";
export type { ClockMoved, PromiseClock } from "./clock.ts";
export { CORRECTION_REASONS, type CorrectionReason, type RightPerson } from "./correction.ts";
export { contactStatus } from "./facts.ts";
export * as handling from "./handling.ts";
export {
  contactByCode,
  contactBySubmission,
  historyOf,
  messagesOf,
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
export { contactsOfPerson, PERSON_ROWS, type PersonContact } from "./of-person-store.ts";
export { ON_CALL, OWN_MATTERS_AGE, type Reach, type Right, reachOfResident } from "./policy.ts";
export {
  PAGE_ROWS,
  type QueueCounts,
  type QueueQuery,
  type QueueReach,
  type QueueRow,
  queue,
  queueCounts,
  type View,
} from "./queue-store.ts";
export { drawNumbers } from "./reference-store.ts";
export { save } from "./save-store.ts";
export { CODE_DAYS, type NewContact, submit } from "./submit.ts";
