export { detect } from "./detect.ts";
export {} from "./measure.ts";
export type { Sign, Words } from "./model.ts";
export { type HelpCard, parseHelpCard, parseSigns } from "./source.ts";
