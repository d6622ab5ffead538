export { type LetterReception, type LetterTaken, takeLetter } from "./actions.ts";
export { partnersKind } from "./kind.ts";
export { type AttachmentFacts, attachmentBody, attachmentsOf } from "./letter-store.ts";
export type { Letter, Partner, Refused } from "./model.ts";
export { isOf, typeOf } from "./rules.ts";
