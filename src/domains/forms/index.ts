export { plainAnswers } from "./cases.ts";
export type { Issue, IssueCode } from "./check.ts";
export { type CompiledForm, type CompiledItem, compile, type Option } from "./compile.ts";
export { type Danger, dangerAnswers, dangerOf, type FoundSign } from "./danger.ts";
export {
  claimDraft,
  DRAFT_DAYS,
  type Draft,
  dropDraft,
  dropDrafts,
  dropSentDraft,
  findDraft,
  formsBegun,
  keepDraft,
  type Owner,
  sweepDrafts,
} from "./draft-store.ts";
export { answersOf, type Evaluation, evaluate, validate } from "./evaluate.ts";
export { type Fault, FormFaults } from "./faults.ts";
export { type FormContent, parseForm, questionnaireKind } from "./kind.ts";
export { issueText } from "./messages.ts";
export type { Answer, Answers, Questionnaire, QuestionnaireResponse } from "./model.ts";
export { type OptionModel, type PageModel, pages, type QuestionKind, type QuestionModel } from "./pages.ts";
export { FIELD_MAX, readPosted } from "./posted.ts";
export { fromResponse, type Given, toResponse } from "./response.ts";
export { type ReviewModel, type ReviewRow, review } from "./review.ts";
export { freeText, labelOf, usesOf } from "./uses.ts";
