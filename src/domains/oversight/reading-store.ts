import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Pair, ReaderCount, Review, WatchId } from "./model.ts";

/** The most pairs of a reader and a person that one report looks at: those with a tie first, then the newest. */
const MOST_PAIRS = 5_000;
const MOST_READERS = 2_000;

const OPENINGS = ["contact.open", "person.open"];
const LOOKS = [...OPENINGS, "contact.list", "person.list", "person.find"];
const NOT_HANDLING = [
  ...LOOKS,
  "contact.quality-open",
  "contact.quality-review",
  "access-log.review",
  "access-log.give",
  "data-request.open",
  "data-request.answer",
];

/**
 * Who read whom in a span, with the figures that the rules ask for and what ties the two. One statement over the span of
 * the log: people are looked up by their ids, nothing is compared with the whole population.
 */
export async function readingPairs(
  tx: ReadTx,
  from: Temporal.Instant,
  before: Temporal.Instant,
): Promise<Pair[]> {
  return tx<Pair[]>`
    with read as (
      select a.actor_id as reader_id, a.person_id,
        count(*) filter (where a.action = any(${OPENINGS}))::int as opened,
        count(*) filter (where a.action <> all(${NOT_HANDLING}))::int as handled,
        count(*) filter (where a.ground = 'special-reason')::int as special,
        count(*) filter (where a.action = any(${OPENINGS})
          and extract(hour from a.at at time zone 'Europe/Helsinki') not between 6 and 21)::int as night,
        max(a.at) as last_at
      from access_log a
      where a.actor_kind = 'staff' and a.person_id is not null and a.at >= ${from} and a.at < ${before}
      group by 1, 2
      having count(*) filter (where a.action = any(${LOOKS})) > 0
    ), tied as (
      select read.*, array_remove(array[
        case when me.id = p.id then 'self' end,
        case when exists (select from guardianship g where (g.child_id = p.id and g.guardian_id = me.id)
          or (g.child_id = me.id and g.guardian_id = p.id)) then 'guardianship' end,
        case when me.id <> p.id and me.street = p.street and me.postal_code = p.postal_code then 'same-address' end,
        case when me.id <> p.id and lower(me.surname) = lower(p.surname)
          and way(me.street) = way(p.street) then 'same-surname-street' end,
        case when me.id <> p.id and way(me.street) = way(p.street) and me.postal_code = p.postal_code
          then 'same-street' end,
        case when exists (select from professional c where c.person_id = p.id and c.id <> reader.id
          and c.teams && reader.teams) then 'colleague' end,
        case when exists (select from watched_person w where w.person_id = p.id and w.ended_at is null)
          then 'watched' end], null) as ties
      from read
        join professional reader on reader.id = read.reader_id
        join person p on p.id = read.person_id
        left join person me on me.id = reader.person_id
    )
    select reader_id as "readerId", person_id as "personId", opened, handled, special, night, last_at as "lastAt", ties
    from tied order by (cardinality(ties) > 0) desc, last_at desc, reader_id, person_id limit ${MOST_PAIRS}`;
}

/** How many people each professional opened in a span, those who opened nobody included. `onCall`: teams that work at night. */
export async function readerCounts(
  tx: ReadTx,
  from: Temporal.Instant,
  before: Temporal.Instant,
  onCall: readonly string[],
): Promise<ReaderCount[]> {
  return tx<ReaderCount[]>`
    select p.id as "readerId", p.teams, p.teams && ${onCall as string[]} as "onCall", coalesce(r.people, 0)::int as people
    from professional p left join (
      select a.actor_id, count(distinct a.person_id) as people from access_log a
      where a.actor_kind = 'staff' and a.person_id is not null and a.action = any(${OPENINGS})
        and a.at >= ${from} and a.at < ${before}
      group by 1) r on r.actor_id = p.id
    where p.active order by people desc, p.id limit ${MOST_READERS}`;
}

/** One row of the log that a finding rests on. */
export interface LogRow {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly action: string;
  readonly ground: string;
  readonly reference: string | null;
  readonly personId: PersonId | null;
  readonly person: string | null;
}

export const ROWS = 100;

/** The log rows of a finding: of one reader, and of one person where it is about one. The newest. */
export async function rowsOf(
  tx: ReadTx,
  readerId: ProfessionalId,
  personId: PersonId | null,
  from: Temporal.Instant,
  before: Temporal.Instant,
): Promise<LogRow[]> {
  return tx<LogRow[]>`
    select a.id, a.at, a.action, a.ground, c.reference, a.person_id as "personId",
      p.given_names || ' ' || p.surname as person
    from access_log a left join contact c on c.id = a.contact_id left join person p on p.id = a.person_id
    where a.actor_id = ${readerId} and a.actor_kind = 'staff' and a.at >= ${from} and a.at < ${before}
      ${personId === null ? tx`and a.person_id is not null` : tx`and a.person_id = ${personId}`}
    order by a.at desc, a.id desc limit ${ROWS}`;
}

/** Names of professionals and people, by id. */
export async function namesOf(
  tx: ReadTx,
  readers: readonly ProfessionalId[],
  people: readonly PersonId[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; name: string }[]>`
    select id, name from professional where id = any(${[...readers]}::uuid[])
    union all select id, given_names || ' ' || surname from person where id = any(${[...people]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The newest review of each finding. */
export async function reviewsOf(tx: ReadTx, findings: readonly string[]): Promise<Map<string, Review>> {
  const rows = await tx<Review[]>`
    select distinct on (r.finding) r.finding, r.at, p.name as "madeBy", r.conclusion, r.words
    from reading_review r join professional p on p.id = r.made_by
    where r.finding = any(${[...findings]}) order by r.finding, r.at desc`;
  return new Map(rows.map((row) => [row.finding, row]));
}

/** Adds a review; the same one sent twice is one. */
export async function addReview(
  tx: WriteTx,
  review: Omit<Review, "madeBy"> & { readonly madeBy: ProfessionalId },
): Promise<void> {
  await tx`
    insert into reading_review values (${review.finding}, ${review.at}, ${review.madeBy}, ${review.conclusion}, ${review.words})
    on conflict do nothing`;
}

export interface Watched {
  readonly id: WatchId;
  readonly personId: PersonId;
  readonly name: string;
  readonly reason: string;
  readonly at: Temporal.Instant;
}

const WATCHED_ROWS = 200;

export async function watchedPeople(tx: ReadTx): Promise<Watched[]> {
  return tx<Watched[]>`
    select w.id, w.person_id as "personId", p.given_names || ' ' || p.surname as name, w.reason, w.at
    from watched_person w join person p on p.id = w.person_id where w.ended_at is null
    order by w.at desc, w.id limit ${WATCHED_ROWS}`;
}

/** Puts somebody on the list; who is there already stays as they are. */
export async function watch(
  tx: WriteTx,
  one: { id: string; personId: PersonId; reason: string; at: Temporal.Instant; madeBy: ProfessionalId },
): Promise<void> {
  await tx`
    insert into watched_person (id, person_id, reason, at, made_by)
    values (${one.id}, ${one.personId}, ${one.reason}, ${one.at}, ${one.madeBy}) on conflict do nothing`;
}

/** Takes somebody off the list. Returns whom. */
export async function endWatch(
  tx: WriteTx,
  id: WatchId,
  at: Temporal.Instant,
): Promise<PersonId | undefined> {
  const [row] = await tx<{ personId: PersonId }[]>`
    update watched_person set ended_at = ${at} where id = ${id} and ended_at is null returning person_id as "personId"`;
  return row?.personId;
}
