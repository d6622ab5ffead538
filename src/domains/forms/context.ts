interface Place {
  readonly linkId: string;
  readonly text: string;
}

/** What is handed in when a form opens: values by launch name (FHIR resources such as a Patient), never asked of a network. */
export interface Context {
  readonly launch?: Readonly<Record<string, unknown>>;
  /** Where the expression that is being run stands, so that one without end can be named. */
  readonly watch?: { now: Place };
  /** The expression that came to no end: the form is judged without any. */
  readonly endless?: Place;
}
