export { type LetterReception, takeLetter } from "./actions.ts";
export { partnersKind } from "./kind.ts";
export { attachmentBody, attachmentsOf } from "./letter-store.ts";
export type { Letter, Partner, Refused } from "./model.ts";
export { isOf } from "./rules.ts";
