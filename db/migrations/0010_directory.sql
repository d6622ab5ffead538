-- National general descriptions of services, as imported: their words belong to their source, with its year.
create table national_service (
  code text primary key,
  source text not null,
  year int not null check (year between 1990 and 2100),
  -- Of the description, source and year: an import writes only what has another.
  hash text not null,
  body jsonb not null,
  imported_at timestamptz not null,
  -- Gone from the source at a later import: no longer shown, kept for what points at it.
  removed_at timestamptz
);

-- Another value after every import that changed something: a search index is made once, not once a reader.
create table directory_epoch (
  single boolean primary key default true check (single),
  epoch uuid not null default gen_random_uuid()
);
insert into directory_epoch default values;

grant select, insert, update on national_service to prima_app;
grant select, update on directory_epoch to prima_app;
