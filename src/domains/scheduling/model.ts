import type { AccessAction, ActorRef, Ground } from "#src/kernel/access.ts";
import type { AppointmentId, ContactId, PersonId, ResourceId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

/** How a service is given. */
export const FORMS_OF_SERVICE = ["in-person", "remote", "phone", "home"] as const;
export type FormOfService = (typeof FORMS_OF_SERVICE)[number];

/** What has a calendar: a professional, a room, a thing. */
export type ResourceKind = "professional" | "room" | "equipment";

export interface Resource {
  readonly id: ResourceId;
  readonly kind: ResourceKind;
  readonly unit: string;
  readonly profession: string | null;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
}

/** Who or what a visit needs: anything that meets all of it will do. Empty lists ask for nothing. */
export interface Need {
  readonly kind: ResourceKind;
  readonly professions: readonly string[];
  readonly skills: readonly string[];
}

/** A kind of visit that can be booked, as the content of the county says. Lengths in minutes. */
export interface BookableType {
  readonly id: string;
  readonly line: string;
  readonly minutes: number;
  readonly before: number;
  readonly after: number;
  readonly forms: readonly FormOfService[];
  /** The first need leads: times are looked for in its calendar, and the others must be free then. */
  readonly needs: readonly [Need, ...Need[]];
  /** Times begin on this grid, counted from the beginning of the working time. */
  readonly step: number;
  /** No sooner than so many minutes from now. */
  readonly notice: number;
  /** No later than so many days from today. */
  readonly horizonDays: number;
}

/**
 * Working time that comes again each week. Local wall-clock minutes of a day: a night shift ends past 1440. Days
 * are counted from 1970-01-01, weekdays are a set of bits, Monday the lowest.
 */
export interface WeeklyRule {
  readonly weekdays: number;
  readonly from: number;
  readonly to: number;
  readonly validFrom: number;
  /** The last day, itself included; null goes on. */
  readonly validUntil: number | null;
  /** Every second week is 2; counted from the week of `validFrom`. */
  readonly everyWeeks: number;
  /** Worked on public holidays too. */
  readonly onHolidays: boolean;
  readonly offer: Offering;
}

/** What may be booked in a stretch of working time. */
export interface Offering {
  readonly unit: string;
  readonly forms: readonly FormOfService[];
  /** Only these types; null takes all that the resource can do. */
  readonly types: readonly string[] | null;
  /** Kept for what cannot wait. */
  readonly urgent: boolean;
  /** Kept for one line until so many days before; null is open to all. */
  readonly keptFor: { readonly line: string; readonly untilDays: number } | null;
  /** How many may be met at once: a vaccination drive, a group. */
  readonly seats: number;
}

/** A change to the weekly rules. Minutes since 1970-01-01 UTC, the end not included. */
export interface Exception {
  readonly from: number;
  readonly to: number;
  /** Null is an absence; else working time beside the rules. */
  readonly offer: Offering | null;
}

/** Stretches of time in order of their beginning, in minutes since 1970-01-01 UTC. They may overlap (seats). */
export interface Stretches {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The latest end up to each. */
  readonly reach: Int32Array;
}

/** All that a search must know of one resource. */
export interface Calendar {
  readonly resource: Resource;
  readonly rules: readonly WeeklyRule[];
  readonly exceptions: readonly Exception[];
  readonly busy: Stretches;
}

/** When a unit is open for visitors, local wall-clock minutes by weekday (Monday first); on holidays where they say so. */
export type OpeningHours = readonly (readonly {
  readonly from: number;
  readonly to: number;
  readonly onHolidays?: boolean;
}[])[];

export type AppointmentStatus = "held" | "booked" | "cancelled" | "arrived" | "started" | "done" | "no-show";

/** One time given, or held for a moment, as its row stands. Changes only by the rules of this room. */
export interface Appointment {
  readonly id: AppointmentId;
  /** The key of the taking: the same key twice is one appointment. */
  readonly submission: string;
  readonly type: string;
  readonly line: string;
  readonly register: "health" | "social";
  readonly unit: string;
  readonly form: FormOfService;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly status: AppointmentStatus;
  readonly heldUntil: Temporal.Instant | null;
  readonly personId: PersonId | null;
  /** Who took it: the person or somebody who acts for them; null when staff did. */
  readonly bookedBy: PersonId | null;
  readonly contactId: ContactId | null;
  readonly language: Lang;
  readonly codeHash: Uint8Array | null;
  readonly notifyEmail: string | null;
  readonly notifyPhone: string | null;
  readonly comingConfirmedAt: Temporal.Instant | null;
  readonly cancelledAt: Temporal.Instant | null;
  readonly cancelReason: string | null;
  readonly startedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly movedTo: AppointmentId | null;
  readonly madeAt: Temporal.Instant;
  /** Raised by one at every change: a change names the version it saw. */
  readonly version: number;
}

/** What an appointment takes of one resource. */
export interface Taking {
  readonly resourceId: ResourceId;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** How many may be met at once there and then. */
  readonly seats: number;
}

export type AppointmentFact =
  | "time-held"
  | "time-let-go"
  | "time-booked"
  | "time-cancelled"
  | "time-moved"
  | "coming-confirmed"
  | "visit-arrived"
  | "visit-started"
  | "visit-done"
  | "visit-missed";

/** All that one decision changes; saved as a whole or not at all. */
export interface BookingChange {
  readonly appointment: Appointment;
  /** The version that the decision saw; null when the appointment is new. */
  readonly seen: number | null;
  /** What a new appointment takes. */
  readonly takes: readonly Taking[];
  /** What it took is free again. */
  readonly frees: boolean;
  /** What happened, in its order; each with its entry of the access log, once somebody is known. */
  readonly facts: readonly Booked[];
  /** What is told to whoever has the time. */
  readonly notices?: readonly BookingNotice[];
  /** The request that it answers: it becomes booked, and nothing is saved when it is not open any more. */
  readonly answers?: string;
}

/** A notice without content, on its way to the outbox. */
export interface BookingNotice {
  readonly id: string;
  readonly channel: "email" | "sms";
  readonly recipient: string;
  readonly template: "time-booked" | "time-moved" | "time-cancelled" | "time-reminder" | "time-must-move";
  readonly language: Lang;
  readonly params: Readonly<Record<string, string>>;
}

/** One thing that happened to an appointment. */
export interface Booked {
  readonly type: AppointmentFact;
  readonly at: Temporal.Instant;
  readonly by: ActorRef;
  readonly action: AccessAction;
  readonly ground: Ground;
}
