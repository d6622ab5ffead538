import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { CONTACT_COLUMNS } from "./load-store.ts";
import type { Contact, ContactStatus, Fact, Message } from "./model.ts";
import { OWN_MATTERS_AGE } from "./own-age.ts";

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

/** For whom the reader may act, by which right, in which registers. */
export interface MayActFor {
  readonly personId: PersonId;
  readonly by: "guardian" | "mandate";
  readonly scope: readonly string[];
}

/** Whose matters a reader may see. */
export interface MatterReach {
  readonly reader: PersonId;
  readonly bonds: readonly MayActFor[];
  readonly today: Temporal.PlainDate;
}

export interface MatterChoice {
  /** One person's matters alone. */
  readonly of?: PersonId | undefined;
  readonly status?: "open" | "waiting" | "answered" | "closed" | undefined;
  /** Received from this moment, and before that one. */
  readonly from?: Temporal.Instant | undefined;
  readonly before?: Temporal.Instant | undefined;
}

/**
 * The contacts that a reader may see, as `rightOfResident` says of each: what they sent, what staff recorded for them, and
 * of those they act for what they sent or told; of the grantor of a mandate and of a child too young to act alone also
 * what nobody else told. What a young person does not want is shown to no guardian, nor what nobody known sent.
 */
const reached = (tx: ReadTx, { reader, bonds, today }: MatterReach) => {
  const acts = JSON.stringify(bonds.map(({ personId, by, scope }) => ({ id: personId, by, scope })));
  return tx`contact c left join person p on p.id = c.person_id
    left join contact_intake i on i.contact_id = c.id
    left join lateral (select sees from minor_will m where m.contact_id = c.id order by m.at desc limit 1) w on true
    left join jsonb_to_recordset(${acts}::text::jsonb) as a(id uuid, by text, scope text[])
      on a.id = c.person_id and c.register = any(a.scope)
  where ((c.person_id = ${reader} and (c.sender_id is null or c.sender_id = ${reader}))
    or (c.person_id is null and c.sender_id = ${reader})
    or (a.id is not null and (c.sender_id is null or c.sender_id = ${reader})
      and case when a.by = 'mandate' then true
        else c.way = 'identified' and w.sees is not false and (c.sender_id = ${reader}
          or ((i.caller_id is null or i.caller_id = ${reader})
            and (p.birth_date > ${today.subtract({ years: OWN_MATTERS_AGE })} or w.sees))) end))`;
};

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
    from ${reached(tx, reach)} ${chosen(tx, reach.reader, choice)}
    order by (c.status = 'waiting') desc, c.received_at desc, c.id
    limit ${MATTERS_PAGE + 1} offset ${MATTERS_PAGE * page}`;
}

/** The years in which the matters that a resident may see were received, the newest first; at most 30. */
export async function matterYears(tx: ReadTx, reach: MatterReach): Promise<number[]> {
  const rows = await tx<{ year: number }[]>`
    select distinct extract(year from c.received_at at time zone 'Europe/Helsinki')::int as year
    from ${reached(tx, reach)} order by year desc limit 30`;
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
    select ${tx.unsafe(CONTACT_COLUMNS)} from ${reached(tx, reach)} ${chosen(tx, reach.reader, { of })}
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
    where not j.data ? 'appointment' and j.contact_id = any(${[...contacts]}::uuid[]) and not (j.type = 'noted' and j.actor_kind = 'staff')
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
