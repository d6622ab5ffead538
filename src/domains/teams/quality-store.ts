import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { QualityAnswer, QualityCount } from "./sample.ts";
import type { Span } from "./today-store.ts";

/** A closed contact whose answers may be looked at. */
export interface Sampled {
  readonly id: ContactId;
  readonly reference: string;
  readonly topic: string;
  readonly line: string;
  readonly team: string;
  readonly language: "fi" | "sv" | "en";
  readonly channel: string;
  readonly personId: PersonId | null;
  readonly senderId: PersonId | null;
  readonly receivedAt: Temporal.Instant;
  readonly answeredAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant;
  readonly breachedAt: Temporal.Instant | null;
  readonly reviewedAt: Temporal.Instant | null;
}

/**
 * Contacts that a team answered and closed in a span, in an order that the seed decides and nobody can foresee. What the
 * reader had a hand in is left out: to have handed it to somebody else is none.
 */
export async function closedInOrder(
  tx: ReadTx,
  of: {
    readonly team: string;
    readonly closed: Span;
    readonly seed: string;
    readonly reader: ProfessionalId;
  },
  most: number,
): Promise<Sampled[]> {
  return tx<Sampled[]>`
    select c.id, c.reference, c.topic, c.line, c.team, c.language, c.channel, c.person_id as "personId",
      c.sender_id as "senderId", c.received_at as "receivedAt", c.answered_at as "answeredAt",
      c.closed_at as "closedAt", c.breached_at as "breachedAt", r.at as "reviewedAt"
    from contact c left join quality_review r on r.contact_id = c.id
    where c.team = ${of.team} and c.closed_at >= ${of.closed.from} and c.closed_at < ${of.closed.before}
      and c.answered_at is not null and c.holder_id is distinct from ${of.reader}
      and not exists (
        select from journal j where j.contact_id = c.id and j.actor_kind = 'staff' and j.actor_id = ${of.reader}
          and (j.type <> 'taken' or coalesce(j.data->>'to', '') in ('', ${of.reader}::text)))
    order by md5(${of.seed} || c.id::text) limit ${most}`;
}

/** Which team closed a contact, and when; undefined while it is open. */
export async function closedBy(
  tx: ReadTx,
  id: ContactId,
): Promise<{ readonly team: string; readonly closedAt: Temporal.Instant } | undefined> {
  const [row] = await tx<{ team: string; closedAt: Temporal.Instant }[]>`
    select team, closed_at as "closedAt" from contact where id = ${id} and closed_at is not null`;
  return row;
}

export interface Review {
  readonly contactId: ContactId;
  readonly team: string;
  /** The version of the checklist. */
  readonly checklist: string;
  readonly answers: ReadonlyMap<string, QualityAnswer>;
  readonly note: string;
}

/** Keeps a review with its answers, all or nothing; a contact has one. False when it had one already. */
export async function addReview(
  tx: WriteTx,
  review: Review,
  by: ProfessionalId,
  at: Temporal.Instant,
): Promise<boolean> {
  const { contactId, team, checklist, answers, note } = review;
  const rows = [...answers].map(([question, answer]) => ({ question, answer }));
  const done = await tx`
    with kept as (
      insert into quality_review (contact_id, team, checklist, at, made_by, note)
      values (${contactId}, ${team}, ${checklist}, ${at}, ${by}, ${note})
      on conflict do nothing returning contact_id
    )
    insert into quality_answer select kept.contact_id, a.question, a.answer
    from kept, jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as a(question text, answer text)
    returning question`;
  return done.length > 0;
}

/** A review as it stands, with who made it. */
export async function reviewOf(
  tx: ReadTx,
  id: ContactId,
): Promise<
  | {
      readonly name: string;
      readonly at: Temporal.Instant;
      readonly note: string;
      readonly answers: Readonly<Record<string, QualityAnswer>>;
    }
  | undefined
> {
  const [row] = await tx<
    { name: string; at: Temporal.Instant; note: string; answers: Record<string, QualityAnswer> }[]
  >`
    select p.name, r.at, r.note,
      (select coalesce(jsonb_object_agg(a.question, a.answer), '{}') from quality_answer a
        where a.contact_id = r.contact_id) as answers
    from quality_review r join professional p on p.id = r.made_by where r.contact_id = ${id}`;
  return row;
}

/** How the questions were answered about one team, by the month of Helsinki in which it was looked at. */
export async function qualityCounts(tx: ReadTx, team: string, span: Span): Promise<QualityCount[]> {
  return tx<QualityCount[]>`
    select to_char(r.at at time zone 'Europe/Helsinki', 'YYYY-MM') as month, a.question, a.answer,
      count(*)::int as n
    from quality_review r join quality_answer a on a.contact_id = r.contact_id
    where r.team = ${team} and r.at >= ${span.from} and r.at < ${span.before}
    group by 1, 2, 3`;
}
