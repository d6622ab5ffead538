import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { BookingRequest } from "./request.ts";

const COLUMNS = `b.id, b.contact_id as "contactId", b.person_id as "personId", b.register, b.line, b.team, b.type, b.minutes,
  b.form, b.profession, b.languages, b.interpreter, b.places, b.urgency, b.rule, b.due_at as "dueAt", b.chooser, b.state,
  b.asked_at as "askedAt", b.asked_by as "askedBy", b.ended_at as "endedAt"`;

/** Adds a request; the same id twice is one. */
export async function addRequest(tx: WriteTx, one: BookingRequest): Promise<void> {
  await tx`
    insert into booking_request (id, contact_id, person_id, register, line, team, type, minutes, form, profession,
      languages, interpreter, places, urgency, rule, due_at, chooser, asked_at, asked_by)
    values (${one.id}, ${one.contactId}, ${one.personId}, ${one.register}, ${one.line}, ${one.team}, ${one.type},
      ${one.minutes}, ${one.form}, ${one.profession}, ${one.languages as string[]}, ${one.interpreter},
      ${one.places as string[]}, ${one.urgency}, ${one.rule}, ${one.dueAt}, ${one.chooser}, ${one.askedAt},
      ${one.askedBy})
    on conflict (id) do nothing`;
}

/** The times asked in a contact, in order. At most 50. */
export const requestsOfContact = (tx: ReadTx, id: ContactId): Promise<BookingRequest[]> =>
  requestsOfContacts(tx, [id], 50);

/** The times asked in several contacts, in order; at most `limit`. */
export async function requestsOfContacts(
  tx: ReadTx,
  contacts: readonly ContactId[],
  limit: number,
): Promise<BookingRequest[]> {
  if (contacts.length === 0) return [];
  return tx<BookingRequest[]>`
    select ${tx.unsafe(COLUMNS)} from booking_request b
    where b.contact_id = any(${[...contacts]}::uuid[]) order by b.asked_at, b.id limit ${limit}`;
}

/** One line of the list of open requests. */
export interface RequestRow extends BookingRequest {
  readonly reference: string;
  readonly topic: string;
  readonly askedByName: string;
}

export const REQUEST_ROWS = 50;

/** Times asked by some teams and not yet given, what is due first foremost. */
export async function openRequests(
  tx: ReadTx,
  teams: readonly string[],
  page: number,
): Promise<RequestRow[]> {
  return tx<RequestRow[]>`
    select ${tx.unsafe(COLUMNS)}, c.reference, c.topic, p.name as "askedByName"
    from booking_request b join contact c on c.id = b.contact_id join professional p on p.id = b.asked_by
    where b.state = 'asked' and b.team = any(${teams as string[]})
    order by b.due_at, b.id limit ${REQUEST_ROWS + 1} offset ${REQUEST_ROWS * page}`;
}

/** Times asked for some people that are theirs to choose, what is due first foremost. At most 20. */
export async function openRequestsOf(tx: ReadTx, people: readonly PersonId[]): Promise<BookingRequest[]> {
  return tx<BookingRequest[]>`
    select ${tx.unsafe(COLUMNS)} from booking_request b
    where b.person_id = any(${[...people]}::uuid[]) and b.state = 'asked' and b.chooser = 'resident'
    order by b.due_at, b.id limit 20`;
}

/** One request by id. */
export async function requestById(tx: ReadTx, id: string): Promise<BookingRequest | undefined> {
  const [row] = await tx<BookingRequest[]>`
    select ${tx.unsafe(COLUMNS)} from booking_request b where b.id = ${id}`;
  return row;
}

/** Ends a request that is still open. Returns whether it was. */
export async function endRequest(
  tx: WriteTx,
  id: string,
  state: "booked" | "withdrawn",
  now: Temporal.Instant,
): Promise<boolean> {
  const ended = await tx`
    update booking_request set state = ${state}, ended_at = ${now} where id = ${id} and state = 'asked'`;
  return ended.count === 1;
}
