import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Channel, ContactStatus } from "./model.ts";
import { RELATIONSHIP_DAYS } from "./step.ts";

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

/** By what somebody opens a person's contacts: their teams and lines, and the registers that a special reason opens. */
export interface PersonReach {
  readonly teams: readonly string[];
  readonly lines: readonly string[];
  readonly registers?: readonly string[];
}

/** A person's contacts that a professional may open, the newest first. The same as `rightOfStaff` says of each. */
export async function contactsOfPerson(
  tx: ReadTx,
  personId: PersonId,
  { teams, lines, registers = [] }: PersonReach,
  now: Temporal.Instant,
  page: number,
): Promise<PersonContact[]> {
  const within = tx`and (
      (team = any(${teams as string[]}) and (closed_at is null or closed_at > ${now.subtract({ hours: 24 * RELATIONSHIP_DAYS })}))
      or register = any(${registers as string[]})
      or (line = any(${lines as string[]}) and exists (
        select from care_relationship r
        where r.person_id = contact.person_id and r.register = contact.register
          and r.team = any(${teams as string[]}) and (r.ends_at is null or r.ends_at > ${now}))))`;
  return tx<PersonContact[]>`
    select id, reference, topic, line, team, channel, status, received_at as "receivedAt", due_at as "dueAt",
      alarm_due_at as "alarmDueAt", alarm_seen_at as "alarmSeenAt"
    from contact where person_id = ${personId} ${within}
    order by received_at desc, id limit ${PERSON_ROWS + 1} offset ${PERSON_ROWS * page}`;
}
