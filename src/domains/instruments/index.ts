// The face of the instrument library: finding a measure, bringing measures in, scores in people's records.
export type { Alike } from "./alike.ts";
export { bandsOf, bandText } from "./bands.ts";
export type { Column } from "./columns.ts";
export { libraryCsv } from "./csv.ts";
export { type Fault, faultText } from "./faults.ts";
export { libraryBundle } from "./fhir.ts";
export { FACETS, type Facet, type FacetCounts, ITEMS, type LibraryFilters, MINUTES } from "./filter.ts";
export { isFormOf } from "./form-of.ts";
export { type ImportReport, importInstruments } from "./import-actions.ts";
export { instrumentsKind, instrumentTermsKind, termsOf } from "./kind.ts";
export {
  allInstruments,
  findInstrument,
  searchInstruments,
} from "./library-actions.ts";
export {
  type Band,
  type Checked,
  hasScore,
  type Instrument,
  type LibraryEntry,
  nameOf,
  saysSafety,
} from "./model.ts";
export { countText } from "./numbers.ts";
export {
  delimiterOf,
  type FileFault,
  MOST_BYTES,
  MOST_ROWS,
  textOf,
  UnreadableFile,
} from "./read-file-actions.ts";
export {
  checkScore,
  inForce,
  MOST_NOTE,
  REGISTERS,
  type ScoreFault,
  type ScoreRegister,
  type TypedScore,
} from "./score.ts";
export {
  recordScore,
  rightToScores,
  type ScoreRight,
  scoresForResident,
  takeBackScore,
} from "./score-actions.ts";
export { type ShownScore, scoreById, scoresOf } from "./score-store.ts";
export { phenomenaOfTopic, type TermList, type Terms, termName } from "./terms.ts";
