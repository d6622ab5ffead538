-- Forms as anybody may open them: drafts that a code opens on any device, files handed in, answers that a person keeps,
-- what imported forms are for, and how many got how far.

-- Opened by a code on any device: kept as long as a person's own. `writers`: which screen wrote each page last.
alter table draft add column by_code boolean not null default false;
alter table draft add column writers jsonb not null default '{}';

-- A file handed in with a draft, its kind checked by its first bytes. It goes where the answers go; until then it runs out.
create table form_file (
  id uuid primary key,
  name text not null,
  type text not null,
  body bytea not null,
  at timestamptz not null,
  expires_at timestamptz
);
create index on form_file (expires_at);

-- Answers that somebody keeps for themselves. `shared`: meant for those who care for them too.
create table form_response (
  id uuid primary key,
  person_id uuid not null references person,
  sender_id uuid not null references person,
  submission uuid not null unique,
  form text not null,
  form_version text not null,
  response jsonb not null,
  shared boolean not null,
  at timestamptz not null
);
create index on form_response (person_id, form, at);

-- An imported form is a draft until somebody publishes it. The newest row holds; nothing is changed or deleted.
create table imported_form_state (
  url text not null,
  version text not null,
  at timestamptz not null,
  state text not null check (state in ('active', 'withdrawn')),
  -- The line that answers go to; null: they are the person's own.
  line text,
  topic text,
  by_id uuid not null references professional,
  primary key (url, version, at),
  foreign key (url, version) references imported_form (url, version)
);

-- How many began, passed each page and finished: numbers alone.
create table form_count (
  form text not null,
  version text not null,
  step text not null,
  n bigint not null,
  primary key (form, version, step)
);

grant select, insert, update, delete on form_file to prima_app;
grant select, insert, delete on form_response to prima_app;
grant select, insert on imported_form_state to prima_app;
grant select, insert, update on form_count to prima_app;
