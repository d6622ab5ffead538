-- The instrument library: what was brought in beside the county's content, the wordings that scores point at, and scores.

-- Every wording of a card that was imported or that a score was entered by, by its hash; none is ever changed.
create table instrument_version (
  id text not null,
  version text not null,
  body jsonb not null,
  source text not null check (source in ('content', 'import')),
  at timestamptz not null,
  primary key (id, version)
);

-- What imports have put in force, by id; the card of the county's content is then not shown.
create table instrument (
  id text primary key,
  version text not null,
  imported_at timestamptz not null,
  imported_by uuid references professional,
  foreign key (id, version) references instrument_version
);

-- Another value after every import that changed something: the search index is made once, not once a reader.
create table instrument_epoch (
  single boolean primary key default true check (single),
  epoch uuid not null default gen_random_uuid()
);
insert into instrument_epoch default values;

-- Scores of people. A correction is a new row that names the old one; one without a score takes the old one back.
create table instrument_score (
  id uuid primary key,
  person_id uuid not null references person,
  register text not null check (register in ('health', 'social')),
  instrument_id text not null,
  version text not null,
  score numeric,
  measured_on date not null,
  filled_by text not null,
  note text not null,
  recorded_by uuid not null references professional,
  unit text not null,
  recorded_at timestamptz not null,
  corrects uuid unique references instrument_score,
  check (score is not null or corrects is not null),
  foreign key (instrument_id, version) references instrument_version
);
create index on instrument_score (person_id, register, instrument_id, measured_on);

grant select, insert on instrument_version, instrument_score to prima_app;
grant select, insert, update on instrument to prima_app;
grant select, update on instrument_epoch to prima_app;
