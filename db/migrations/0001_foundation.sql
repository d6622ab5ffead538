-- The ground: people, professionals, contacts, the journal, the access log, the outbox, measures.
-- The program works as the role prima_app. What is append-only is so by that role's rights, not by habit.

-- The program makes the role before its first migration, or an administrator has: then nothing is left to do here.
do $$
begin
  if not exists (select from pg_roles where rolname = 'prima_app') then
    create role prima_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if not pg_has_role(current_user, 'prima_app', 'SET') then
    execute format('grant prima_app to %I', current_user);
  end if;
  grant usage on schema public to prima_app;
end $$;

-- People ---------------------------------------------------------------------------------------------------

create table person (
  id uuid primary key,
  identity_code text unique,
  given_names text not null,
  surname text not null,
  birth_date date not null,
  sex text not null check (sex in ('M', 'F')),
  municipality text,
  street text,
  postal_code text,
  phone text,
  email text,
  mother_tongue text not null,
  service_language text not null check (service_language in ('fi', 'sv', 'en')),
  -- Non-disclosure for personal safety (turvakielto): where the person is, is hidden except from named roles.
  non_disclosure boolean not null default false,
  created_at timestamptz not null
);

create table guardianship (
  child_id uuid not null references person,
  guardian_id uuid not null references person,
  since date not null,
  until date,
  primary key (child_id, guardian_id, since)
);
create index on guardianship (guardian_id);

create table mandate (
  grantor_id uuid not null references person,
  holder_id uuid not null references person,
  since date not null,
  until date,
  primary key (grantor_id, holder_id, since)
);
create index on mandate (holder_id);

create table professional (
  id uuid primary key,
  -- The subject of the staff's identity provider.
  subject text not null unique,
  name text not null,
  profession text not null,
  unit text not null,
  roles text[] not null,
  teams text[] not null,
  lines text[] not null,
  languages text[] not null,
  active boolean not null default true
);

-- What the county has published: an answer points at the version it was given in.
create table content_version (
  kind text not null,
  id text not null,
  version text not null,
  hash text not null,
  body jsonb not null,
  published_at timestamptz not null,
  primary key (kind, id, version)
);

-- Contacts -------------------------------------------------------------------------------------------------

create table contact (
  id uuid primary key,
  reference text not null unique,
  -- The key of the sending: the same form sent twice is one contact.
  submission uuid not null unique,
  register text not null check (register in ('health', 'social')),
  line text not null,
  team text not null,
  channel text not null,
  way text not null check (way in ('anonymous', 'own-contact', 'identified')),
  person_id uuid references person,
  sender_id uuid references person,
  language text not null check (language in ('fi', 'sv', 'en')),
  municipality text,
  non_disclosure boolean not null default false,
  topic text not null,
  form text,
  form_version text,
  received_at timestamptz not null,
  promise text not null,
  -- The list's copy of what follows from the facts in the journal.
  status text not null check (status in ('queued', 'taken', 'waiting', 'answered', 'closed')),
  due_at timestamptz,
  holder_id uuid references professional,
  answered_at timestamptz,
  closed_at timestamptz,
  breached_at timestamptz,
  danger text[] not null default '{}',
  alarm_due_at timestamptz,
  alarm_seen_at timestamptz,
  move_allowed boolean not null default false,
  code_hash bytea unique,
  code_until timestamptz,
  notify_email text,
  call_phone text,
  call_time text,
  version int not null
);
create index contact_open on contact (team, due_at) where closed_at is null;
create index contact_open_line on contact (line, due_at) where closed_at is null;
create index contact_due on contact (due_at) where due_at is not null and breached_at is null;
create index contact_breached on contact (line, breached_at desc) where breached_at is not null;
create index contact_alarm on contact (alarm_due_at) where alarm_due_at is not null and alarm_seen_at is null;
create index contact_holder on contact (holder_id) where closed_at is null;
create index contact_person on contact (person_id, received_at desc);
create index contact_sender on contact (sender_id, received_at desc);
create index contact_code on contact (code_until) where code_hash is not null;

create sequence contact_reference minvalue 0;

create table contact_response (
  contact_id uuid primary key references contact,
  response jsonb not null
);

create table message (
  id uuid primary key,
  contact_id uuid not null references contact,
  at timestamptz not null,
  kind text not null check (kind in ('request', 'question', 'reply', 'answer', 'note')),
  author_kind text not null check (author_kind in ('resident', 'staff')),
  author_id uuid,
  body text not null
);
create index on message (contact_id, at);

-- A care or client relationship: begun by a contact, ended by rule some time after the last one closed.
create table care_relationship (
  person_id uuid not null references person,
  register text not null,
  line text not null,
  team text not null,
  contact_id uuid not null references contact,
  began_at timestamptz not null,
  ends_at timestamptz,
  primary key (person_id, contact_id, team)
);

create table special_reason (
  id uuid primary key,
  professional_id uuid not null references professional,
  person_id uuid not null references person,
  code text not null,
  words text not null,
  at timestamptz not null,
  until timestamptz not null,
  seen_at timestamptz,
  seen_by uuid references professional
);
create index on special_reason (professional_id, person_id, until);
create index on special_reason (at desc);

create table draft (
  id uuid primary key,
  person_id uuid references person,
  token_hash bytea unique,
  form text not null,
  form_version text not null,
  submission uuid not null unique,
  answers jsonb not null,
  -- Pages that the person has sent once: their errors are shown, the others' not yet.
  checked text[] not null default '{}',
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create unique index draft_person on draft (person_id, form) where person_id is not null;
create index on draft (expires_at);

-- What was typed when a session had ended: waits an hour for the same person to sign in again.
create table stash (
  token_hash bytea primary key,
  subject_id uuid not null,
  path text not null,
  fields jsonb not null,
  expires_at timestamptz not null
);

-- The journal: what happened, in pseudonymous ids, codes and times; corrections are new events ------------------

create table journal (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  type text not null,
  contact_id uuid,
  actor_kind text not null,
  actor_id uuid,
  data jsonb not null
);
create index on journal (contact_id, seq);

-- What the projector has not yet counted. It deletes these rows; nobody reads the journal by "greater than last".
create table journal_pending (seq bigint primary key);

create table measure_cell (
  measure text not null,
  day date not null,
  line text not null,
  channel text not null,
  municipality text not null,
  language text not null,
  bucket int not null,
  n bigint not null,
  primary key (measure, day, line, channel, municipality, language, bucket)
);

-- The access log: every read and write of a person's data ------------------------------------------------------

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  request_id text not null,
  actor_kind text not null,
  actor_id uuid,
  role text,
  unit text,
  person_id uuid,
  contact_id uuid,
  action text not null,
  ground text not null,
  special_reason_id uuid references special_reason,
  shown int
);
create index on access_log (person_id, at desc) where person_id is not null;
create index on access_log (contact_id, at desc) where contact_id is not null;
create index on access_log (actor_id, at desc);

-- Whom a list showed, one row a person newly shown.
create table access_log_shown (
  log_id bigint not null references access_log,
  contact_id uuid not null,
  person_id uuid,
  primary key (log_id, contact_id)
);
create index on access_log_shown (person_id) where person_id is not null;
create index on access_log_shown (contact_id);

create table list_shown (
  session_id uuid not null,
  contact_id uuid not null,
  primary key (session_id, contact_id)
);

-- The outbox: notices without content, sent by a job -------------------------------------------------------------

create table outbox (
  id uuid primary key,
  at timestamptz not null,
  channel text not null check (channel in ('email', 'sms')),
  recipient text not null,
  template text not null,
  language text not null,
  params jsonb not null,
  contact_id uuid references contact,
  attempts int not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  failure text
);
create index on outbox (next_at) where sent_at is null;

-- Rights ---------------------------------------------------------------------------------------------------------

grant select, insert, update, delete on person, guardianship, mandate, professional, contact, contact_response,
  message, care_relationship, draft, outbox, measure_cell, list_shown, stash to prima_app;
grant select, insert, update (seen_at, seen_by) on special_reason to prima_app;
grant select, insert on content_version, journal, access_log, access_log_shown to prima_app;
grant select, insert, update, delete on journal_pending to prima_app;
grant usage, select on sequence contact_reference to prima_app;
