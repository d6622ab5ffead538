// The face of the content room.
export { canonicalHash } from "./canonical.ts";
export { type CheckReport, checkContent } from "./check.ts";
export type { Content } from "./content.ts";
export { type Audience, bySchema, type ContentKind } from "./kind.ts";
export type { Borders } from "./kinds/borders.ts";
export type { County } from "./kinds/county.ts";
export { deadlineIds, FAMILY, type Line } from "./kinds/lines.ts";
export type { Municipality } from "./kinds/municipalities.ts";
export type { Team } from "./kinds/teams.ts";
export type { Unit } from "./kinds/units.ts";
export { type AnyKind, loadContent } from "./load.ts";
export {
  ContentError,
  error,
  type Finding,
  type Path,
  type Problem,
  problemLine,
  warning,
} from "./problem.ts";
export { publish, publishedBody, publishedVersions } from "./publish.ts";
export { type Band, band, readability } from "./readability.ts";
export {
  type Area,
  type Hours,
  isoDate,
  localText,
  type Phone,
  phone,
  type Review,
  review,
  slug,
} from "./shapes.ts";
export { teamFor } from "./team-for.ts";
export { loadTerms } from "./terms/load.ts";
export type { Terms } from "./terms/terms.ts";
export { checkTexts } from "./terms/texts.ts";
