import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { type County, handlers, handOf, open } from "./actions.ts";
import { intakeOf } from "./call-back-store.ts";
import type { Destination } from "./handling.ts";
import { join } from "./join.ts";
import { addLink, areJoined, endMerge, goesOnIn, lockContacts } from "./link-store.ts";
import { contactBySubmission } from "./load-store.ts";
import * as duplicates from "./merge-duplicates.ts";
import type { Contact } from "./model.ts";
import { nextReference } from "./reference-store.ts";
import { split } from "./split.ts";
import { inOne, saveAll } from "./transaction-actions.ts";

/** What a professional says of the second matter of a contact. */
export interface SecondMatterAsked {
  readonly submission: string;
  readonly to: Destination;
  readonly topic: string;
  readonly words: string;
  /** The promise that the new line keeps. */
  readonly promise: string;
  readonly stated: string | null;
}

/** Makes two contacts of one; `seen` is the version that the page showed. Sent twice it is done once. Returns the new one. */
export async function splitContact(
  scope: Scope,
  county: County,
  id: ContactId,
  asked: SecondMatterAsked,
  seen: number,
): Promise<Contact> {
  const opened = handlers(await open(scope, id));
  const done = await contactBySubmission(scope.db, asked.submission);
  if (done) return done;
  if (opened.contact.version !== seen) throw new Refusal("conflict", "contact-changed");
  const second = {
    ...asked,
    id: scope.newId() as ContactId,
    reference: await nextReference(scope.db),
    promise: county.promise(asked.promise),
    intake: opened.contact.channel === "web-form" ? null : ((await intakeOf(scope.db, id)) ?? null),
  };
  const [first, made] = split(opened, second, handOf(scope, opened.right));
  await inOne(scope, async (within) => {
    await saveAll(within, [
      [opened, first],
      [{ ...opened, contact: made.contact, facts: [] }, made],
    ]);
    await addLink(within.db, { from: id, to: second.id, kind: "split", at: scope.now });
  });
  return made.contact;
}

/**
 * Makes one contact of two about the same. Which of the two goes on is the rule's choice: two who merge in opposite
 * directions at once end in the same one. Returns the survivor's id.
 */
export async function mergeContacts(scope: Scope, one: ContactId, other: ContactId): Promise<ContactId> {
  return inOne(scope, async (within) => {
    await lockContacts(within.db, [one, other]);
    const [a, b] = [handlers(await open(within, one)), handlers(await open(within, other))];
    if ((await goesOnIn(within.db, one)) === other) return other;
    if ((await goesOnIn(within.db, other)) === one) return one;
    const { survivor, follower } = duplicates.mergeDuplicates(a, b, handOf(within, a.right));
    const of = (id: ContactId) => (id === one ? a : b);
    await saveAll(within, [
      [of(survivor.contact.id), survivor],
      [of(follower.contact.id), follower],
    ]);
    await addLink(within.db, {
      from: follower.contact.id,
      to: survivor.contact.id,
      kind: "merged",
      at: scope.now,
    });
    return survivor.contact.id;
  });
}

/** Undoes a merging: the follower stands in the queue again. Done already, nothing is done. */
export async function unmergeContact(scope: Scope, county: County, follower: ContactId): Promise<void> {
  await inOne(scope, async (within) => {
    const into = await goesOnIn(within.db, follower);
    if (!into) return;
    await lockContacts(within.db, [follower, into]);
    const [a, b] = [handlers(await open(within, into)), handlers(await open(within, follower))];
    if (!(await endMerge(within.db, follower, scope.now))) return;
    const promises = {
      survivor: county.promise(a.contact.promise),
      follower: county.promise(b.contact.promise),
    };
    const changes = duplicates.unmerge(a, b, promises, handOf(within, a.right));
    await saveAll(within, [
      [a, changes.survivor],
      [b, changes.follower],
    ]);
  });
}

/** Says that a contact belongs together with another of the same person. Said already, nothing is done. */
export async function joinContacts(scope: Scope, one: ContactId, other: ContactId): Promise<void> {
  await inOne(scope, async (within) => {
    await lockContacts(within.db, [one, other]);
    const [a, b] = [handlers(await open(within, one)), await open(within, other)];
    if (await areJoined(within.db, one, other)) return;
    const [first, second] = join(a, b, handOf(within, a.right));
    await saveAll(within, [
      [a, first],
      [b, second],
    ]);
    await addLink(within.db, { from: one, to: other, kind: "joined", at: scope.now });
  });
}
