import type { Period } from "./period.ts";
import type { Interval } from "./wilson.ts";

/** What a report may be narrowed to. A dimension left out counts everybody. */
export interface Filters {
  readonly line?: string | undefined;
  readonly channel?: string | undefined;
  readonly municipality?: string | undefined;
  readonly language?: string | undefined;
}

export const DIMENSIONS = ["line", "channel", "municipality", "language"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Somebody under non-disclosure counts here, and nowhere on a map. */
export const NOT_DISCLOSED = "hidden";
/** No municipality was given. */
export const UNKNOWN = "unknown";

type Place = Readonly<Record<Dimension, string>>;

export type Happening = "received" | "answered" | "in-time" | "alarm" | "alarm-in-time";

/** A count of what happened in the period. */
export interface FlowRow extends Place {
  readonly measure: Happening;
  readonly n: number;
}

/** First answers by step of the period (from 1; 0 is the previous period), under the filters of municipality and language. */
export interface StepRow {
  readonly measure: "answered" | "in-time";
  readonly step: number;
  readonly line: string;
  readonly channel: string;
  readonly n: number;
}

/** A count of what is open at the moment of asking. */
export interface OpenRow extends Place {
  readonly state: "running" | "overdue" | "waiting";
  readonly n: number;
}

/** First answers of a line by the quarters of an hour they took. */
export interface WaitRow {
  readonly line: string;
  readonly bucket: number;
  readonly n: number;
}

/** Rows that a store read. What happened is unfiltered; `waits` are of the filters without the line. */
export interface Read {
  readonly flow: readonly FlowRow[];
  readonly steps: readonly StepRow[];
  readonly open: readonly OpenRow[];
  readonly waits: readonly WaitRow[];
}

/** A share of what was shown; null in its place is hidden, `of` 0 is nobody. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  /** From 0 to 1; null when there is nobody. */
  readonly share: number | null;
  readonly interval: Interval | null;
}

/** Minutes within which half and nine of ten were answered; null when nobody was. */
export interface Waits {
  readonly median: number | null;
  readonly p90: number | null;
}

/** The figures of one choice. null: hidden, because they would tell of few people. */
export interface Figures {
  readonly contacts: number | null;
  readonly open: number | null;
  readonly overdue: number | null;
  readonly waiting: number | null;
  readonly inTime: Share | null;
  readonly waits: Waits | null;
  readonly alarms: Share | null;
}

export interface LineFigures extends Figures {
  readonly line: string;
  /** Contacts by channel, in the order of `Report.channels`. */
  readonly byChannel: readonly (number | null)[];
  /** Contacts by all channels together, whatever channel is chosen. */
  readonly allChannels: number | null;
}

export interface GroupFigures {
  readonly code: string;
  readonly contacts: number | null;
  readonly inTime: Share | null;
}

export interface StepFigures {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** Share answered in time; null when hidden or when nobody was answered. */
  readonly share: number | null;
  /** First answers; null when hidden. Undefined under filters of municipality or language, see `steps`. */
  readonly answered: number | null | undefined;
}

/** Everything on the leaders' first page, with what must not be seen already taken away. */
export interface Report {
  readonly period: Period;
  readonly filters: Filters;
  readonly total: Figures;
  /** Share answered in time in the previous period of equal length. */
  readonly previousShare: number | null;
  readonly channels: readonly string[];
  /** Contacts by channel over all lines. */
  readonly byChannel: readonly (number | null)[];
  /** Contacts of all lines together under the other filters. */
  readonly allLines: number | null;
  readonly lines: readonly LineFigures[];
  readonly municipalities: readonly GroupFigures[];
  /** Answered in time in all municipalities together, whatever municipality is chosen. */
  readonly allMunicipalities: Share | null;
  readonly languages: readonly GroupFigures[];
  readonly steps: readonly StepFigures[];
  /** Whether nothing at all has been recorded in the period, in the whole county. */
  readonly empty: boolean;
}

/** Failure demand of a week, as the cells have it. */
export interface FailureRow {
  readonly measure: "asked" | "continues" | "failure";
  /** Monday of the week. */
  readonly week: Temporal.PlainDate;
  readonly line: string;
  /** Of `failure`: the cause and the team where it was left; else empty. */
  readonly cause: string;
  readonly team: string;
  readonly n: number;
}

/** How contacts were handled, by team and step of a period (from 1). */
export interface QualityRow {
  readonly measure: "came" | "assessed-same-day" | "call-tried" | "call-kept" | "first-answer" | "unsettled";
  readonly step: number;
  readonly line: string;
  readonly team: string;
  readonly n: number;
}
