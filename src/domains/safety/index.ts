export { detect } from "./detect.ts";
export { measureSigns } from "./measure.ts";
export type { Sign, Words } from "./model.ts";
export {
  dangerShape,
  type HelpCard,
  parseHelpCard,
  parseJudged,
  parseSigns,
  patternFaults,
} from "./source.ts";
