/** What the generator is to do: `requests` are whole HTTP requests, sent in order; `once` sends none twice. */
export interface Plan {
  readonly port: number;
  readonly requests: readonly Uint8Array[];
  readonly once?: boolean;
  readonly expect: number;
  readonly seconds: number;
  /** Closed: so many callers, each asks again when answered. Open: so many a second, whoever is answered. */
  readonly load: { readonly closed: number } | { readonly perSecond: number };
}

/** What came of it. Latencies in milliseconds; of an open load from the moment a request was due to be sent. */
export interface Outcome {
  readonly latencies: Float64Array<ArrayBuffer>;
  readonly answered: number;
  /** Answers with another status than expected, by status; 0 is a broken connection. */
  readonly others: Readonly<Record<number, number>>;
  readonly seconds: number;
  readonly bytes: number;
  /** The share of the time that the generator itself was busy: near 1 it measures itself. */
  readonly busy: number;
  readonly mostWaiting: number;
}
