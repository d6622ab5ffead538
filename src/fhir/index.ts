export { bundleOf, namedId } from "./bundle.ts";
export { MOST, type OwnRecord, type RecordMatter } from "./record.ts";
