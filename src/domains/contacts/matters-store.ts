import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { CONTACT_COLUMNS } from "./load-store.ts";
import type { Contact, ContactStatus, Fact, Message } from "./model.ts";

/** One line of "My matters". */
export interface Matter {
  readonly id: ContactId;
  readonly reference: string;
  readonly line: string;
  readonly topic: string;
  readonly status: ContactStatus;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly personId: PersonId | null;
  /** The name of the person concerned when that is not the reader. */
  readonly about: string | null;
  readonly danger: readonly string[];
}

export const MATTERS_PAGE = 50;

/** Whose matters a reader may see, as `rightOfResident` decides for each. */
export interface MatterReach {
  readonly reader: PersonId;
  /** Those they act for: of them, what the reader sent. */
  readonly actsFor: readonly PersonId[];
  /** Those of whom they also see what staff recorded: who gave a mandate, children too young to act alone. */
  readonly recorded: readonly PersonId[];
}

export interface MatterChoice {
  /** One person's matters alone. */
  readonly of?: PersonId | undefined;
  readonly status?: "open" | "waiting" | "answered" | "closed" | undefined;
  /** Received from this moment, and before that one. */
  readonly from?: Temporal.Instant | undefined;
  readonly before?: Temporal.Instant | undefined;
}

const reached = (tx: ReadTx, { reader, actsFor, recorded }: MatterReach) => tx`(
  (c.sender_id = ${reader} and (c.person_id is null or c.person_id = any(${[reader, ...actsFor]}::uuid[])))
  or (c.sender_id is null and c.person_id = any(${[reader, ...recorded]}::uuid[])))`;

const STATUSES = {
  open: ["queued", "taken", "waiting"],
  waiting: ["waiting"],
  answered: ["answered"],
  closed: ["closed"],
} as const;

const chosen = (tx: ReadTx, reader: PersonId, { of, status, from, before }: MatterChoice) => tx`
  ${of === undefined ? tx`` : of === reader ? tx`and (c.person_id = ${of} or c.person_id is null)` : tx`and c.person_id = ${of}`}
  ${status === undefined ? tx`` : tx`and c.status = any(${[...STATUSES[status]]})`}
  ${from === undefined ? tx`` : tx`and c.received_at >= ${from}`}
  ${before === undefined ? tx`` : tx`and c.received_at < ${before}`}`;

/** The matters that a resident may see; what waits for them first, then the newest. One more than a page. */
export async function matters(
  tx: ReadTx,
  reach: MatterReach,
  choice: MatterChoice,
  page: number,
): Promise<Matter[]> {
  return tx<Matter[]>`
    select c.id, c.reference, c.line, c.topic, c.status, c.received_at as "receivedAt", c.due_at as "dueAt",
      c.person_id as "personId", c.danger,
      case when c.person_id <> ${reach.reader} then p.given_names end as about
    from contact c left join person p on p.id = c.person_id
    where ${reached(tx, reach)} ${chosen(tx, reach.reader, choice)}
    order by (c.status = 'waiting') desc, c.received_at desc, c.id
    limit ${MATTERS_PAGE + 1} offset ${MATTERS_PAGE * page}`;
}

/** The years in which the matters that a resident may see were received, the newest first; at most 30. */
export async function matterYears(tx: ReadTx, reach: MatterReach): Promise<number[]> {
  const rows = await tx<{ year: number }[]>`
    select distinct extract(year from c.received_at at time zone 'Europe/Helsinki')::int as year
    from contact c where ${reached(tx, reach)} order by year desc limit 30`;
  return rows.map(({ year }) => year);
}

/** The contacts of one person that a resident may see, whole, the newest first; at most `limit`. */
export async function contactsShownTo(
  tx: ReadTx,
  reach: MatterReach,
  of: PersonId,
  limit: number,
): Promise<Contact[]> {
  const rows = await tx`
    select ${tx.unsafe(CONTACT_COLUMNS)} from contact c
    where ${reached(tx, reach)} ${chosen(tx, reach.reader, { of })}
    order by c.received_at desc, c.id limit ${limit}`;
  return rows as unknown as Contact[];
}

export interface ToldMessage extends Message {
  readonly authorName: string | null;
}

/** The messages of several contacts in time order, without what only professionals read; at most `limit`. */
export async function messagesOfSeveral(
  tx: ReadTx,
  contacts: readonly ContactId[],
  limit: number,
): Promise<ToldMessage[]> {
  return tx<ToldMessage[]>`
    select m.id, m.contact_id as "contactId", m.at, m.kind, m.author_kind as "authorKind",
      m.author_id as "authorId", m.body, p.name as "authorName"
    from message m left join professional p on m.author_kind = 'staff' and p.id = m.author_id
    where m.contact_id = any(${[...contacts]}::uuid[]) and m.kind <> 'note' order by m.at, m.id limit ${limit}`;
}

/** The answers of several contacts as they were given. */
export async function responsesOfSeveral(
  tx: ReadTx,
  contacts: readonly ContactId[],
): Promise<{ contactId: ContactId; response: unknown }[]> {
  return tx`
    select contact_id as "contactId", response from contact_response
    where contact_id = any(${[...contacts]}::uuid[])`;
}

/** What happened in several contacts, in order, without professionals' notes; at most `limit`. */
export async function historyOfSeveral(
  tx: ReadTx,
  contacts: readonly ContactId[],
  limit: number,
): Promise<
  {
    contactId: ContactId;
    type: Fact["type"];
    at: Temporal.Instant;
    actorKind: string;
    actorName: string | null;
  }[]
> {
  return tx`
    select j.contact_id as "contactId", j.type, j.at, j.actor_kind as "actorKind", p.name as "actorName"
    from journal j left join professional p on j.actor_kind = 'staff' and p.id = j.actor_id
    where j.contact_id = any(${[...contacts]}::uuid[]) and not (j.type = 'noted' and j.actor_kind = 'staff')
    order by j.seq limit ${limit}`;
}

/** Takes back the addresses for notices that a person gave in their own contacts. Returns how many. */
export async function forgetNoticeAddresses(tx: WriteTx, personId: PersonId): Promise<number> {
  const done = await tx`
    update contact set notify_email = null
    where notify_email is not null and (sender_id = ${personId} or (person_id = ${personId} and sender_id is null))`;
  return done.count;
}

/** Of a contact what a request about one part of it needs: its form and answers, and that message's words. */
export async function contactForRequest(
  tx: ReadTx,
  id: ContactId,
  part: string | null,
): Promise<
  | {
      reference: string;
      form: string | null;
      formVersion: string | null;
      response: unknown;
      body: string | null;
    }
  | undefined
> {
  const [row] = await tx<
    {
      reference: string;
      form: string | null;
      formVersion: string | null;
      response: unknown;
      body: string | null;
    }[]
  >`
    select c.reference, c.form, c.form_version as "formVersion", r.response, m.body
    from contact c left join contact_response r on r.contact_id = c.id
      left join message m on m.contact_id = c.id and m.id::text = ${part} and m.kind <> 'note'
    where c.id = ${id}`;
  return row;
}
