import type { LocalText } from "#src/kernel/lang.ts";
import type { DayOff } from "#src/kernel/working-days.ts";

/**
 * hour: to the minute. weekday: within office hours, 0 is the same day. working_day, day, month: to the end of the
 * local date; the day on which the clock starts is not counted.
 */
export const UNITS = ["hour", "weekday", "working_day", "day", "month"] as const;
export type Unit = (typeof UNITS)[number];

/** A `clock` runs for one matter; a `report` falls due for the county; a `share` is a target of a measure. */
export const KINDS = ["clock", "report", "share"] as const;

/** What happened that starts or stops a clock: a code for machines, words for people. */
export interface ClockEvent {
  readonly code: string;
  readonly name: LocalText;
}

/** One way to fall under a rule. Everything named must hold; ages in full years when the clock starts. */
export interface Case {
  readonly ageFrom?: number | undefined;
  readonly ageUnder?: number | undefined;
  readonly needs: readonly string[];
}

interface Described {
  readonly id: string;
  /** What is promised; the rules of one purpose follow each other in time or divide people between them. */
  readonly purpose: string;
  /** As cited; in three languages where residents read it. */
  readonly law: string | LocalText;
  readonly name: LocalText;
  readonly limit: LocalText;
  readonly validFrom?: Temporal.PlainDate | undefined;
  /** The last day in force. */
  readonly validTo?: Temporal.PlainDate | undefined;
  readonly source: string | LocalText;
  /** False until the county's lawyer has compared it with the statute: pages must say so. */
  readonly verified: boolean;
}

/**
 * How the facts of a contact move a clock of a rule. Facts are codes of the journal; what it names must hold of the contact.
 */
export interface Runs {
  readonly registers: readonly string[];
  /** Left out: every line, every topic. */
  readonly lines?: readonly string[] | undefined;
  readonly topics?: readonly string[] | undefined;
  /** Topics that are no need of care or service: a complaint, a cancellation. */
  readonly notTopics: readonly string[];
  /** Only when an assessment of need or an asked time names the rule: a person chose it. `also`: by itself too. */
  readonly named: boolean | "also";
  /** Any of these starts it. */
  readonly from: readonly string[];
  readonly met: readonly string[];
  /** The same of a limit that was named; left out: as `met`. */
  readonly metNamed?: readonly string[] | undefined;
  /** A contact that comes by these channels has met it by coming. */
  readonly metBy: readonly string[];
  readonly pause: readonly string[];
  readonly resume: readonly string[];
  /** Begins a new round. */
  readonly again: readonly string[];
  /** What makes the limit not concern the matter any more. */
  readonly void: readonly string[];
}

/** A time limit for one matter. */
export interface DeadlineRule extends Described {
  readonly kind: "clock";
  readonly value: number;
  readonly unit: Unit;
  readonly start: ClockEvent;
  readonly stop: ClockEvent;
  /** Any one suffices; none at all means everybody. */
  readonly cases: readonly Case[];
  /** Codes of facts that take a matter out of the rule. */
  readonly except: readonly string[];
  /** Absent: never run on a contact. */
  readonly runs?: Runs | undefined;
}

/** A duty or target of the county as a whole: shown and followed, never run as a clock. */
export interface CountyRule extends Described {
  readonly kind: "report" | "share";
  readonly value?: number | undefined;
  readonly unit?: Unit | undefined;
}

export type Rule = DeadlineRule | CountyRule;

/** How a due moment was counted, step by step, for pages to put into words. */
export type Step =
  | { readonly code: "started"; readonly date: Temporal.PlainDate }
  | { readonly code: "office-opens"; readonly at: Temporal.Instant; readonly date: Temporal.PlainDate }
  | { readonly code: "skipped"; readonly date: Temporal.PlainDate; readonly why: DayOff }
  | { readonly code: "counted"; readonly date: Temporal.PlainDate; readonly number: number }
  | { readonly code: "calendar-days"; readonly days: number; readonly date: Temporal.PlainDate }
  | { readonly code: "calendar-months"; readonly months: number; readonly date: Temporal.PlainDate }
  | { readonly code: "month-end"; readonly date: Temporal.PlainDate }
  | { readonly code: "hours"; readonly hours: number }
  | { readonly code: "due"; readonly at: Temporal.Instant; readonly date: Temporal.PlainDate };

export interface Due {
  /** The last instant at which the promise is kept. */
  readonly due: Temporal.Instant;
  readonly dueDate: Temporal.PlainDate;
  readonly steps: readonly Step[];
}

/** When the office is open on a working day, "HH:mm" in Helsinki; it is closed at the instant of `closes`. */
export interface OfficeHours {
  readonly opens: string;
  readonly closes: string;
}

/** Something that happened to a clock. `restart` begins a new round: a matter opened again. */
export interface ClockFact {
  readonly type: "start" | "pause" | "resume" | "stop" | "restart";
  readonly at: Temporal.Instant;
}

/** Time until a promise, or since it passed, in parts to show. All parts are 0 or more. */
export interface TimeLeft {
  readonly late: boolean;
  /** Working days between the two local dates, the first not counted. */
  readonly workingDays: number;
  readonly calendarDays: number;
  /** The whole difference in hours and minutes, to show when both are on the same local date. */
  readonly hours: number;
  readonly minutes: number;
  /** Milliseconds left, negative when late: the most urgent sorts first. */
  readonly sortKey: number;
}

export type ClockStatus = "not-started" | "running" | "overdue" | "paused" | "stopped";

export interface ClockState {
  readonly status: ClockStatus;
  readonly startedAt?: Temporal.Instant;
  /** The promise that binds, or bound when the clock stopped. None before the start and during a pause. */
  readonly due?: Temporal.Instant;
  /** During a pause: the promise, were the clock to go on now. */
  readonly dueIfResumed?: Temporal.Instant;
  /** Time left now; at the pause while paused; at the stop when stopped. */
  readonly remaining?: TimeLeft;
  /** Whether a promise passed unmet, in this round or an earlier one. Nothing heals it. */
  readonly breached: boolean;
  /** The first promise that passed unmet. */
  readonly breachedAt?: Temporal.Instant;
  readonly pausedAt?: Temporal.Instant;
  readonly stoppedAt?: Temporal.Instant;
}
