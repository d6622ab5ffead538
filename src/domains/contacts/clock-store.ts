import type { ClockBook, ClockedFact, ContactClock } from "#src/kernel/contact-clocks.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { CLOCK_KEPT, CLOCK_RECORD, clockRows, lawDueAt } from "./clock-rows-store.ts";
import { CLOCKED_DATA } from "./load-store.ts";

/** Marks the clocks that have run out by now; at most `limit` at a time. Returns how many. */
export async function markBroken(tx: WriteTx, now: Temporal.Instant, limit: number): Promise<number> {
  const marked = await tx`
    update contact_clock k set state = 'broken', breached_at = k.due_at
    from (select contact_id, rule from contact_clock where state = 'running' and due_at < ${now}
      order by due_at limit ${limit} for update skip locked) late
    where k.contact_id = late.contact_id and k.rule = late.rule`;
  return marked.count;
}

interface MatterRow {
  readonly id: ContactId;
  readonly register: string;
  readonly line: string;
  readonly topic: string;
  readonly channel: string;
  readonly promise: string;
  readonly birthDate: Temporal.PlainDate | null;
  /** The promise as it is kept. */
  readonly dueAt: Temporal.Instant | null;
  readonly facts: readonly {
    readonly type: string;
    readonly at: string;
    readonly data: ClockedFact["data"] | null;
  }[];
}

const BATCH = 1_000;

/** All contacts with what their clocks are counted from, in batches, in the order of their ids. */
export async function* clockedMatters(tx: ReadTx, wanted: { readonly line?: string | undefined } = {}) {
  for (let after: ContactId | null = null; ; ) {
    const rows: MatterRow[] = await tx<MatterRow[]>`
      select c.id, c.register, c.line, c.topic, c.channel, c.promise, p.birth_date as "birthDate", c.due_at as "dueAt",
        (select jsonb_agg(jsonb_build_object('type', j.type, 'at', j.at, 'data', ${tx.unsafe(CLOCKED_DATA)}) order by j.seq)
          from journal j where j.contact_id = c.id) as facts
      from contact c left join person p on p.id = c.person_id
      where ${after === null ? tx`true` : tx`c.id > ${after}`} ${wanted.line ? tx`and c.line = ${wanted.line}` : tx``}
      order by c.id limit ${BATCH}`;
    if (rows.length === 0) return;
    yield rows.map((row) => ({
      ...row,
      facts: (row.facts ?? []).map(({ type, at, data }) => ({
        type,
        at: Temporal.Instant.from(at),
        ...(data && { data }),
      })),
    }));
    after = rows.at(-1)?.id ?? null;
  }
}

/** Makes all clocks again from the journal, in the transaction given. Returns how many there are. */
export async function rebuildClocks(tx: WriteTx, book: ClockBook, now: Temporal.Instant): Promise<number> {
  let made = 0;
  for await (const matters of clockedMatters(tx)) {
    const clocks = matters.map((matter) => ({ id: matter.id, clocks: book.count(matter, now) }));
    const rows = clocks.flatMap(({ id, clocks }) => clockRows(id, clocks));
    const nearest = clocks.map(({ id, clocks }) => ({ id, due: lawDueAt(clocks)?.toString() ?? null }));
    await tx`
      delete from contact_clock where contact_id = any(${clocks.map(({ id }) => id)}::uuid[])`;
    await tx`
      insert into contact_clock
        (contact_id, rule, started_at, due_at, paused_at, stopped_at, breached_at, state)
      select contact_id, rule, started_at, due_at, paused_at, stopped_at, breached_at, state
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as k(${tx.unsafe(CLOCK_RECORD)})
      on conflict (contact_id, rule) do update set ${tx.unsafe(CLOCK_KEPT)}`;
    await tx`
      update contact c set law_due_at = n.due
      from jsonb_to_recordset(${JSON.stringify(nearest)}::text::jsonb) as n(id uuid, due timestamptz)
      where c.id = n.id and c.law_due_at is distinct from n.due`;
    made += rows.length;
  }
  return made;
}

/** A clock that is kept otherwise than the journal makes it; null in place of what one of the two lacks. */
export interface ClockDifference {
  readonly contactId: ContactId;
  readonly kept: readonly ContactClock[];
  readonly rebuilt: readonly ContactClock[];
}

export interface ClockComparison {
  readonly compared: number;
  readonly differing: ClockDifference | null;
}

/** Holds the clocks kept with the changes against those that the journal makes at a moment; stops at the first that differs. */
export async function compareClocks(
  tx: ReadTx,
  book: ClockBook,
  now: Temporal.Instant,
): Promise<ClockComparison> {
  let compared = 0;
  for await (const matters of clockedMatters(tx)) {
    const kept = await clocksOf(
      tx,
      matters.map(({ id }) => id),
    );
    for (const matter of matters) {
      const rebuilt = book.count(matter, now);
      const limits = rebuilt.filter(({ kind }) => kind === "law");
      const there = kept.get(matter.id) ?? [];
      compared += rebuilt.length;
      if (same(there, limits) && samePromise(matter.dueAt, rebuilt)) continue;
      return { compared, differing: { contactId: matter.id, kept: there, rebuilt } };
    }
  }
  return { compared, differing: null };
}

/** The limits kept of some contacts, by rule. */
export async function clocksOf(
  tx: ReadTx,
  ids: readonly ContactId[],
): Promise<ReadonlyMap<ContactId, readonly ContactClock[]>> {
  const rows = await tx<(ContactClock & { contactId: ContactId })[]>`
    select contact_id as "contactId", 'law' as kind, rule, started_at as "startedAt", due_at as "dueAt", paused_at as "pausedAt",
      stopped_at as "stoppedAt", breached_at as "breachedAt", state
    from contact_clock where contact_id = any(${[...ids]}::uuid[])
    order by contact_id, rule collate "C"`;
  const found = new Map<ContactId, ContactClock[]>();
  for (const { contactId, ...clock } of rows) {
    const own = found.get(contactId);
    if (own) own.push(clock);
    else found.set(contactId, [clock]);
  }
  return found;
}

const same = (a: readonly ContactClock[], b: readonly ContactClock[]) =>
  JSON.stringify(a) === JSON.stringify(b);

/** Whether the promise kept in the contact is the one that the facts make: none while it stands still or has stopped. */
function samePromise(kept: Temporal.Instant | null, rebuilt: readonly ContactClock[]): boolean {
  const promise = rebuilt.find(({ kind }) => kind === "promise");
  const binds = promise && promise.stoppedAt === null && promise.pausedAt === null ? promise.dueAt : null;
  return binds === null || kept === null ? binds === kept : binds.equals(kept);
}
