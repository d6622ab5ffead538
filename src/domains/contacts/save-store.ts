import { gatheredIn } from "#src/platform/database/gathered.ts";
import type { WriteTx } from "#src/platform/database/sql.ts";
import { clocksPart, lawDueAt } from "./clock-rows-store.ts";
import type { Change } from "./model.ts";
import { recordedParts } from "./recorded-store.ts";

const iso = (at: Temporal.Instant | null) => at?.toString() ?? null;
const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString("hex"));

function contactRow({ contact, seen, response, clocks }: Change) {
  return {
    id: contact.id,
    seen,
    response,
    reference: contact.reference,
    submission: contact.submission,
    register: contact.register,
    line: contact.line,
    team: contact.team,
    channel: contact.channel,
    way: contact.way,
    person_id: contact.personId,
    sender_id: contact.senderId,
    language: contact.language,
    municipality: contact.municipality,
    non_disclosure: contact.nonDisclosure,
    topic: contact.topic,
    form: contact.form,
    form_version: contact.formVersion,
    received_at: iso(contact.receivedAt),
    promise: contact.promise,
    status: contact.status,
    due_at: iso(contact.dueAt),
    holder_id: contact.holderId,
    answered_at: iso(contact.answeredAt),
    closed_at: iso(contact.closedAt),
    breached_at: iso(contact.breachedAt),
    danger: contact.danger,
    alarm_due_at: iso(contact.alarmDueAt),
    alarm_seen_at: iso(contact.alarmSeenAt),
    move_allowed: contact.moveAllowed,
    code_hash: hex(contact.codeHash),
    code_until: iso(contact.codeUntil),
    notify_email: contact.notifyEmail,
    call_phone: contact.callPhone,
    call_time: contact.callTime,
    version: contact.version,
    clocked: clocks !== undefined,
    law_due_at: clocks ? iso(lawDueAt(clocks)) : null,
  };
}

/** What one request decided. */
interface Decided {
  readonly requestId: string;
  readonly changes: readonly Change[];
}

/** The rows of some changes, one JSON text a table: what `save` hands to the database. */
function rows(decided: readonly Decided[]) {
  const changes = decided.flatMap((one) => one.changes);
  const contacts = changes.map(contactRow);
  const messages = changes.flatMap(({ messages }) =>
    messages.map((m) => ({
      id: m.id,
      contact_id: m.contactId,
      at: iso(m.at),
      kind: m.kind,
      author_kind: m.authorKind,
      author_id: m.authorId,
      body: m.body,
    })),
  );
  const facts = changes.flatMap(({ facts }) =>
    facts.map((f) => ({
      at: iso(f.at),
      type: f.type,
      contact_id: f.contactId,
      actor_kind: f.by.kind,
      actor_id: f.by.id,
      data: f.data,
    })),
  );
  const logged = decided.flatMap((one) => one.changes.map((change) => [one.requestId, change] as const));
  const accesses = logged.flatMap(([requestId, { accesses, contact }]) =>
    accesses.map((a) => ({
      at: iso(a.at),
      request_id: requestId,
      actor_kind: a.by.kind,
      actor_id: a.by.id,
      role: a.by.role,
      unit: a.by.unit,
      person_id: a.personId,
      contact_id: contact.id,
      action: a.action,
      ground: a.ground,
      special_reason_id: a.specialReasonId,
    })),
  );
  const notices = changes.flatMap(({ notices, contact, accesses }) =>
    notices.map((n) => ({
      id: n.id,
      at: iso(accesses[0]?.at ?? contact.receivedAt),
      channel: n.channel,
      recipient: n.recipient,
      template: n.template,
      language: n.language,
      params: n.params,
      contact_id: contact.id,
    })),
  );
  const relationships = changes.flatMap(({ relationships, contact }) =>
    relationships.map((r) => ({
      person_id: r.personId,
      register: r.register,
      line: r.line,
      team: r.team,
      contact_id: contact.id,
      began_at: iso(r.beganAt),
      ends_at: iso(r.endsAt),
    })),
  );
  return { contacts, messages, facts, accesses, notices, relationships };
}

/**
 * Saves changes, each whole or not at all, in one statement: contact, messages, journal, access log, outbox,
 * relationships and clocks. Returns the ids that were saved; one that is missing met a newer version (or the same
 * sending) and wrote nothing.
 */
export const save = (tx: WriteTx, requestId: string, changes: readonly Change[]) =>
  saveDecided(tx, [{ requestId, changes }]);

async function saveDecided(tx: WriteTx, decided: readonly Decided[]): Promise<Set<string>> {
  const changes = decided.flatMap((one) => one.changes);
  const json = rows(decided);
  const saved = await tx<{ id: string }[]>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(json.contacts)}::text::jsonb) as x(
        id uuid, seen int, response jsonb, reference text, submission uuid, register text, line text, team text,
        channel text, way text, person_id uuid, sender_id uuid, language text, municipality text,
        non_disclosure boolean, topic text, form text, form_version text, received_at timestamptz, promise text,
        status text, due_at timestamptz, holder_id uuid, answered_at timestamptz, closed_at timestamptz,
        breached_at timestamptz, danger text[], alarm_due_at timestamptz, alarm_seen_at timestamptz,
        move_allowed boolean, code_hash text, code_until timestamptz, notify_email text, call_phone text,
        call_time text, version int, clocked boolean, law_due_at timestamptz)
    ), added as (
      insert into contact (id, reference, submission, register, line, team, channel, way, person_id, sender_id, language,
        municipality, non_disclosure, topic, form, form_version, received_at, promise, status, due_at, holder_id,
        answered_at, closed_at, breached_at, danger, alarm_due_at, alarm_seen_at, move_allowed, code_hash, code_until,
        notify_email, call_phone, call_time, version, law_due_at)
      select id, reference, submission, register, line, team, channel, way, person_id, sender_id, language,
        municipality, non_disclosure, topic, form, form_version, received_at, promise, status, due_at, holder_id,
        answered_at, closed_at, breached_at, danger, alarm_due_at, alarm_seen_at, move_allowed,
        decode(code_hash, 'hex'), code_until, notify_email, call_phone, call_time, version, law_due_at
      from given where seen is null
      -- Of two sendings at the same moment the second may meet the first by its code before its submission.
      on conflict do nothing
      returning id
    ), changed as (
      update contact c set register = g.register, line = g.line, team = g.team, status = g.status,
        due_at = g.due_at, holder_id = g.holder_id, answered_at = g.answered_at, closed_at = g.closed_at,
        breached_at = g.breached_at, danger = g.danger, alarm_due_at = g.alarm_due_at,
        alarm_seen_at = g.alarm_seen_at, code_until = g.code_until, version = g.version,
        way = g.way, person_id = g.person_id, municipality = g.municipality, non_disclosure = g.non_disclosure,
        call_phone = g.call_phone, notify_email = g.notify_email, law_due_at = case when g.clocked then g.law_due_at else c.law_due_at end
      from given g where g.seen is not null and c.id = g.id and c.version = g.seen
      returning c.id
    ), done as (
      select id from added union all select id from changed
    ), responses as (
      insert into contact_response
      select id, response from given where response is not null and response <> 'null' and id in (select id from added)
    ), messages as (
      insert into message
      select m.* from jsonb_to_recordset(${JSON.stringify(json.messages)}::text::jsonb) as m(
        id uuid, contact_id uuid, at timestamptz, kind text, author_kind text, author_id uuid, body text)
      where m.contact_id in (select id from done)
    ), facts as (
      insert into journal (at, type, contact_id, actor_kind, actor_id, data)
      select f.* from jsonb_to_recordset(${JSON.stringify(json.facts)}::text::jsonb) as f(
        at timestamptz, type text, contact_id uuid, actor_kind text, actor_id uuid, data jsonb)
      where f.contact_id in (select id from done)
      returning seq
    ), pending as (
      insert into journal_pending select seq from facts
    ), accesses as (
      insert into access_log
        (at, request_id, actor_kind, actor_id, role, unit, person_id, contact_id, action, ground, special_reason_id)
      select a.at, a.request_id, a.actor_kind, a.actor_id, a.role, a.unit, a.person_id, a.contact_id, a.action,
        a.ground, a.special_reason_id
      from jsonb_to_recordset(${JSON.stringify(json.accesses)}::text::jsonb) as a(
        at timestamptz, request_id text, actor_kind text, actor_id uuid, role text, unit text, person_id uuid,
        contact_id uuid, action text, ground text, special_reason_id uuid)
      where a.contact_id in (select id from done)
    ), notices as (
      insert into outbox (id, at, channel, recipient, template, language, params, contact_id, next_at)
      select n.id, n.at, n.channel, n.recipient, n.template, n.language, n.params, n.contact_id, n.at
      from jsonb_to_recordset(${JSON.stringify(json.notices)}::text::jsonb) as n(
        id uuid, at timestamptz, channel text, recipient text, template text, language text, params jsonb,
        contact_id uuid)
      where n.contact_id in (select id from done)
    ), relations as (
      insert into care_relationship
      select r.person_id, r.register, r.line, r.team, r.contact_id, r.began_at, r.ends_at
      from jsonb_to_recordset(${JSON.stringify(json.relationships)}::text::jsonb) as r(
        person_id uuid, register text, line text, team text, contact_id uuid, began_at timestamptz,
        ends_at timestamptz)
      where r.contact_id in (select id from done)
      on conflict (person_id, contact_id, team) do update set ends_at = excluded.ends_at
    )
    ${recordedParts(tx, changes)}
    ${clocksPart(tx, changes)}
    select id from done`;
  return new Set(saved.map(({ id }) => id));
}

const sentTogether = gatheredIn(
  async (tx: WriteTx, decided: readonly Decided[]) => {
    const saved = await saveDecided(tx, decided);
    return decided.map(() => saved);
  },
  { keys: ({ changes }) => changes.flatMap(({ contact }) => [contact.id, contact.submission]) },
);

/**
 * `save` of a contact that is new, in one statement with those that others send at the same time. What is there already
 * is never changed so: two statements of several rows could wait for each other.
 */
export const saveSent = (tx: WriteTx, requestId: string, change: Change & { readonly seen: null }) =>
  sentTogether(tx, { requestId, changes: [change] });
