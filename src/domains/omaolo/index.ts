export { type Message, type Received, type Reception, receive } from "./actions.ts";
export { omaoloKind } from "./kind.ts";
export type { Assessment, OmaoloContent, Urgency } from "./model.ts";
export { type Read, readAssessment } from "./read.ts";
export { type AssessmentFacts, assessmentOf } from "./received-store.ts";
export { type ArrivedRow, arrivals } from "./report-store.ts";
export { answerRows } from "./rows.ts";
export { type Sample, sampleMessage } from "./sample.ts";
