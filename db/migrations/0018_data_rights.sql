-- What a person decides about their own data, what they ask of the county, and what the data-protection officer looks at.

-- Bans, permissions and wishes: every change is a row of its own, the newest of a kind is in force.
create table person_wish (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('between-registers', 'guardians', 'notices', 'way')),
  value text not null,
  at timestamptz not null,
  made_by uuid not null references person,
  ground text not null check (ground in ('own', 'guardian', 'mandate'))
);
create index person_wish_newest on person_wish (person_id, kind, at desc, id desc);

-- Requests about one's own data: what was asked stays as it was asked; what happened follows as facts.
create table data_request (
  id uuid primary key,
  -- The key of the sending: the same form sent twice is one request.
  submission uuid not null unique,
  reference text not null unique,
  kind text not null check (kind in ('rectification', 'restriction', 'log', 'erasure')),
  person_id uuid not null references person,
  made_by uuid not null references person,
  ground text not null check (ground in ('own', 'guardian', 'mandate')),
  language text not null check (language in ('fi', 'sv', 'en')),
  -- Of what: a message, an answer or the whole of a contact, or what the county knows of the person.
  target text not null check (target in ('contact', 'message', 'answer', 'person', 'log')),
  contact_id uuid references contact,
  target_id text,
  wrong text,
  should_be text,
  period_from date,
  period_to date,
  rule text not null,
  received_at timestamptz not null
);
create index on data_request (person_id, received_at desc);
create index on data_request (contact_id) where contact_id is not null;

create sequence data_request_reference;

create table data_request_fact (
  request_id uuid not null references data_request,
  -- The number of the fact in its request: two hands at once meet here.
  n int not null,
  at timestamptz not null,
  type text not null check (type in ('received', 'taken', 'extended', 'answered', 'closed')),
  actor_kind text not null,
  actor_id uuid,
  outcome text check (outcome in ('granted', 'partly', 'refused')),
  reason text,
  words text,
  primary key (request_id, n)
);

-- The list's copy of what follows from the facts.
create table data_request_state (
  request_id uuid primary key references data_request,
  status text not null check (status in ('received', 'taken', 'answered', 'closed')),
  due_at timestamptz not null,
  version int not null
);
create index data_request_open on data_request_state (due_at) where status in ('received', 'taken');

-- What was corrected: beside what was written, which stays.
create table correction (
  id uuid primary key,
  request_id uuid not null references data_request,
  contact_id uuid references contact,
  target text not null,
  target_id text,
  words text not null,
  at timestamptz not null,
  made_by uuid not null references professional
);
create index on correction (contact_id) where contact_id is not null;

-- Unusual reading ---------------------------------------------------------------------------------------------

alter table professional add column if not exists person_id uuid references person;

-- The name of the street without the number of the house and what follows.
create function way(street text) returns text language sql immutable strict parallel safe as $$
  select nullif(trim(lower(regexp_replace(street, '\s*\d.*$', ''))), '')
$$;

-- The log by time, without the weight of a whole index: rows come in the order of time.
create index access_log_time on access_log using brin (at);

-- People whose data is looked at with more care: the data-protection officer's own list.
create table watched_person (
  id uuid primary key,
  person_id uuid not null references person,
  reason text not null,
  at timestamptz not null,
  made_by uuid not null references professional,
  ended_at timestamptz
);
create unique index watched_now on watched_person (person_id) where ended_at is null;

-- What the officer has looked at, and what they concluded. A finding itself is computed from the log.
create table reading_review (
  finding text not null,
  at timestamptz not null,
  made_by uuid not null references professional,
  conclusion text not null check (conclusion in ('in-order', 'asked', 'passed-on')),
  words text not null,
  primary key (finding, at)
);

grant select, insert on person_wish, data_request, data_request_fact, correction, reading_review to prima_app;
grant select, insert, update on data_request_state to prima_app;
grant select, insert, update (ended_at) on watched_person to prima_app;
grant usage, select on sequence data_request_reference to prima_app;
