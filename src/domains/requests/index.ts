export { makeRequest, stepRequest } from "./actions.ts";
export {
  type Correction,
  type DataRequest,
  OUTCOMES,
  type Outcome,
  REFUSAL_REASONS,
  REQUEST_KINDS,
  type RefusalReason,
  type RequestCase,
  type RequestFact,
  type RequestId,
  type RequestKind,
  type RequestStatus,
  type Target,
} from "./model.ts";
export {
  answerRequest,
  closeRequest,
  extendRequest,
  RULES,
  type RuleBook,
  requestDue,
  requestStatus,
  ruleOf,
  takeRequest,
} from "./rules.ts";
export {
  correctionsOf,
  loadRequest,
  REQUEST_ROWS,
  type RequestRow,
  requestQueue,
  requestsOf,
} from "./store.ts";
