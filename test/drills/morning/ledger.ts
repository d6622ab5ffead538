/** A step that the house has acknowledged: its page said that it was done. */
export interface Acknowledged {
  /** Empty where the page does not tell. */
  readonly contact: string;
  readonly by: string;
  /** The fact that the journal must hold; of two that may follow, "one or other". */
  readonly fact: string;
}

/** What was done, refused politely, and what went wrong, as it was seen by those who work. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  readonly errors: Record<string, number> = {};
  /** A colleague was faster, or the rules said no: a page told so. */
  readonly polite: Record<string, number> = {};
  turns = 0;
  /** Times a screen was told of a change, and brought up to date. */
  refreshes = 0;

  done(contact: string, by: string, ...facts: readonly string[]): void {
    for (const fact of facts) this.acknowledged.push({ contact, by, fact });
  }

  wrong(what: string): void {
    this.errors[what] = (this.errors[what] ?? 0) + 1;
  }

  refused(what: string): void {
    this.polite[what] = (this.polite[what] ?? 0) + 1;
  }
}
