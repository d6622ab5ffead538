import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Channel, ContactStatus } from "./model.ts";

export const PERSON_ROWS = 50;

export interface PersonContact {
  readonly id: ContactId;
  readonly reference: string;
  readonly topic: string;
  readonly line: string;
  readonly team: string;
  readonly channel: Channel;
  readonly status: ContactStatus;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly alarmDueAt: Temporal.Instant | null;
  readonly alarmSeenAt: Temporal.Instant | null;
}

/**
 * A person's contacts that a professional may open, the newest first: those of their teams and lines, or, by a
 * stated special reason, all. The same as `rightOfStaff` says of each.
 */
export async function contactsOfPerson(
  tx: ReadTx,
  personId: PersonId,
  reach: { readonly teams: readonly string[]; readonly lines: readonly string[] } | "all",
  page: number,
): Promise<PersonContact[]> {
  const within =
    reach === "all"
      ? tx``
      : tx`and (team = any(${reach.teams as string[]}) or line = any(${reach.lines as string[]}))`;
  return tx<PersonContact[]>`
    select id, reference, topic, line, team, channel, status, received_at as "receivedAt", due_at as "dueAt",
      alarm_due_at as "alarmDueAt", alarm_seen_at as "alarmSeenAt"
    from contact where person_id = ${personId} ${within}
    order by received_at desc, id limit ${PERSON_ROWS + 1} offset ${PERSON_ROWS * page}`;
}
