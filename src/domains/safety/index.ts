export { type CompiledSigns, compileSigns } from "./compile.ts";
export { detect } from "./detect.ts";
export { measureSigns, type SignFigures, type SignMeasure } from "./measure.ts";
export type { Severity, Sign, SignContent, SignList, Words } from "./model.ts";
export { type HelpCard, type JudgedText, parseHelpCard, parseJudged, parseSigns } from "./source.ts";
