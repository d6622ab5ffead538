import type { AccessAction, ActorRef, Ground } from "#src/kernel/access.ts";
import type { MessageId } from "#src/kernel/id.ts";
import { fact } from "./facts.ts";
import type { Change, Contact, Fact, FactType, Message, MessageKind, Notice } from "./model.ts";

/** Who handles, on which ground, when; `ids` are fresh ones for what the change creates. */
export interface Hand {
  readonly by: ActorRef;
  readonly ground: Ground;
  readonly now: Temporal.Instant;
  readonly ids: { readonly message: string; readonly notice: string };
  /** The reason stated, when that is the ground. */
  readonly specialReasonId?: string | null;
}

/** A contact with the facts that its clock is counted from, as the store loads it. */
export interface Case {
  readonly contact: Contact;
  readonly facts: readonly (Pick<Fact, "type" | "at"> & { readonly data?: Fact["data"] | undefined })[];
  /** Of the person whose matter it is; null when nobody is known. */
  readonly birthDate?: Temporal.PlainDate | null | undefined;
}

/** How long after closing a care or client relationship still lets the team open the person's data, in days. */
export const RELATIONSHIP_DAYS = 90;

/** When a care or client relationship ends that nothing has kept up since a moment. */
export function relationshipEnd(from: Temporal.Instant): Temporal.Instant {
  return from.add({ hours: 24 * RELATIONSHIP_DAYS });
}

/** One step of a contact as a change: its new row, one fact, one entry of the log. */
export function change(
  before: Contact,
  set: Partial<Contact>,
  type: FactType,
  action: AccessAction,
  hand: Hand,
  data: Readonly<Record<string, string | number | boolean | null>> = {},
  messages: readonly Message[] = [],
  notices: readonly Notice[] = [],
): Change {
  const contact: Contact = { ...before, ...set, version: before.version + 1 };
  const { by, ground, now: at, specialReasonId = null } = hand;
  return {
    contact,
    seen: before.version,
    messages,
    facts: [fact(type, before, contact, by, at, data)],
    accesses: [
      { at, by, action, ground, personId: contact.personId, contactId: contact.id, specialReasonId },
    ],
    notices,
    relationships: [],
    response: null,
  };
}

/** What a professional or a resident writes in a contact. */
export function message(contact: Contact, kind: MessageKind, body: string, hand: Hand): Message {
  return {
    id: hand.ids.message as MessageId,
    contactId: contact.id,
    at: hand.now,
    kind,
    authorKind: hand.by.kind === "staff" ? "staff" : "resident",
    authorId: hand.by.id,
    body,
  };
}

/** The care or client relationship that a contact brings, for as long as it lasts; none of somebody unnamed. */
export function relationship(contact: Contact, beganAt: Temporal.Instant, endsAt: Temporal.Instant | null) {
  if (!contact.personId) return [];
  const { personId, register, line, team } = contact;
  return [{ personId, register, line, team, beganAt, endsAt }];
}
