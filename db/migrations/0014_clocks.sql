-- The limits that run on contacts beside the promise, for lists: copies of what follows from the journal, kept with the
-- change that moved them. The promise's own copy stands in the contact (due_at).

create table contact_clock (
  contact_id uuid not null references contact,
  rule text not null,
  started_at timestamptz not null,
  due_at timestamptz,
  paused_at timestamptz,
  stopped_at timestamptz,
  breached_at timestamptz,
  state text not null check (state in ('running', 'paused', 'kept', 'broken', 'void')),
  primary key (contact_id, rule)
);

-- What runs out next, and what has run out and is not yet marked so.
create index contact_clock_due on contact_clock (due_at) include (contact_id, rule) where state = 'running';

-- The nearest limit that runs on the contact beside the promise; with the promise it is what a queue is ordered by.
alter table contact add column law_due_at timestamptz;
alter table contact add column next_due_at timestamptz generated always as (least(due_at, law_due_at)) stored;

-- A person who has died: limits end, nothing is sent any more.
alter table person add column died_on date;

grant select, insert, update, delete on contact_clock to prima_app;

-- The queue by what runs out first, promise or law.
drop index contact_queue;
create index contact_queue on contact
  (team, (alarm_due_at is not null and alarm_seen_at is null) desc, (status in ('queued', 'taken')) desc, next_due_at, id)
  include (status, due_at, alarm_due_at, alarm_seen_at)
  where closed_at is null;
