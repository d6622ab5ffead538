export { detect } from "./detect.ts";
export { measureSigns } from "./measure.ts";
export type { Sign, Words } from "./model.ts";
export { type HelpCard, parseHelpCard, parseJudged, parseSigns } from "./source.ts";
