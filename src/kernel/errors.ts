/** Everything that a caller can be told. Pages turn a refusal into words; nothing else is thrown on purpose. */
export type RefusalCode =
  | "not-found" // also what somebody may not know of: the two cannot be told apart from outside
  | "denied"
  | "signed-out"
  | "invalid"
  | "conflict"
  | "too-large"
  | "rate-limited"
  | "unavailable";

export class Refusal extends Error {
  readonly code: RefusalCode;
  /** A key of the dictionaries or of content, never free text of a person. */
  readonly reason: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, reason: string, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code}: ${reason}`);
    this.name = "Refusal";
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** For what cannot be unless we have erred: the message is for us, never for a page. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`);
}
