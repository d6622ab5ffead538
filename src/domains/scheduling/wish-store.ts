import type { ActorRef } from "#src/kernel/access.ts";
import type { AppointmentId, PersonId, ResourceId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { appointmentColumns } from "./booking-store.ts";
import type { Appointment, FormOfService } from "./model.ts";
import type { Wish, WishEnd, WishId } from "./wish.ts";

const COLUMNS = `w.id, w.submission, w.person_id as "personId", w.register, w.line, w.type, w.minutes, w.forms, w.units,
  w.languages, w.weekdays, w.from_minute as "fromMinute", w.to_minute as "toMinute", w.from_date as "fromDate",
  w.until_date as "untilDate", w.due_at as "dueAt", w.contact_id as "contactId", w.request_id as "requestId",
  w.replaces, w.by_phone as "byPhone", w.notify_email as "notifyEmail", w.language, w.made_by_kind as "madeByKind",
  w.made_by as "madeBy", w.made_at as "madeAt", w.ended_at as "endedAt", w.ended_as as "endedAs"`;

/** Tells the journal of a wish: codes and times. */
async function tell(
  tx: WriteTx,
  type: "wish-made" | "wish-ended" | "time-offered" | "offer-declined",
  wish: Pick<Wish, "id" | "type" | "line">,
  by: ActorRef,
  now: Temporal.Instant,
  more: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  const data = { wish: wish.id, type: wish.type, line: wish.line, ...more };
  await tx`
    with fact as (
      insert into journal (at, type, contact_id, actor_kind, actor_id, data)
      values (${now}, ${type}, null, ${by.kind}, ${by.id}, ${JSON.stringify(data)}::text::jsonb) returning seq
    )
    insert into journal_pending select seq from fact`;
}

/**
 * Adds a wish with its fact; false when the same form was sent before. An open wish of the same person for the same type
 * is changed by it: the old one ends, and how long they have waited is kept.
 */
export async function addWish(tx: WriteTx, wish: Wish, by: ActorRef): Promise<boolean> {
  const [sent] = await tx`select id from waiting_wish where submission = ${wish.submission}`;
  if (sent) return false;
  const [old] = await tx<Pick<Wish, "madeAt">[]>`
    update waiting_wish set ended_at = ${wish.madeAt}, ended_as = 'withdrawn'
    where person_id = ${wish.personId} and type = ${wish.type} and ended_at is null returning made_at as "madeAt"`;
  const since = old?.madeAt ?? wish.madeAt;
  const added = await tx`
    insert into waiting_wish (id, submission, person_id, register, line, type, minutes, forms, units, languages, weekdays,
      from_minute, to_minute, from_date, until_date, due_at, contact_id, request_id, replaces, by_phone, notify_email,
      language, made_by_kind, made_by, made_at)
    values (${wish.id}, ${wish.submission}, ${wish.personId}, ${wish.register}, ${wish.line}, ${wish.type},
      ${wish.minutes}, ${wish.forms as string[]}, ${wish.units as string[]}, ${wish.languages as string[]},
      ${wish.weekdays}, ${wish.fromMinute}, ${wish.toMinute}, ${wish.fromDate.toString()}::date,
      ${wish.untilDate.toString()}::date, ${wish.dueAt}, ${wish.contactId}, ${wish.requestId}, ${wish.replaces},
      ${wish.byPhone}, ${wish.notifyEmail}, ${wish.language}, ${wish.madeByKind}, ${wish.madeBy}, ${since})
    on conflict (submission) do nothing returning id`;
  if (added.length === 0) return false;
  await tell(tx, "wish-made", wish, by, wish.madeAt);
  return true;
}

/** Ends a wish that is still open. Returns whether it was. */
export async function endWish(
  tx: WriteTx,
  wish: Pick<Wish, "id" | "type" | "line">,
  as: WishEnd,
  by: ActorRef,
  now: Temporal.Instant,
): Promise<boolean> {
  const ended = await tx`
    update waiting_wish set ended_at = ${now}, ended_as = ${as} where id = ${wish.id} and ended_at is null returning id`;
  if (ended.length === 1) await tell(tx, "wish-ended", wish, by, now, { as });
  return ended.length === 1;
}

export async function wishById(tx: ReadTx, id: WishId): Promise<Wish | undefined> {
  const [row] = await tx<Wish[]>`select ${tx.unsafe(COLUMNS)} from waiting_wish w where w.id = ${id}`;
  return row;
}

/** A wish on a list, with the time that is held for it, if one is, and its place in the order of its type. */
export interface ListedWish extends Wish {
  readonly personName: string;
  /** Of somebody under non-disclosure a list gives none. */
  readonly personPhone: string | null;
  readonly place: number;
  readonly offer: OfferedTime | null;
}

export interface OfferedTime {
  readonly id: AppointmentId;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly unit: string;
  readonly form: FormOfService;
  readonly answerBy: Temporal.Instant;
}

interface ListedRow extends Omit<ListedWish, "offer"> {
  readonly offerId: AppointmentId | null;
  readonly offerStarts: Temporal.Instant;
  readonly offerEnds: Temporal.Instant;
  readonly offerUnit: string;
  readonly offerForm: FormOfService;
  readonly answerBy: Temporal.Instant;
}

const listed = (rows: readonly ListedRow[]): ListedWish[] =>
  rows.map(({ offerId, offerStarts, offerEnds, offerUnit, offerForm, answerBy, ...wish }) => ({
    ...wish,
    offer: offerId && {
      id: offerId,
      startsAt: offerStarts,
      endsAt: offerEnds,
      unit: offerUnit,
      form: offerForm,
      answerBy,
    },
  }));

const LISTED = `${COLUMNS}, p.given_names || ' ' || p.surname as "personName", 
  case when not p.non_disclosure then p.phone end as "personPhone",
  a.id as "offerId", a.starts_at as "offerStarts", a.ends_at as "offerEnds", a.unit as "offerUnit",
  a.form as "offerForm", o.answer_by as "answerBy"`;
const FROM = `waiting_wish w join person p on p.id = w.person_id
  left join (wish_offer o join appointment a on a.id = o.appointment_id and a.status = 'held') on o.wish_id = w.id`;
const ORDER = "w.due_at nulls last, w.made_at, w.id";

export const WISH_ROWS = 50;

/** Who waits on some lines, in the order in which freed times are offered; WISH_ROWS a page and one more. */
export async function openWishes(tx: ReadTx, lines: readonly string[], page: number): Promise<ListedWish[]> {
  return listed(
    await tx<ListedRow[]>`
    with placed as (
      select w.id, row_number() over (partition by w.type order by ${tx.unsafe(ORDER)})::int as place
      from waiting_wish w where w.ended_at is null
    )
    select ${tx.unsafe(LISTED)}, placed.place from ${tx.unsafe(FROM)} join placed on placed.id = w.id
    where w.ended_at is null and w.line = any(${lines as string[]})
    order by (a.id is not null and w.by_phone) desc, ${tx.unsafe(ORDER)}
    limit ${WISH_ROWS + 1} offset ${WISH_ROWS * page}`,
  );
}

/** The wishes of some people that are open, and those that ended lately. At most 30. */
export async function wishesOfPeople(
  tx: ReadTx,
  people: readonly PersonId[],
  since: Temporal.Instant,
): Promise<ListedWish[]> {
  return listed(
    await tx<ListedRow[]>`
    select ${tx.unsafe(LISTED)}, (select count(*)::int from waiting_wish f where f.type = w.type and f.ended_at is null
      and (coalesce(f.due_at, 'infinity'), f.made_at, f.id) <= (coalesce(w.due_at, 'infinity'), w.made_at, w.id)) as place
    from ${tx.unsafe(FROM)}
    where w.person_id = any(${[...people]}::uuid[]) and (w.ended_at is null or w.ended_at > ${since})
    order by w.ended_at is not null, w.made_at desc limit 30`,
  );
}

/** A freed stretch that nobody has been offered yet. */
export interface Freed {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly profession: string | null;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly freedAt: Temporal.Instant;
  readonly origin: string;
}

/** Freed stretches that have not been offered yet, the oldest first. */
export async function freedToOffer(tx: ReadTx, limit: number): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from freed_time where handled_at is null order by freed_at, id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Claims some of them for this transaction; those that another process has are passed by. */
export async function claimFreed(tx: WriteTx, ids: readonly string[]): Promise<Freed[]> {
  return tx<Freed[]>`
    select f.id, f.resource_id as "resourceId", r.profession, lower(f.during) as "from", upper(f.during) as "to",
      f.freed_at as "freedAt", f.origin
    from freed_time f join resource r on r.id = f.resource_id
    where f.id = any(${[...ids]}::uuid[]) and f.handled_at is null
    order by f.freed_at, f.id for update of f skip locked`;
}

export async function markHandled(tx: WriteTx, id: string, now: Temporal.Instant): Promise<void> {
  await tx`update freed_time set handled_at = ${now} where id = ${id}`;
}

/** How many are weighed for one freed stretch. */
const WEIGHED = 50;

/**
 * Who may wish for a time on a date: open wishes of some types, in the order of the list, without those who have been
 * offered it before or hold another offer.
 */
export async function wishesFor(
  tx: ReadTx,
  types: readonly string[],
  date: Temporal.PlainDate,
  origin: string,
): Promise<(Wish & { readonly elsewhere: boolean })[]> {
  return tx<(Wish & { elsewhere: boolean })[]>`
    select ${tx.unsafe(COLUMNS)}, exists (select from appointment b where b.person_id = w.person_id and b.type = w.type
      and b.status in ('booked', 'arrived', 'started', 'done') and b.made_at > w.made_at
      and b.id is distinct from w.replaces) as elsewhere
    from waiting_wish w
    where w.ended_at is null and w.type = any(${types as string[]})
      and w.from_date <= ${date.toString()}::date and w.until_date >= ${date.toString()}::date
      and not exists (select from wish_offer o join freed_time f on f.id = o.freed_id
        where o.wish_id = w.id and f.origin = ${origin})
      and not exists (select from wish_offer o join appointment a on a.id = o.appointment_id
        where o.wish_id = w.id and a.status = 'held')
    order by ${tx.unsafe(ORDER)} limit ${WEIGHED}`;
}

/** Writes down an offer, with the notice that there is one: no word of what it is about. */
export async function addOffer(
  tx: WriteTx,
  wish: Wish,
  freed: Freed,
  appointment: AppointmentId,
  answerBy: Temporal.Instant,
  by: ActorRef,
  ids: { readonly notice: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    insert into wish_offer (appointment_id, wish_id, freed_id, offered_at, answer_by)
    values (${appointment}, ${wish.id}, ${freed.id}, ${now}, ${answerBy})`;
  if (!wish.byPhone && wish.notifyEmail)
    await tx`
      insert into outbox (id, at, channel, recipient, template, language, params, contact_id, next_at)
      values (${ids.notice}, ${now}, 'email', ${wish.notifyEmail}, 'time-offered', ${wish.language}, '{}', null, ${now})`;
  const milliseconds = Math.max(0, now.epochMilliseconds - freed.freedAt.epochMilliseconds);
  await tell(tx, "time-offered", wish, by, now, { appointment, milliseconds });
}

/** An offer by the appointment that holds it. */
export async function offerOf(
  tx: ReadTx,
  id: AppointmentId,
): Promise<{ readonly wish: Wish; readonly answerBy: Temporal.Instant } | undefined> {
  const [row] = await tx<(Wish & { answerBy: Temporal.Instant })[]>`
    select ${tx.unsafe(COLUMNS)}, o.answer_by as "answerBy"
    from wish_offer o join waiting_wish w on w.id = o.wish_id where o.appointment_id = ${id}`;
  return row && { wish: row, answerBy: row.answerBy };
}

/**
 * The coming booked times of whoever waits, of the type that they wait for, soonest first, at most 20. Those of a series
 * are left out: there one is meant to stand beside others.
 */
export async function bookedOfWish(
  tx: ReadTx,
  { personId, type }: Pick<Wish, "personId" | "type">,
  now: Temporal.Instant,
): Promise<Appointment[]> {
  return tx<Appointment[]>`
    select ${appointmentColumns(tx)} from appointment a
    where a.person_id = ${personId} and a.type = ${type} and a.status = 'booked' and a.starts_at > ${now}
      and not exists (select from series_time t where t.appointment_id = a.id)
    order by a.starts_at limit 20`;
}

export async function markDeclined(
  tx: WriteTx,
  id: AppointmentId,
  wish: Wish,
  by: ActorRef,
  now: Temporal.Instant,
): Promise<void> {
  await tx`update wish_offer set declined_at = ${now} where appointment_id = ${id} and declined_at is null`;
  await tell(tx, "offer-declined", wish, by, now, { appointment: id });
}

/** Ends wishes whose last day has gone. */
export async function endOldWishes(
  tx: WriteTx,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<number> {
  const ended = await tx`
    update waiting_wish set ended_at = ${now}, ended_as = 'over'
    where ended_at is null and until_date < ${today.toString()}::date`;
  return ended.count;
}
