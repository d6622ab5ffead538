/** A fact of the journal as the projector reads it back. */
export interface JournalFact {
  readonly type: string;
  readonly at: Temporal.Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a cell is about. A bucket is a quarter of an hour of waiting, or the minute of the day something is due. */
export interface Cell {
  readonly measure:
    | "received"
    | "answered"
    | "in-time"
    | "breached"
    | "due"
    | "waiting"
    | "alarm"
    | "alarm-in-time"
    | "asked"
    | "continues"
    | "failure"
    | "came"
    | "assessed-same-day"
    | "call-tried"
    | "call-kept"
    | "first-answer"
    | "unsettled";
  readonly day: string;
  readonly line: string;
  readonly channel: string;
  readonly municipality: string;
  readonly language: string;
  readonly bucket: number;
}

export interface Delta {
  readonly cell: Cell;
  readonly n: number;
}
