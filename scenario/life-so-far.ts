import type { Deed, Planned, Submit } from "./doings.ts";

/** What is planned of a contact, in order of time. */
export class Life {
  readonly planned: Planned[] = [];
  readonly #submit: Submit;
  #last: number;

  constructor(submit: Submit, ms: number) {
    this.#submit = submit;
    this.#last = ms;
  }

  /** Adds a deed at the moment, or a little after the one before it. */
  at(ms: number, deed: DeedOfContact): void {
    this.#last = Math.max(Math.floor(ms), this.#last + 1000);
    this.planned.push({ ms: this.#last, deed: { ...deed, contactKey: this.#submit.contactKey } as Deed });
  }
}

type DeedOfContact =
  Exclude<Deed, Submit> extends infer D ? (D extends Deed ? Omit<D, "contactKey"> : never) : never;
