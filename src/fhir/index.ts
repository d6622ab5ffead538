export { STATUS } from "./appointment.ts";
export { bundleOf, namedId } from "./bundle.ts";
export { type Resource, SYSTEMS } from "./model.ts";
export { MOST, type OwnRecord, type RecordMatter, type RecordScore } from "./record.ts";
export * from "./scheduling/index.ts";
