import { type Change, merge, type step } from "#src/domains/contacts/index.ts";
import type { ActorRef, Ground } from "#src/kernel/access.ts";
import { invariant } from "#src/kernel/errors.ts";

/** One contact under way: what has been decided about it, not yet saved. */
export interface Story {
  /** Care is still to come: the story goes on though the contact is closed. */
  awaitsCare: boolean;
  changes: Change[];
  facts: step.Case["facts"][number][];
}

/** A notice is sent within minutes: of history only what is younger waits to be sent. */
const NOTICES_KEPT_MS = 24 * 60 * 60 * 1000;

/** How the contact stands now. */
export const last = (story: Story): Change => {
  const change = story.changes.at(-1);
  invariant(change, "a story begins with its contact");
  return change;
};

export const caseOf = (story: Story): step.Case => ({ contact: last(story).contact, facts: story.facts });

/** Who writes when the family does. */
export const sender = ({
  senderId,
  personId,
}: {
  senderId: string | null;
  personId: string | null;
}): ActorRef =>
  senderId || personId
    ? { kind: "resident", id: senderId ?? personId, role: null, unit: null }
    : { kind: "code", id: null, role: null, unit: null };

/** By which right they do. */
export const own = ({ senderId, personId }: { senderId: string | null; personId: string | null }): Ground =>
  senderId === null && personId === null
    ? "code"
    : senderId !== null && senderId !== personId
      ? "guardian"
      : "own";

/** A story as one change. Its notices were sent long ago, but for those of the last day. */
export function told(story: Story, until: Temporal.Instant | undefined): Change {
  const whole = merge(story.changes);
  const fresh =
    until && until.epochMilliseconds - whole.contact.receivedAt.epochMilliseconds < NOTICES_KEPT_MS;
  return fresh ? whole : { ...whole, notices: [] };
}
