import { type WishKind, wishesInForce, wishesOf } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Actor } from "#src/platform/access/actor.ts";
import { actorRef } from "#src/platform/access/actor-ref.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { PromiseClock } from "./clock.ts";
import { withClocks } from "./clocks.ts";
import type { Destination } from "./handling.ts";
import * as rules from "./handling.ts";
import {
  birthDateOf,
  birthDatesOf,
  casesAnsweredBefore,
  casesPastDue,
  contactBySubmission,
  loadCase,
  messagesOf,
} from "./load-store.ts";
import type { Change, Contact } from "./model.ts";
import { type Right, rightOfResident, rightOfStaff } from "./policy.ts";
import { nextReference } from "./reference-store.ts";
import { save, saveSent } from "./save-store.ts";
import { answerInQuestion } from "./settled-store.ts";
import type { Case, Hand } from "./step.ts";
import { type NewContact, submit } from "./submit.ts";

/** What the county's content says that the actions need: handed in, so that rules stay pure. */
export interface County {
  /** The promise in force of a rule's id at a moment. */
  promise(id: string): PromiseClock;
  readonly alarmMinutes: number;
}

/** A professional or resident in the middle of handling one contact: opened, with the right by which. */
export interface Opened extends Case {
  readonly right: Right;
}

/** Opens a contact for whoever acts; not found when they have no right to it, as if it were not. */
export async function open(scope: Scope, id: ContactId): Promise<Opened> {
  const found = await loadCase(scope.db, id);
  if (!found) throw new Refusal("not-found", "contact");
  return { ...found, right: await rightOf(scope, scope.actor, found.contact) };
}

async function rightOf({ db, now }: Scope, actor: Actor, contact: Contact): Promise<Right> {
  switch (actor.kind) {
    case "staff":
      return rightOfStaff(db, actor, contact, now);
    case "resident":
      return rightOfResident(db, actor.personId, contact, now);
    case "code":
      if (actor.contactId === contact.id) return { ground: "code", specialReasonId: null, handles: false };
      break;
    case "system":
      return { ground: "system-task", specialReasonId: null, handles: false };
    case "anonymous":
      break;
  }
  throw new Refusal("not-found", "contact");
}

/** Sends a need through the door; `onward` adds what is done with it in the same moment. The same sending twice gives the contact that the first one made. */
export async function send(
  scope: Scope,
  input: Omit<NewContact, "reference">,
  onward?: (received: Change) => Change,
): Promise<Contact> {
  const change = { ...(await atTheDoor(scope, input, onward)), seen: null };
  const saved = await saveSent(scope.db, scope.requestId, change);
  if (saved.has(change.contact.id)) return change.contact;
  const first = await contactBySubmission(scope.db, input.submission);
  if (!first) throw new Refusal("conflict", "contact-changed");
  return first;
}

/**
 * Sends needs that came by another system through the door, and in the same transaction what is kept beside them: all or
 * nothing. `beside` writes first and says which of them have not come before, by the contact's id: only these are sent. `after` writes what needs the
 * contacts to stand.
 */
export async function sendAll(
  scope: Scope,
  inputs: readonly Omit<NewContact, "reference">[],
  beside: (tx: WriteTx) => Promise<ReadonlySet<string>>,
  after: (tx: WriteTx, sent: readonly Contact[]) => Promise<void> = async () => undefined,
): Promise<Contact[]> {
  const people = scope.clocks ? [...new Set(inputs.flatMap(({ personId }) => personId ?? []))] : [];
  const born = await birthDatesOf(scope.db, people);
  const changes: Change[] = [];
  // One after another: a number of the sequence is drawn for many at a time.
  for (const input of inputs)
    changes.push(
      await atTheDoor(scope, input, undefined, (input.personId && born.get(input.personId)) || null),
    );
  return scope.db.begin(async (tx) => {
    const fresh = await beside(tx);
    const sent = changes.filter(({ contact }) => fresh.has(contact.id));
    if (sent.length === 0) return [];
    const saved = await save(tx, scope.requestId, sent);
    if (saved.size !== sent.length) throw new Refusal("conflict", "contact-changed");
    const contacts = sent.map(({ contact }) => contact);
    await after(tx, contacts);
    return contacts;
  });
}

/** A need as it comes through the door, with its reference and its clocks; `born` where it has been read already. */
async function atTheDoor(
  scope: Scope,
  input: Omit<NewContact, "reference">,
  onward: (received: Change) => Change = (received) => received,
  born?: Temporal.PlainDate | null,
): Promise<Change> {
  const [reference, birthDate] = await Promise.all([
    nextReference(scope.db),
    born === undefined && scope.clocks ? birthDateOf(scope.db, input.personId) : (born ?? null),
  ]);
  const decided = await asWished(scope, onward(submit({ ...input, reference }, scope.now)));
  return withClocks(scope.clocks, decided, { facts: [], birthDate }, scope.now);
}

/** One step with a contact: opens it, decides by the rule, saves. `seen` is the version that the page showed. */
export async function step(
  scope: Scope,
  id: ContactId,
  seen: number | undefined,
  decide: (opened: Opened, hand: Hand) => Change,
): Promise<Contact> {
  const opened = await open(scope, id);
  if (seen !== undefined && opened.contact.version !== seen) throw new Refusal("conflict", "contact-changed");
  const decided = await asWished(scope, decide(opened, handOf(scope, opened.right)));
  const change = await clocked(scope, opened, decided);
  const saved = await save(scope.db, scope.requestId, [change]);
  if (!saved.has(id)) throw new Refusal("conflict", "contact-changed");
  return change.contact;
}

/** A change with the clocks that it moved; of somebody else than before it is counted by their age. */
export async function clocked(scope: Scope, found: Case, decided: Change): Promise<Change> {
  const { personId } = decided.contact;
  const birthDate =
    scope.clocks && personId !== found.contact.personId
      ? await birthDateOf(scope.db, personId)
      : (found.birthDate ?? null);
  return withClocks(scope.clocks, decided, { facts: found.facts, birthDate }, scope.now);
}

/** The program's own right, for what it does by itself. */
export const BY_ITSELF: Right = { ground: "system-task", specialReasonId: null, handles: false };

export function handOf(scope: Scope, right: Right): Hand {
  return {
    by: actorRef(scope.actor),
    ground: right.ground,
    specialReasonId: right.specialReasonId,
    now: scope.now,
    ids: { message: scope.newId(), notice: scope.newId() },
  };
}

/** What only whoever the contact stands with may decide: a right to read it is not enough. */
export function handlers(opened: Opened): Opened {
  if (!opened.right.handles) throw new Refusal("denied", "only-to-read");
  return opened;
}

export const take = (scope: Scope, id: ContactId) =>
  step(scope, id, undefined, (opened, hand) => rules.take(handlers(opened), hand));

export const release = (scope: Scope, id: ContactId) => step(scope, id, undefined, rules.release);

export const handOut = (scope: Scope, id: ContactId, to: ProfessionalId) =>
  step(scope, id, undefined, (opened, hand) => rules.handOut(handlers(opened), to, hand));

/** A ban on moving between registers outweighs a permission given on a form: then only a stated ground is left. */
export async function handOver(scope: Scope, id: ContactId, to: Destination, stated: string | null) {
  const { contact } = await open(scope, id);
  const banned = contact.moveAllowed && (await bansMoving(scope, contact.personId));
  return step(scope, id, undefined, (opened, hand) =>
    rules.handOver(
      banned ? { ...opened, contact: { ...opened.contact, moveAllowed: false } } : opened,
      to,
      stated,
      hand,
    ),
  );
}

async function wishOf({ db }: Scope, personId: PersonId | null, kind: WishKind): Promise<string | undefined> {
  if (personId === null) return undefined;
  return wishesOf(await wishesInForce(db, personId))[kind].value;
}

/** Whether the person has forbidden moving their matters between the registers. */
const bansMoving = async (scope: Scope, personId: PersonId | null): Promise<boolean> =>
  (await wishOf(scope, personId, "between-registers")) === "ban";

/** The change as it is saved: without notices to a person who wants none. */
async function asWished(scope: Scope, change: Change): Promise<Change> {
  if (change.notices.length === 0) return change;
  const banned = (await wishOf(scope, change.contact.personId, "notices")) === "ban";
  return banned ? { ...change, notices: [] } : change;
}

/** `seen`, where given: the version on which it was decided that this note has not been written yet. */
export const note = (scope: Scope, id: ContactId, body: string, seen?: number) =>
  step(scope, id, seen, (opened, hand) => rules.note(opened, body, hand));

/** `seen`: an answer is given to what was on the page; if more has come meanwhile, it is shown first. */
export const askBack = (scope: Scope, id: ContactId, body: string, seen: number) =>
  step(scope, id, seen, (opened, hand) => rules.askBack(opened, body, hand));

export const answer = (scope: Scope, id: ContactId, body: string, seen: number) =>
  step(scope, id, seen, (opened, hand) => rules.answer(opened, body, hand));

export const close = (scope: Scope, id: ContactId) => step(scope, id, undefined, rules.close);

export const seeAlarm = (scope: Scope, id: ContactId) =>
  step(scope, id, undefined, (opened, hand) => rules.seeAlarm(handlers(opened), hand));

/** Within so many minutes the same words, with nothing said between, are the same message sent again. */
const SAID_MINUTES = 10;

async function saidAlready({ db, now }: Scope, id: ContactId, body: string): Promise<boolean> {
  const last = (await messagesOf(db, id, false)).at(-1);
  if (last?.kind !== "reply" || last.body !== body) return false;
  return Temporal.Instant.compare(last.at, now.subtract({ minutes: SAID_MINUTES })) >= 0;
}

/** A change that met another is decided again on what is there now, so many times. */
const TRIES = 5;

/**
 * The family writes, signed in or by code. `danger` is what was found in their words. A double click, or a page sent
 * again, is one message; what a professional did meanwhile does not stand in the way of it.
 */
export async function reply(
  scope: Scope,
  county: County,
  id: ContactId,
  body: string,
  danger: readonly string[],
): Promise<Contact> {
  for (let tried = 1; ; tried += 1) {
    const { contact } = await open(scope, id);
    if (await saidAlready(scope, id, body)) return contact;
    const answered = contact.status === "answered" ? await answerInQuestion(scope.db, id, id) : undefined;
    try {
      return await step(scope, id, contact.version, (opened, hand) =>
        rules.reply(
          opened,
          body,
          county.promise(opened.contact.promise),
          danger,
          county.alarmMinutes,
          hand,
          answered?.already,
        ),
      );
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.reason !== "contact-changed" || tried === TRIES)
        throw refusal;
    }
  }
}

/** Marks the promises that were not kept by now; at most `limit` at a time. Returns their contacts. */
export async function findBreaches(scope: Scope, limit: number): Promise<ContactId[]> {
  const late = await casesPastDue(scope.db, scope.now, limit);
  if (late.length === 0) return [];
  const changes = late.map((found) => rules.breach(found, handOf(scope, BY_ITSELF)));
  return [...(await save(scope.db, scope.requestId, changes))] as ContactId[];
}

/** Closes what was answered long enough ago and nobody wrote about since; at most `limit` at a time. */
export async function closeAnswered(scope: Scope, limit: number): Promise<number> {
  const settled = await casesAnsweredBefore(
    scope.db,
    scope.now.subtract({ hours: 24 * rules.SETTLED_DAYS }),
    limit,
  );
  if (settled.length === 0) return 0;
  const changes = settled.map((found) => rules.settle(found, handOf(scope, BY_ITSELF)));
  return (await save(scope.db, scope.requestId, changes)).size;
}
