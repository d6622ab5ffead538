import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { Database, ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type {
  Correction,
  DataRequest,
  RequestCase,
  RequestFact,
  RequestId,
  RequestStatus,
  Step,
} from "./model.ts";

const REQUEST = `r.id, r.submission, r.reference, r.kind, r.person_id as "personId", r.made_by as "madeBy", r.ground, r.language,
  r.target, r.contact_id as "contactId", r.target_id as "targetId", r.wrong, r.should_be as "shouldBe",
  r.period_from as "periodFrom", r.period_to as "periodTo", r.rule, r.received_at as "receivedAt"`;

export const REQUEST_ROWS = 50;

/** A line of a list of requests. */
export interface RequestRow extends DataRequest {
  readonly status: RequestStatus;
  readonly dueAt: Temporal.Instant;
  readonly outcome: string | null;
}

/** Adds a request with its first fact; false when the same sending made one before. */
export async function addRequest(
  db: Database,
  request: Omit<DataRequest, "reference">,
  dueAt: Temporal.Instant,
): Promise<boolean> {
  return db.begin(async (tx) => {
    const [added] = await tx`
      insert into data_request (id, submission, reference, kind, person_id, made_by, ground, language, target, contact_id,
        target_id, wrong, should_be, period_from, period_to, rule, received_at)
      values (${request.id}, ${request.submission}, 'T' || lpad(nextval('data_request_reference')::text, 6, '0'),
        ${request.kind}, ${request.personId}, ${request.madeBy}, ${request.ground}, ${request.language},
        ${request.target}, ${request.contactId}, ${request.targetId}, ${request.wrong}, ${request.shouldBe},
        ${request.periodFrom}, ${request.periodTo}, ${request.rule}, ${request.receivedAt})
      on conflict (submission) do nothing returning id`;
    if (!added) return false;
    await tx`
      insert into data_request_fact (request_id, n, at, type, actor_kind, actor_id)
      values (${request.id}, 1, ${request.receivedAt}, 'received', 'resident', ${request.madeBy})`;
    await tx`insert into data_request_state values (${request.id}, 'received', ${dueAt}, 1)`;
    await noteInJournal(tx, request.receivedAt, "received", "resident", request.madeBy, {
      kind: request.kind,
    });
    return true;
  }) as Promise<boolean>;
}

/** In the journal as well: codes and times, no person. It is no fact of a contact, so nothing is counted from it. */
async function noteInJournal(
  tx: WriteTx,
  at: Temporal.Instant,
  type: string,
  actorKind: string,
  actorId: string | null,
  data: Readonly<Record<string, string | null>>,
): Promise<void> {
  await tx`
    insert into journal (at, type, contact_id, actor_kind, actor_id, data)
    values (${at}, ${`data-request-${type}`}, null, ${actorKind}, ${actorId}, ${JSON.stringify(data)}::text::jsonb)`;
}

export async function loadRequest(tx: ReadTx, id: RequestId): Promise<RequestCase | undefined> {
  const [request] = await tx<
    DataRequest[]
  >`select ${tx.unsafe(REQUEST)} from data_request r where r.id = ${id}`;
  if (!request) return undefined;
  const facts = await tx<RequestFact[]>`
    select n, at, type, actor_kind as "actorKind", actor_id as "actorId", outcome, reason, words
    from data_request_fact where request_id = ${id} order by n limit 100`;
  return { request, facts };
}

export async function requestBySubmission(tx: ReadTx, submission: string): Promise<RequestId | undefined> {
  const [row] = await tx<{ id: RequestId }[]>`select id from data_request where submission = ${submission}`;
  return row?.id;
}

/** Saves one step whole, or nothing where somebody else's came first: then false. */
export async function saveStep(db: Database, { request, facts }: RequestCase, step: Step): Promise<boolean> {
  return db.begin(async (tx) => {
    const { fact, correction } = step;
    const [moved] = await tx`
      update data_request_state set status = ${step.status}, due_at = ${step.dueAt}, version = ${fact.n}
      where request_id = ${request.id} and version = ${facts.length} returning request_id`;
    if (!moved) return false;
    await tx`
      insert into data_request_fact values (${request.id}, ${fact.n}, ${fact.at}, ${fact.type}, ${fact.actorKind},
        ${fact.actorId}, ${fact.outcome}, ${fact.reason}, ${fact.words})`;
    if (correction) {
      await tx`
        insert into correction values (${correction.id}, ${correction.requestId}, ${correction.contactId},
          ${correction.target}, ${correction.targetId}, ${correction.words}, ${correction.at}, ${correction.madeBy})`;
    }
    await noteInJournal(tx, fact.at, fact.type, fact.actorKind, fact.actorId, {
      kind: request.kind,
      outcome: fact.outcome,
    });
    return true;
  }) as Promise<boolean>;
}

const LISTED = `${REQUEST}, s.status, s.due_at as "dueAt", (
  select f.outcome from data_request_fact f where f.request_id = r.id and f.type = 'answered' limit 1) as outcome`;

/** The officer's queue: open ones by time left, then the rest, newest first. One more than a page. */
export async function requestQueue(tx: ReadTx, open: boolean, page: number): Promise<RequestRow[]> {
  return tx<RequestRow[]>`
    select ${tx.unsafe(LISTED)} from data_request_state s join data_request r on r.id = s.request_id
    where ${open ? tx`s.status in ('received', 'taken')` : tx`s.status in ('answered', 'closed')`}
    order by ${open ? tx`s.due_at` : tx`r.received_at desc`}, r.id
    limit ${REQUEST_ROWS + 1} offset ${REQUEST_ROWS * page}`;
}

/** What a person asked, and what was asked for them by the reader: the newest, at most a page. */
export async function requestsOf(
  tx: ReadTx,
  reader: PersonId,
  actsFor: readonly PersonId[],
): Promise<RequestRow[]> {
  return tx<RequestRow[]>`
    select ${tx.unsafe(LISTED)} from data_request r join data_request_state s on s.request_id = r.id
    where r.made_by = ${reader} and r.person_id = any(${[reader, ...actsFor]}::uuid[])
    order by r.received_at desc, r.id limit ${REQUEST_ROWS}`;
}

const CORRECTION = `id, request_id as "requestId", contact_id as "contactId", target, target_id as "targetId", words, at,
  made_by as "madeBy"`;

/** What was corrected in a contact, in order. */
export async function correctionsOf(tx: ReadTx, contacts: readonly ContactId[]): Promise<Correction[]> {
  if (contacts.length === 0) return [];
  return tx<Correction[]>`
    select ${tx.unsafe(CORRECTION)}
    from correction where contact_id = any(${[...contacts]}::uuid[]) order by at, id limit 1000`;
}

/** What was corrected beside scores, in order; at most 1 000. */
export async function correctionsOfScores(tx: ReadTx, scores: readonly string[]): Promise<Correction[]> {
  if (scores.length === 0) return [];
  return tx<Correction[]>`
    select ${tx.unsafe(CORRECTION)}
    from correction where target = 'score' and target_id = any(${[...scores]}) order by at, id limit 1000`;
}
