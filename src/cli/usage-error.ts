/** A verb was called wrongly; the message says with what, and what is expected. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
