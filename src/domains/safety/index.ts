export { detect } from "./detect.ts";
export type { Sign, Words } from "./model.ts";
export { dangerShape, type HelpCard, parseHelpCard, parseSigns, patternFaults } from "./source.ts";
