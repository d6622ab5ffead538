// The face of the content room.
export { canonicalHash } from "./canonical.ts";
export { type CheckReport, checkContent, type TextFigure } from "./check.ts";
export type { Content, ContentFile, VersionedFile } from "./content.ts";
export { type Audience, bySchema, type ContentKind, type ParseResult, type Versioned } from "./kind.ts";
export type { Borders } from "./kinds/borders.ts";
export type { County, EmergencyHelp } from "./kinds/county.ts";
export { deadlineIds, type Line } from "./kinds/lines.ts";
export type { Municipality } from "./kinds/municipalities.ts";
export type { Profession, RoleName } from "./kinds/people.ts";
export type { PostalCode } from "./kinds/postal-codes.ts";
export type { Team } from "./kinds/teams.ts";
export type { Unit } from "./kinds/units.ts";
export { type AnyKind, loadContent, readContent } from "./load.ts";
export {
  ContentError,
  error,
  type Finding,
  type Path,
  type Problem,
  problemLine,
  warning,
} from "./problem.ts";
export { type Publication, publish, publishedBody } from "./publish.ts";
export { type Band, band, type Readability, readability } from "./readability.ts";
export type { ReviewState } from "./reviews.ts";
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
export { loadTerms } from "./terms/load.ts";
export type { Terms } from "./terms/terms.ts";
export { checkTexts } from "./terms/texts.ts";
