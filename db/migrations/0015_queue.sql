-- The queue's own things beside the contact: what rests until a moment, what belongs together, who was asked, the
-- filters kept as views, and what "take the next" gave.

-- It rests until the moment or until anything happens to the contact: then its version is another.
create table contact_snooze (
  contact_id uuid primary key references contact,
  until timestamptz not null,
  version int not null,
  by_id uuid not null references professional
);
create index on contact_snooze (until);

-- split: "to" was made out of "from". merged: "from" goes on in "to". joined: the two belong together.
create table contact_link (
  from_id uuid not null references contact,
  to_id uuid not null references contact,
  kind text not null check (kind in ('split', 'merged', 'joined')),
  at timestamptz not null,
  ended_at timestamptz,
  primary key (from_id, to_id, kind, at),
  check (from_id <> to_id)
);
create index on contact_link (to_id);
-- A contact goes on in one other at most.
create unique index contact_merged on contact_link (from_id) where kind = 'merged' and ended_at is null;

-- A colleague or a team that was asked: until they have answered they may read the contact for it.
create table contact_consult (
  id uuid primary key,
  contact_id uuid not null references contact,
  asked_by uuid not null references professional,
  to_professional uuid references professional,
  to_team text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references professional,
  check ((to_professional is null) <> (to_team is null))
);
create index on contact_consult (contact_id);
create index on contact_consult (to_professional) where answered_at is null;
create index on contact_consult (to_team) where answered_at is null;

create table queue_view (
  id uuid primary key,
  professional_id uuid not null references professional,
  name text not null,
  query text not null,
  shared_team text,
  is_default boolean not null default false,
  unique (professional_id, name)
);
create unique index queue_view_default on queue_view (professional_id) where is_default;
create index on queue_view (shared_team) where shared_team is not null;

-- One press of "take the next" gives one contact, however often it is sent.
create table next_press (
  id uuid primary key,
  professional_id uuid not null references professional,
  contact_id uuid references contact,
  at timestamptz not null
);
create index on next_press (at);

-- What a professional can beside what their profession brings.
create table professional_competence (
  professional_id uuid not null references professional,
  competence text not null,
  primary key (professional_id, competence)
);

-- Of those with the same limit the one that came first is first: what came at night stands before the day's. All that
-- filters and counts need stands in the index.
drop index contact_queue;
create index contact_queue on contact
  (team, (alarm_due_at is not null and alarm_seen_at is null) desc, (status in ('queued', 'taken')) desc, next_due_at,
    received_at, id)
  include (status, due_at, alarm_due_at, alarm_seen_at, version, line, language, channel, topic, municipality, non_disclosure, holder_id)
  where closed_at is null;
-- Views of few among many are not looked for among the many.
create index contact_free on contact (team, due_at) where status = 'queued';
create index contact_waiting on contact (team) where status = 'waiting';
create index contact_answered on contact (team) where closed_at is null and status = 'answered';

grant select, insert, update, delete on contact_snooze, queue_view, next_press, professional_competence to prima_app;
grant select, insert, update (ended_at) on contact_link to prima_app;
grant select, insert, update (answered_at, answered_by) on contact_consult to prima_app;
