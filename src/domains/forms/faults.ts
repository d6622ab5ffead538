/** What is wrong with a form itself, for the person who writes it: which item and why. */
export interface Fault {
  readonly linkId: string;
  readonly reason: string;
}

export class FormFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(form: string, faults: readonly Fault[]) {
    super(
      `${form}: ${faults.map(({ linkId, reason }) => (linkId ? `item ${linkId}: ${reason}` : reason)).join("; ")}`,
    );
    this.name = "FormFaults";
    this.faults = faults;
  }
}
