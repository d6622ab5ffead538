export { makeRequest, stepRequest } from "./actions.ts";
export {
  type Correction,
  OUTCOMES,
  type Outcome,
  REFUSAL_REASONS,
  REQUEST_KINDS,
  type RequestCase,
  type RequestId,
  type RequestKind,
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
  takeRequest,
} from "./rules.ts";
export {
  correctionsOf,
  correctionsOfScores,
  loadRequest,
  REQUEST_ROWS,
  type RequestRow,
  requestQueue,
  requestsOf,
} from "./store.ts";
