export { bundleOf, namedId } from "./bundle.ts";
export { MOST, type OwnRecord, type RecordMatter, type RecordScore } from "./record.ts";
