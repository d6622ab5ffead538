import type { Id, PersonId, ProfessionalId } from "#src/kernel/id.ts";

export type WatchId = Id<"watched-person">;

/** What one professional read of one person in a span, as the access log has it, with what ties the two. */
export interface Pair {
  readonly readerId: ProfessionalId;
  readonly personId: PersonId;
  readonly opened: number;
  /** Steps with the person's matters: taking, answering, noting, recording. */
  readonly handled: number;
  /** Openings by a stated special reason. */
  readonly special: number;
  /** Openings between 22 and 6, in Helsinki. */
  readonly night: number;
  readonly lastAt: Temporal.Instant;
  readonly ties: readonly Tie[];
}

/** How the reader and the person read are tied, as the population data and the staff list say. */
const TIES = [
  "self",
  "guardianship",
  "same-address",
  "same-surname-street",
  "same-street",
  "colleague",
  "watched",
] as const;
export type Tie = (typeof TIES)[number];

/** How many people a professional opened in the span, with the teams that they are compared in. */
export interface ReaderCount {
  readonly readerId: ProfessionalId;
  readonly teams: readonly string[];
  readonly onCall: boolean;
  readonly people: number;
}

/** Why reading is shown to the officer: each a rule of its own, with words. */
const FINDING_KINDS = [
  "self",
  "family",
  "neighbour",
  "colleague",
  "watched",
  "many-people",
  "without-handling",
  "at-night",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something to look at. It is never a verdict: most findings have a good explanation. */
export interface Finding {
  /** The same finding has the same key in every report: kind, reader, person. */
  readonly key: string;
  readonly kind: FindingKind;
  readonly readerId: ProfessionalId;
  /** Null when it is about the reader's reading as a whole. */
  readonly personId: PersonId | null;
  /** The figures that it rests on, for its words. */
  readonly figures: Readonly<Record<string, number>>;
  readonly ties: readonly Tie[];
  readonly lastAt: Temporal.Instant | null;
}

export const CONCLUSIONS = ["in-order", "asked", "passed-on"] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export interface Review {
  readonly finding: string;
  readonly at: Temporal.Instant;
  readonly madeBy: string;
  readonly conclusion: Conclusion;
  readonly words: string;
}
