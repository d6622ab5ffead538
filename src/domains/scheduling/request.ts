import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** How one meets. */
export const FORMS = ["visit", "phone", "video", "home"] as const;
export type MeetingForm = (typeof FORMS)[number];

/** How soon, as whoever asks for the time judges it; the due moment is a date of its own. */
export const URGENCIES = ["today", "three-days", "week", "later"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Who picks the time out of those that fit. */
export const CHOOSERS = ["resident", "nurse"] as const;
export type Chooser = (typeof CHOOSERS)[number];

export type RequestState = "asked" | "booked" | "withdrawn";

/** What is asked for, before it is somebody's. */
export interface TimeAsked {
  /** Id of content/appointment-types.yaml. */
  readonly type: string;
  readonly minutes: number;
  readonly form: MeetingForm;
  readonly profession: string | null;
  readonly languages: readonly Lang[];
  readonly interpreter: string | null;
  /** Units wished for; none: anywhere. */
  readonly places: readonly string[];
  readonly urgency: Urgency;
  /** The rule of content/deadlines.yaml that the due moment follows; null: a date set by hand. */
  readonly rule: string | null;
  readonly dueAt: Temporal.Instant;
  readonly chooser: Chooser;
}

/** A time asked for somebody, until it is booked or withdrawn. */
export interface BookingRequest extends TimeAsked {
  readonly id: string;
  readonly contactId: ContactId;
  readonly personId: PersonId | null;
  readonly register: "health" | "social";
  readonly line: string;
  readonly team: string;
  readonly state: RequestState;
  readonly askedAt: Temporal.Instant;
  readonly askedBy: ProfessionalId;
  readonly endedAt: Temporal.Instant | null;
}
