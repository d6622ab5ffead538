-- Questionnaires of others and the value sets that came with them. A version never changes: answers point at it. What is
-- kept is the resource as it came; it is made ready when it is used.
create table imported_form (
  url text not null check (length(url) between 1 and 2000),
  version text not null check (length(version) between 1 and 200),
  id text not null check (length(id) between 1 and 200),
  title text not null,
  body jsonb not null,
  -- Of the resource as it came, so that the same one again is known.
  fingerprint bytea not null,
  file text not null,
  imported_at timestamptz not null,
  primary key (url, version)
);
create index imported_form_id on imported_form (id, imported_at desc);

create table imported_value_set (
  url text not null check (length(url) between 1 and 2000),
  fingerprint bytea not null,
  kind text not null check (kind in ('ValueSet', 'CodeSystem')),
  body jsonb not null,
  imported_at timestamptz not null,
  primary key (url, fingerprint)
);

grant select, insert on imported_form, imported_value_set to prima_app;
