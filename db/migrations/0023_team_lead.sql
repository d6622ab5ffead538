-- Absences, and the sample of answers that team leads look at.

-- Who is not at work, by days of Helsinki, both ends included. Why is said no closer than this: an illness is an absence.
create table absence (
  id uuid primary key,
  professional_id uuid not null references professional,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  kind text not null check (kind in ('leave', 'training', 'absent')),
  made_at timestamptz not null,
  made_by uuid not null references professional,
  removed_at timestamptz,
  removed_by uuid references professional,
  exclude using gist (professional_id with =, daterange(from_day, to_day, '[]') with &&) where (removed_at is null)
);

-- What came to a team, what it answered and what it closed, by time.
create index contact_came on contact (team, received_at);
create index contact_answered_at on contact (team, answered_at) where answered_at is not null;
create index contact_closed_at on contact (team, closed_at) where closed_at is not null;

-- One look at the answers of one closed contact, against the checklist of its version.
create table quality_review (
  contact_id uuid primary key references contact,
  team text not null,
  checklist text not null,
  at timestamptz not null,
  made_by uuid not null references professional,
  note text not null default '' check (char_length(note) <= 500)
);
create index quality_review_of_team on quality_review (team, at);

create table quality_answer (
  contact_id uuid not null references quality_review,
  question text not null,
  answer text not null check (answer in ('yes', 'partly', 'no', 'not-applicable')),
  primary key (contact_id, question)
);

grant select, insert, update (removed_at, removed_by) on absence to prima_app;
grant select, insert on quality_review, quality_answer to prima_app;
