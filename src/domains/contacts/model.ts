import type { AccessEntry, ActorRef } from "#src/kernel/access.ts";
import type { ContactClock } from "#src/kernel/contact-clocks.ts";
import type { ContactId, MessageId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";

export type Register = "health" | "social";
export type Way = "anonymous" | "own-contact" | "identified";
export const CHANNELS = [
  "web-form",
  "phone",
  "drop-in",
  "chat",
  "referral",
  "professional",
  "omaolo",
  "e-mail",
  "text",
] as const;
/** How a need came in. All go through the same door, get the same clock and leave the same trace. */
export type Channel = (typeof CHANNELS)[number];
export type ContactStatus = "queued" | "taken" | "waiting" | "answered" | "closed";

/** One need told through any channel, as its row stands. Changes only by the rules of this room. */
export interface Contact {
  readonly id: ContactId;
  readonly reference: string;
  /** The key of the sending: the same key twice is one contact. */
  readonly submission: string;
  readonly register: Register;
  readonly line: string;
  readonly team: string;
  readonly channel: Channel;
  readonly way: Way;
  /** Whose matter it is: null when nobody is identified. */
  readonly personId: PersonId | null;
  /** Who sent it, when signed in: the person or somebody who acts for them. */
  readonly senderId: PersonId | null;
  readonly language: Lang;
  readonly municipality: string | null;
  readonly nonDisclosure: boolean;
  readonly topic: string;
  readonly form: string | null;
  readonly formVersion: string | null;
  readonly receivedAt: Temporal.Instant;
  /** The rule of content/deadlines.yaml that the county promised to keep. */
  readonly promise: string;
  readonly status: ContactStatus;
  /** When the promise ends; null while the clock stands still or has stopped. */
  readonly dueAt: Temporal.Instant | null;
  readonly holderId: ProfessionalId | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly breachedAt: Temporal.Instant | null;
  readonly danger: readonly string[];
  readonly alarmDueAt: Temporal.Instant | null;
  readonly alarmSeenAt: Temporal.Instant | null;
  readonly moveAllowed: boolean;
  readonly codeHash: Uint8Array | null;
  readonly codeUntil: Temporal.Instant | null;
  readonly notifyEmail: string | null;
  readonly callPhone: string | null;
  readonly callTime: string | null;
  /** Raised by one at every change: a change names the version it saw. */
  readonly version: number;
}

export type MessageKind = "request" | "question" | "reply" | "answer" | "note";

export interface Message {
  readonly id: MessageId;
  readonly contactId: ContactId;
  readonly at: Temporal.Instant;
  readonly kind: MessageKind;
  readonly authorKind: "resident" | "staff";
  readonly authorId: string | null;
  readonly body: string;
}

export type FactType =
  | "received"
  | "taken"
  | "released"
  | "handed-over"
  | "noted"
  | "asked-back"
  | "family-replied"
  | "answered"
  | "reopened"
  | "closed"
  | "moved-register"
  | "alarm-raised"
  | "alarm-seen"
  | "breached"
  | "call-back-promised"
  | "call-back-reached"
  | "call-back-missed"
  | "person-corrected"
  | "split"
  | "merged"
  | "merged-in"
  | "unmerged"
  | "merge-undone"
  | "joined"
  | "snoozed"
  | "woke"
  | "consulted"
  | "consult-answered"
  | "assessed"
  | "assessment-corrected"
  | "person-died"
  | "guided"
  | "self-care-given"
  | "referred"
  | "time-asked"
  | "no-need"
  | "settled"
  | "continues-unsettled"
  | "continues-nothing"
  | "care-given"
  | "service-arranged"
  | "decision-made"
  | "service-need-assessment-started"
  | "service-need-assessed"
  | "assessment-need-decided";

/**
 * What happened, for the journal: pseudonymous ids, codes and times. Each fact carries what the measures
 * need, so that the projector reads nothing else.
 */
export interface Fact {
  readonly type: FactType;
  readonly at: Temporal.Instant;
  readonly contactId: ContactId;
  readonly by: ActorRef;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Notice {
  readonly id: string;
  readonly channel: "email" | "sms";
  readonly recipient: string;
  readonly template: "received" | "question" | "answer";
  readonly language: Lang;
  readonly params: Readonly<Record<string, string>>;
}

export interface CareRelationship {
  readonly personId: PersonId;
  readonly register: Register;
  readonly line: string;
  readonly team: string;
  readonly beganAt: Temporal.Instant;
  /** Null while the contact is open. */
  readonly endsAt: Temporal.Instant | null;
}

/** By which right somebody speaks for the person whose matter they tell. */
export type Bond = "self" | "guardian" | "mandate" | "none";
export type Whom = "self" | "child" | "other";

/** What a professional recorded of how a contact came: who told it, for whom, and what it takes to talk with them. */
export interface Intake {
  readonly recordedBy: ProfessionalId;
  readonly whom: Whom;
  /** Who told it, when identified. */
  readonly callerId: PersonId | null;
  readonly bond: Bond;
  /** The language that an interpreter is needed for, in words; null when none is. */
  readonly interpreter: string | null;
  /** The professional or organisation that referred, in words. */
  readonly referrer: string | null;
}

/** A promise to call. */
export interface CallBack {
  /** By when the first call was promised. */
  readonly promisedAt: Temporal.Instant;
  /** By when the next attempt is due. */
  readonly dueAt: Temporal.Instant;
  readonly attempts: number;
  readonly reachedAt: Temporal.Instant | null;
}

/** All that one decision changes; saved as a whole or not at all. */
export interface Change {
  readonly contact: Contact;
  /** The version that the decision saw; null when the contact is new. */
  readonly seen: number | null;
  readonly messages: readonly Message[];
  readonly facts: readonly Fact[];
  readonly accesses: readonly AccessEntry[];
  readonly notices: readonly Notice[];
  readonly relationships: readonly CareRelationship[];
  /** The answers in the form's own shape, for a new contact sent by a form. */
  readonly response: unknown;
  /** Of a new contact that a professional recorded. */
  readonly intake?: Intake | null;
  /** The call promised, as it stands after the change. */
  readonly callBack?: CallBack | null;
  /** All clocks of the contact as they stand after the change; left out: none was moved. */
  readonly clocks?: readonly ContactClock[] | undefined;
  /** The contact was somebody else's: what hung on the person goes along, and their relationships by it end. */
  readonly correction?: {
    readonly from: PersonId | null;
    readonly to: PersonId | null;
    readonly at: Temporal.Instant;
  } | null;
}
