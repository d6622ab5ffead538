import type { ActorRef, Ground } from "#src/kernel/access.ts";
import type { MessageId } from "#src/kernel/id.ts";
import { clockMoves, type PromiseClock } from "./clock.ts";
import { fact } from "./facts.ts";
import type { Change, Contact, Intake, Notice } from "./model.ts";

/** What of a contact follows from its facts: the door sets it, nobody gives it. */
type Following =
  | "receivedAt"
  | "status"
  | "dueAt"
  | "holderId"
  | "answeredAt"
  | "closedAt"
  | "breachedAt"
  | "alarmDueAt"
  | "alarmSeenAt"
  | "codeUntil"
  | "version";

/** A need as it comes through the door, whichever the channel. */
export interface NewContact extends Omit<Contact, Following | "promise"> {
  readonly ground: Ground;
  readonly response: unknown;
  readonly words: string;
  readonly by: ActorRef;
  readonly ids: { readonly message: string; readonly notice: string };
  readonly promise: PromiseClock;
  /** How soon a professional must have seen an alarm, in minutes. */
  readonly alarmMinutes: number;
  /** How it came, when a professional records it. */
  readonly intake?: Intake | null;
}

/** How long a code opens the answer after the last one, in days of 24 hours. */
export const CODE_DAYS = 30;

/** The door: a need becomes a contact with its promise, its first message, and an alarm where danger shows. */
export function submit(input: NewContact, now: Temporal.Instant): Change {
  const { ids, promise, alarmMinutes, response, words, ground, by, intake = null, ...given } = input;
  const action = by.kind === "staff" ? ("contact.record" as const) : ("contact.send" as const);
  const caller = intake && intake.callerId !== input.personId ? intake.callerId : null;
  const acute = input.danger.length > 0;
  const contact: Contact = {
    ...given,
    receivedAt: now,
    promise: promise.id,
    status: "queued",
    dueAt: promise.dueAfter(clockMoves([{ type: "received", at: now }]), now),
    holderId: null,
    answeredAt: null,
    closedAt: null,
    breachedAt: null,
    alarmDueAt: acute ? now.add({ minutes: alarmMinutes }) : null,
    alarmSeenAt: null,
    // While nothing is answered the code does not run out: see `handling.answer`.
    codeUntil: null,
    version: 1,
  };
  return {
    contact,
    seen: null,
    messages: [
      {
        id: ids.message as MessageId,
        contactId: contact.id,
        at: now,
        kind: "request",
        authorKind: "resident",
        authorId: input.senderId,
        body: words,
      },
    ],
    facts: [
      fact("received", null, contact, by, now, { promise: promise.id, way: contact.way }),
      ...(acute ? [fact("alarm-raised", contact, contact, by, now, { codes: input.danger.join(" ") })] : []),
    ],
    accesses: [
      {
        at: now,
        by,
        action,
        ground,
        personId: contact.personId,
        contactId: contact.id,
        specialReasonId: null,
      },
      // Who told it for another stands in the contact too, and sees so in their own log.
      ...(caller
        ? [
            {
              at: now,
              by,
              action,
              ground: "queue-duty" as const,
              personId: caller,
              contactId: contact.id,
              specialReasonId: null,
            },
          ]
        : []),
    ],
    notices: notice(contact, "received", ids.notice),
    relationships: contact.personId
      ? [
          {
            personId: contact.personId,
            register: contact.register,
            line: contact.line,
            team: contact.team,
            beganAt: now,
            endsAt: null,
          },
        ]
      : [],
    response,
    intake,
  };
}

/** A notice says that something is there to read, never what: reference and language only. */
export function notice(contact: Contact, template: Notice["template"], id: string): Notice[] {
  if (contact.notifyEmail === null) return [];
  return [
    {
      id,
      channel: "email",
      recipient: contact.notifyEmail,
      template,
      language: contact.language,
      params: { reference: contact.reference },
    },
  ];
}
