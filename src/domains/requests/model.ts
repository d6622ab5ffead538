import type { Ground } from "#src/kernel/access.ts";
import type { ContactId, Id, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

export type RequestId = Id<"data-request">;

export const REQUEST_KINDS = ["rectification", "restriction", "log", "erasure"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Of what: the whole or a part of a contact, a score, what the county knows of the person, or the log of readings. */
export type Target = "contact" | "message" | "answer" | "assessment" | "outcome" | "score" | "person" | "log";

export type RequestStatus = "received" | "taken" | "answered" | "closed";
export const OUTCOMES = ["granted", "partly", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a request is not met in full; each has words in the dictionaries. */
export const REFUSAL_REASONS = [
  "accurate",
  "required-by-law",
  "rights-of-others",
  "danger",
  "unfounded",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What somebody asks of the county about a person's data, as it was asked. It never changes. */
export interface DataRequest {
  readonly id: RequestId;
  /** The key of the sending: the same key twice is one request. */
  readonly submission: string;
  readonly reference: string;
  readonly kind: RequestKind;
  readonly personId: PersonId;
  readonly madeBy: PersonId;
  readonly ground: Extract<Ground, "own" | "guardian" | "mandate">;
  readonly language: Lang;
  readonly target: Target;
  readonly contactId: ContactId | null;
  /** The message, the question of the form, the assessment, the outcome, the time asked or the score. */
  readonly targetId: string | null;
  readonly wrong: string | null;
  readonly shouldBe: string | null;
  /** First and last day of the log that is asked for. */
  readonly periodFrom: Temporal.PlainDate | null;
  readonly periodTo: Temporal.PlainDate | null;
  /** The rule of content/deadlines.yaml. */
  readonly rule: string;
  readonly receivedAt: Temporal.Instant;
}

export type RequestFactType = "received" | "taken" | "extended" | "answered" | "closed";

/** What happened with a request, in order from 1. Facts are only ever added. */
export interface RequestFact {
  readonly n: number;
  readonly at: Temporal.Instant;
  readonly type: RequestFactType;
  readonly actorKind: "resident" | "staff" | "system";
  readonly actorId: string | null;
  readonly outcome: Outcome | null;
  readonly reason: RefusalReason | null;
  /** What the person is told. */
  readonly words: string | null;
}

export interface RequestCase {
  readonly request: DataRequest;
  readonly facts: readonly RequestFact[];
}

/** What is written beside the record that was wrong. */
export interface Correction {
  readonly id: string;
  readonly requestId: RequestId;
  readonly contactId: ContactId | null;
  readonly target: Target;
  readonly targetId: string | null;
  readonly words: string;
  readonly at: Temporal.Instant;
  readonly madeBy: ProfessionalId;
}

/** One step of a request: a fact, the state after it, and the correction that it carries out. */
export interface Step {
  readonly fact: RequestFact;
  readonly status: RequestStatus;
  readonly dueAt: Temporal.Instant;
  readonly correction: Correction | null;
}
