export {
  answer,
  askBack,
  close,
  closeAnswered,
  type County,
  findBreaches,
  handOut,
  handOver,
  note,
  open,
  type Opened,
  release,
  reply,
  seeAlarm,
  send,
  take,
} from "./actions.ts";
export { contactStatus } from "./facts.ts";
export * as handling from "./handling.ts";
export {
  contactByCode,
  contactBySubmission,
  historyOf,
  messagesOf,
  responseOf,
  type ShownMessage,
} from "./load.ts";
export type {
  Change,
  Channel,
  Contact,
  ContactStatus,
  Fact,
  FactType,
  Message,
  Register,
  Way,
} from "./model.ts";
export { matters, type Matter } from "./matters.ts";
export { merge } from "./merge.ts";
export { ON_CALL, OWN_MATTERS_AGE, type Right } from "./policy.ts";
export { PAGE_ROWS, queue, type QueueCounts, queueCounts, type QueueQuery, type QueueRow, type View } from "./queue.ts";
export { drawNumbers } from "./references.ts";
export { save } from "./save.ts";
export { CODE_DAYS, type NewContact, submit } from "./submit.ts";
