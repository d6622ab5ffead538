import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Contact, Fact, Message } from "./model.ts";
import type { Case } from "./step.ts";

/** A contact with its facts as the driver gives it. */
export interface CaseRow extends ContactRow {
  readonly facts: readonly {
    readonly type: Fact["type"];
    readonly at: string;
    readonly data: Fact["data"] | null;
  }[];
  readonly birthDate: Temporal.PlainDate | null;
}

/** A row of `contact` as the driver gives it. */
export interface ContactRow {
  readonly [column: string]: unknown;
  readonly id: string;
}

/** The columns of a contact in the names of the model, for every select of one. */
export const CONTACT_COLUMNS = `c.id, c.reference, c.submission, c.register, c.line, c.team, c.channel, c.way,
  c.person_id as "personId", c.sender_id as "senderId", c.language, c.municipality,
  c.non_disclosure as "nonDisclosure", c.topic, c.form, c.form_version as "formVersion",
  c.received_at as "receivedAt", c.promise, c.status, c.due_at as "dueAt", c.holder_id as "holderId",
  c.answered_at as "answeredAt", c.closed_at as "closedAt", c.breached_at as "breachedAt", c.danger,
  c.alarm_due_at as "alarmDueAt", c.alarm_seen_at as "alarmSeenAt", c.move_allowed as "moveAllowed",
  c.code_hash as "codeHash", c.code_until as "codeUntil", c.notify_email as "notifyEmail",
  c.call_phone as "callPhone", c.call_time as "callTime", c.version`;

/** What of a fact `j` clocks and figures read beside its type and time; of most facts nothing. */
export const CLOCKED_DATA = `case when j.type in ('received', 'handed-over', 'moved-register', 'assessed',
    'assessment-corrected', 'time-asked', 'person-died', 'answered', 'care-given', 'service-arranged', 'decision-made',
    'service-need-assessment-started', 'service-need-assessed', 'assessment-need-decided')
  then jsonb_strip_nulls(jsonb_build_object('line', j.data->'line', 'lineBefore', j.data->'lineBefore',
    'team', j.data->'team', 'registerBefore', j.data->'registerBefore', 'rule', j.data->'rule', 'on', j.data->'on',
    'assessedAt', j.data->'assessedAt')) end`;

/** The facts of a contact `c` in order, and when its person was born. */
export const FACTS = `(select coalesce(jsonb_agg(jsonb_build_object('type', j.type, 'at', j.at, 'data', ${CLOCKED_DATA})
    order by j.seq), '[]')
  from journal j where j.contact_id = c.id) as facts,
  (select p.birth_date from person p where p.id = c.person_id) as "birthDate"`;

export function caseOf({ facts, birthDate, ...contact }: CaseRow): Case {
  return {
    contact: contact as unknown as Contact,
    facts: facts.map(({ type, at, data }) => ({
      type,
      at: Temporal.Instant.from(at),
      ...(data && { data }),
    })),
    birthDate,
  };
}

/** A contact with its facts, by id; undefined when there is none. */
export async function loadCase(tx: ReadTx, id: ContactId): Promise<Case | undefined> {
  const [row] = await tx<CaseRow[]>`
    select ${tx.unsafe(CONTACT_COLUMNS)}, ${tx.unsafe(FACTS)} from contact c where c.id = ${id}`;
  return row && caseOf(row);
}

/** Contacts with their facts, by ids, in one reading. */
export async function loadCases(tx: ReadTx, ids: readonly ContactId[]): Promise<Case[]> {
  if (ids.length === 0) return [];
  const rows = await tx<CaseRow[]>`
    select ${tx.unsafe(CONTACT_COLUMNS)}, ${tx.unsafe(FACTS)} from contact c where c.id = any(${[...ids] as string[]})`;
  return rows.map(caseOf);
}

/** Contacts whose promise has ended unanswered and is not yet marked so, the oldest first. */
export async function casesPastDue(tx: ReadTx, now: Temporal.Instant, limit: number): Promise<Case[]> {
  const rows = await tx<CaseRow[]>`
    select ${tx.unsafe(CONTACT_COLUMNS)}, ${tx.unsafe(FACTS)} from contact c
    where c.breached_at is null and c.due_at < ${now} order by c.due_at limit ${limit}`;
  return rows.map(caseOf);
}

/** Answered contacts that are still open and were answered before a moment, the oldest first. */
export async function casesAnsweredBefore(
  tx: ReadTx,
  before: Temporal.Instant,
  limit: number,
): Promise<Case[]> {
  const rows = await tx<CaseRow[]>`
    select ${tx.unsafe(CONTACT_COLUMNS)}, ${tx.unsafe(FACTS)} from contact c
    where c.closed_at is null and c.status = 'answered' and c.answered_at < ${before}
    order by c.answered_at limit ${limit}`;
  return rows.map(caseOf);
}

/** Which contact a code opens, by the code's hash; nothing once its time is over. */
export async function contactByCode(
  tx: ReadTx,
  hash: Uint8Array,
  now: Temporal.Instant,
): Promise<ContactId | undefined> {
  const [row] = await tx<{ id: ContactId }[]>`
    select id from contact
    where code_hash = ${Buffer.from(hash)} and (code_until is null or code_until > ${now})`;
  return row?.id;
}

export async function contactBySubmission(tx: ReadTx, submission: string): Promise<Contact | undefined> {
  const [row] = await tx<ContactRow[]>`
    select ${tx.unsafe(CONTACT_COLUMNS)} from contact c where c.submission = ${submission}`;
  return row as unknown as Contact | undefined;
}

export interface ShownMessage extends Message {
  /** The professional's name and profession; null for a resident. */
  readonly authorName: string | null;
  readonly profession: string | null;
}

/** The messages of a contact in time order, what was asked before what was said at the same instant; notes only for professionals. At most 500, the newest. */
export async function messagesOf(tx: ReadTx, id: ContactId, withNotes: boolean): Promise<ShownMessage[]> {
  const rows = await tx<ShownMessage[]>`
    select m.id, m.contact_id as "contactId", m.at, m.kind, m.author_kind as "authorKind",
      m.author_id as "authorId", m.body, p.name as "authorName", p.profession
    from message m left join professional p on m.author_kind = 'staff' and p.id = m.author_id
    where m.contact_id = ${id} ${withNotes ? tx`` : tx`and m.kind <> 'note'`}
    order by m.at desc, m.kind = 'request', m.id desc limit 500`;
  return rows.reverse();
}

/** What was written in the contacts that were merged into one, with whose contact it stood in; notes among it. At most 200, the newest. */
export async function messagesOfMerged(
  tx: ReadTx,
  id: ContactId,
): Promise<(ShownMessage & { readonly reference: string })[]> {
  const rows = await tx<(ShownMessage & { readonly reference: string })[]>`
    with recursive merged as (
      select from_id as id from contact_link where to_id = ${id} and kind = 'merged' and ended_at is null
      union
      select l.from_id from merged join contact_link l on l.to_id = merged.id and l.kind = 'merged' and l.ended_at is null
    )
    select m.id, m.contact_id as "contactId", m.at, m.kind, m.author_kind as "authorKind",
      m.author_id as "authorId", m.body, p.name as "authorName", p.profession, c.reference
    from merged join message m on m.contact_id = merged.id join contact c on c.id = merged.id
      left join professional p on m.author_kind = 'staff' and p.id = m.author_id
    order by m.at desc, m.id desc limit 200`;
  return rows.reverse();
}

/** The facts of a contact with their data, in order: a resident's "what has happened". At most 500. */
export async function historyOf(
  tx: ReadTx,
  id: ContactId,
): Promise<
  {
    type: Fact["type"];
    at: Temporal.Instant;
    actorKind: string;
    actorName: string | null;
    data: Fact["data"];
  }[]
> {
  return tx`
    select j.type, j.at, j.actor_kind as "actorKind", p.name as "actorName", j.data
    from journal j left join professional p on j.actor_kind = 'staff' and p.id = j.actor_id
    -- Booked times are told where times are: they are no steps of the contact itself.
    where j.contact_id = ${id} and not j.data ? 'appointment' order by j.seq limit 500`;
}

/** The answers as they were given, with the form's version. */
export async function responseOf(tx: ReadTx, id: ContactId): Promise<unknown> {
  const [row] = await tx<
    { response: unknown }[]
  >`select response from contact_response where contact_id = ${id}`;
  return row?.response;
}

/** When somebody was born, for limits that depend on age; null when nobody is known. */
export async function birthDateOf(tx: ReadTx, id: PersonId | null): Promise<Temporal.PlainDate | null> {
  if (id === null) return null;
  const [row] = await tx<{ birthDate: Temporal.PlainDate }[]>`
    select birth_date as "birthDate" from person where id = ${id}`;
  return row?.birthDate ?? null;
}

/** When people were born, in one reading, by their ids. */
export async function birthDatesOf(
  tx: ReadTx,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Temporal.PlainDate>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<{ id: PersonId; birthDate: Temporal.PlainDate | null }[]>`
    select id, birth_date as "birthDate" from person where id = any(${[...ids] as string[]}::uuid[])`;
  return new Map(rows.flatMap(({ id, birthDate }) => (birthDate ? [[id, birthDate] as const] : [])));
}
