import type { ContactId } from "./id.ts";

/** `promise`: what the county promised whoever wrote. `law`: a limit of a law or another rule that runs beside it. */
export type ClockKind = "promise" | "law";

/** kept and broken are for good once the clock has stopped; a broken one without `stoppedAt` still runs, late. */
export type ClockOutcome = "running" | "paused" | "kept" | "broken" | "void";

/** One clock of a contact as its facts leave it. */
export interface ContactClock {
  readonly kind: ClockKind;
  /** A rule of content/deadlines.yaml. */
  readonly rule: string;
  /** Of the round that counts: a matter opened again begins a new one. */
  readonly startedAt: Temporal.Instant;
  /** The moment that binds, or bound when the clock stopped; null during a pause. */
  readonly dueAt: Temporal.Instant | null;
  readonly pausedAt: Temporal.Instant | null;
  /** When it stopped, or when it was made void. */
  readonly stoppedAt: Temporal.Instant | null;
  /** The first due moment that passed unmet, in this round or an earlier one. */
  readonly breachedAt: Temporal.Instant | null;
  readonly state: ClockOutcome;
}

/** A fact of a contact, as clocks read it. */
export interface ClockedFact {
  readonly type: string;
  readonly at: Temporal.Instant;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

/** What the clocks of a contact are counted from. */
export interface ClockedMatter {
  readonly id: ContactId;
  /** Where it stands now. */
  readonly register: string;
  readonly line: string;
  readonly topic: string;
  readonly channel: string;
  readonly promise: string;
  /** Of the person whose matter it is; null when nobody is known. */
  readonly birthDate: Temporal.PlainDate | null;
  readonly facts: readonly ClockedFact[];
}

/** Counts clocks by the county's rules. */
export interface ClockBook {
  /** All clocks of a matter at a moment, promises first, then by rule. */
  count(matter: ClockedMatter, now: Temporal.Instant): readonly ContactClock[];
  /** Whether a fact of this type can move any clock. */
  moves(type: string): boolean;
}
