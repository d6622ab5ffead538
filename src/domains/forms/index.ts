export type { FormBook, OpenForm } from "./book.ts";
export {} from "./cases.ts";
export { type Issue, type IssueCode, sameAnswer } from "./check.ts";
export {} from "./check-answer.ts";
export { type CompiledForm, type CompiledItem, compile, type Option } from "./compile.ts";
export type { Context } from "./context.ts";
export { countSteps, type StepCount, stepCounts, useCounts } from "./count-store.ts";
export { type Danger, dangerAnswers, dangerOf, type FoundSign } from "./danger.ts";
export { difference, type ItemDifference } from "./difference.ts";
export {
  claimDraft,
  DRAFT_DAYS,
  type Draft,
  draftByCode,
  dropDraft,
  dropDrafts,
  dropSentDraft,
  findDraft,
  formsBegun,
  keepDraft,
  type Owner,
  openByCode,
  sweepDrafts,
} from "./draft-store.ts";
export { answersOf, type Evaluation, evaluate, validate } from "./evaluate.ts";
export { evaluateResponse } from "./evaluate-response.ts";
export { type Fault, FormFaults } from "./faults.ts";
export { bytesOf, dropFiles, keepFile, keepFilesUntil, moveFilesTo } from "./file-store.ts";
export { fileAnswer, fileIds, UPLOAD_MEGA } from "./files.ts";
export { readResponse } from "./from-response.ts";
export { type ReadForm, readForm, readForms, resourcesOf } from "./import.ts";
export { importedVersions, setImportedState } from "./imported-state-store.ts";
export {
  importedForm,
  importedTerminology,
  type Kept,
  keepImported,
  keepTerminology,
} from "./imported-store.ts";
export type { ImportedState, ImportedVersion } from "./imported-version.ts";
export type { Finding } from "./items.ts";
export { jsonFaultAt } from "./json-fault.ts";
export { type FormContent, parseForm, questionnaireKind } from "./kind.ts";
export { issueText } from "./messages.ts";
export type { Answer, Answers, Questionnaire, QuestionnaireResponse } from "./model.ts";
export { brokenFile, formOutcome, type OperationOutcome, responseOutcome } from "./outcome.ts";
export type { Block, Column, QuestionBlock, RepeatBlock } from "./page-blocks.ts";
export { type OptionModel, type PageModel, pages, type QuestionKind, type QuestionModel } from "./pages.ts";
export { itemAt, keyOf } from "./paths.ts";
export { readPosted } from "./posted.ts";
export { prefilled } from "./prefill.ts";
export { withoutRepeat, withRepeats } from "./repeats.ts";
export { fromResponse, type Given, toResponse } from "./response.ts";
export {
  dropResponse,
  type KeptResponse,
  keepResponse,
  responseById,
  responsesOf,
} from "./response-store.ts";
export { type ResultModel, results } from "./results.ts";
export { type ReviewModel, review } from "./review.ts";
export { type FormAges, type FormUse, PURPOSES } from "./source.ts";

export { freeText, labelOf, usesOf } from "./uses.ts";
export { NO_TERMINOLOGY, type Terminology, terminologyOf } from "./value-sets.ts";
