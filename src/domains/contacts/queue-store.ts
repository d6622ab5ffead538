import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { together } from "#src/platform/database/together.ts";
import type { Channel, ContactStatus } from "./model.ts";
import { alarmedElsewhere, asleep, awake, behind, inOrder, keys } from "./queue-order-store.ts";

/** `asked`: what a colleague asks the reader about; `snoozed`: what is put aside until later. */
export type View = "team" | "mine" | "free" | "late" | "waiting" | "answered" | "snoozed" | "asked";

/** Whose queues: `teams` are those the reader may see, and whoever is on call sees alarms of any team. */
export interface QueueReach {
  readonly teams: readonly string[];
  readonly onCall: boolean;
}

/** What narrows the queue; each is left out when it is not asked. */
export interface QueueFilters {
  readonly team?: string | undefined;
  readonly line?: string | undefined;
  /** Teams of the area, and of teams of the whole county those whose municipality is there. */
  readonly area?:
    | { readonly teams: readonly string[]; readonly municipalities: readonly string[] }
    | undefined;
  readonly language?: Lang | undefined;
  readonly channel?: Channel | undefined;
  /** Only these topics; none of these topics. */
  readonly topics?: readonly string[] | undefined;
  readonly notTopics?: readonly string[] | undefined;
  readonly reference?: string | undefined;
}

/** What a professional asks of the queue: nothing outside their reach is ever listed. */
export interface QueueQuery extends QueueReach, QueueFilters {
  readonly me: ProfessionalId;
  readonly view: View;
  readonly page: number;
}

export const PAGE_ROWS = 50;
/** Further than so many pages nobody leafs: filters lead there sooner. */
export const MOST_PAGES = 100;

export interface QueueRow {
  readonly id: ContactId;
  readonly reference: string;
  readonly line: string;
  readonly team: string;
  readonly channel: Channel;
  readonly way: string;
  readonly topic: string;
  readonly language: Lang;
  readonly municipality: string | null;
  readonly nonDisclosure: boolean;
  readonly personId: PersonId | null;
  readonly status: ContactStatus;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  /** What runs out first, the promise or a limit of the law: what the queue is ordered by. */
  readonly nextDueAt: Temporal.Instant | null;
  readonly alarmDueAt: Temporal.Instant | null;
  readonly alarmSeenAt: Temporal.Instant | null;
  readonly holderId: ProfessionalId | null;
  readonly holderName: string | null;
  /** The person whose matter it is has died. */
  readonly died: boolean;
}

const readings = new WeakMap<ReadTx, ReturnType<typeof together<QueueRow[]>>>();

/**
 * The queue: unseen alarms first, then by time left against promise and law; what waits for the family and what is answered last. One change
 * refreshes every screen of a team at once: the team's queue is then read once for all of them.
 */
export function queue(tx: ReadTx, query: QueueQuery, now: Temporal.Instant): Promise<QueueRow[]> {
  const shared = readings.get(tx) ?? together<QueueRow[]>();
  readings.set(tx, shared);
  const own = query.view === "mine" || query.view === "asked";
  return shared(JSON.stringify({ ...query, me: own ? query.me : "" }), () => readQueue(tx, query, now));
}

/** Each team's queue is read in the order of its index (contact_queue), then the page is taken from them together. */
async function readQueue(tx: ReadTx, query: QueueQuery, now: Temporal.Instant): Promise<QueueRow[]> {
  const page = Math.min(query.page, MOST_PAGES - 1);
  return tx<QueueRow[]>`
    select c.id, c.reference, c.line, c.team, c.channel, c.way, c.topic, c.language, c.municipality,
      c.non_disclosure or coalesce(p.non_disclosure, false) as "nonDisclosure", c.person_id as "personId", c.status, c.received_at as "receivedAt",
      c.due_at as "dueAt", c.next_due_at as "nextDueAt", c.alarm_due_at as "alarmDueAt", c.alarm_seen_at as "alarmSeenAt",
      c.holder_id as "holderId", h.name as "holderName",
      p.died_on is not null as died
    from (
      select c.id from (${query.view === "asked" ? asked(tx, query) : ofTeams(tx, query, now, PAGE_ROWS * (page + 1) + 1)}) c
      ${inOrder(tx)} limit ${PAGE_ROWS + 1} offset ${PAGE_ROWS * page}
    ) shown join contact c using (id) left join professional h on h.id = c.holder_id
      left join person p on p.id = c.person_id
    ${inOrder(tx)}`;
}

function ofTeams(tx: ReadTx, query: QueueQuery, now: Temporal.Instant, most: number) {
  const { onCall, team } = query;
  // Of one team only its own part of the index is read.
  const teams = team ? query.teams.filter((one) => one === team) : query.teams;
  const wanted = tx`${viewFilter(tx, query, now)} ${filters(tx, query)}`;
  return tx`
    select c.* from unnest(${teams as string[]}::text[]) as own (team) cross join lateral (
      select ${keys(tx)} from contact c where c.closed_at is null and c.team = own.team ${wanted}
      ${inOrder(tx)} limit ${most}
    ) c
    ${onCall ? tx`union all select ${keys(tx)} from contact c where ${alarmedElsewhere(tx, query.teams)} ${wanted}` : tx``}`;
}

/** What the reader, or a team of theirs, is asked about: wherever it stands. */
function asked(tx: ReadTx, query: QueueQuery) {
  return tx`
    select ${keys(tx)} from contact c where c.closed_at is null ${filters(tx, query)} and c.id in (
      select q.contact_id from contact_consult q where q.answered_at is null
        and (q.to_professional = ${query.me} or q.to_team = any(${query.teams as string[]})))`;
}

function filters(tx: ReadTx, query: QueueQuery) {
  const { team, line, area, language, channel, topics, notTopics, reference } = query;
  return tx`
    ${team ? tx`and c.team = ${team}` : tx``}
    ${line ? tx`and c.line = ${line}` : tx``}
    ${area ? inArea(tx, area) : tx``}
    ${language ? tx`and c.language = ${language}` : tx``}
    ${channel ? tx`and c.channel = ${channel}` : tx``}
    ${topics ? tx`and c.topic = any(${topics as string[]})` : tx``}
    ${notTopics && notTopics.length > 0 ? tx`and c.topic <> all(${notTopics as string[]})` : tx``}
    ${reference ? tx`and c.reference like ${`%${reference.toUpperCase().replace(/[%_\\]/g, "")}%`}` : tx``}`;
}

/** Where somebody under non-disclosure lives is not to be found by filtering either: they count by their team alone. */
function inArea(tx: ReadTx, { teams, municipalities }: NonNullable<QueueFilters["area"]>) {
  return tx`and (c.team = any(${teams as string[]}) or (c.municipality = any(${municipalities as string[]})
    and not c.non_disclosure
    and not exists (select from person p where p.id = c.person_id and p.non_disclosure)))`;
}

function viewFilter(tx: ReadTx, { view, me }: QueueQuery, now: Temporal.Instant) {
  switch (view) {
    case "team":
      return tx`and c.status <> 'answered' and ${awake(tx, now)}`;
    case "mine":
      return tx`and c.holder_id = ${me} and ${awake(tx, now)}`;
    case "free":
      return tx`and c.status = 'queued' and c.status in ('queued', 'taken') and ${awake(tx, now)}`;
    case "late":
      return tx`and (c.status in ('queued', 'taken')) and c.next_due_at < ${now}`;
    case "waiting":
      return tx`and c.status = 'waiting' and ${behind(tx)}`;
    case "answered":
      return tx`and c.status = 'answered' and ${behind(tx)}`;
    case "snoozed":
      return tx`and c.status in ('queued', 'taken', 'waiting') and ${asleep(tx, now)}`;
    case "asked":
      return tx``;
  }
}
