// The face of the directory: what there is to guide people to.
export type { DirectoryEntry, EntryLink } from "./entries.ts";
export type { DirectoryFilters } from "./filter.ts";
export { ImportFileError, type ImportReport, importDescriptions } from "./import-actions.ts";
export { servicesKind, servicesOf, unitsOf } from "./kind.ts";
export {
  AREAS,
  type CostClass,
  SERVICE_CHANNELS,
  type ServiceChannel,
  type StoredDescription,
  TARGET_GROUPS,
  type TargetGroup,
} from "./model.ts";
export { PTV_YEAR } from "./ptv.ts";
export type { Service } from "./schema.ts";
export { buildIndex, type Document, type SearchIndex } from "./search/build.ts";
export { MOST_LETTERS, rank } from "./search/rank.ts";
export { findService, findServices, searchDirectory } from "./search-actions.ts";
