-- Assessments of need (HTA). Only added: a correction is a new row that names what it replaces, once. Codes stand with the
-- version of each list that they were chosen from; what was written in own words stands in the form's response.
create table assessment (
  id uuid primary key,
  contact_id uuid not null references contact,
  supersedes uuid unique references assessment,
  recorded_by uuid not null references professional,
  by_profession text not null,
  recorded_at timestamptz not null,
  assessed_at timestamptz not null,
  contact_at timestamptz not null,
  form_version text not null,
  codes jsonb not null,
  reason text,
  urgency text not null,
  result text not null,
  rule text,
  due_at timestamptz,
  profession text,
  mode text,
  service text not null,
  nature text,
  first_visit boolean,
  move_consent text check (move_consent in ('given', 'refused', 'not-asked')),
  findings text[] not null,
  explanation text,
  response jsonb not null,
  check (assessed_at >= contact_at),
  check (recorded_at >= assessed_at),
  check ((rule is null) = (due_at is null))
);
-- The first of a contact is one, however many write at once; every later one replaces another.
create unique index assessment_first on assessment (contact_id) where supersedes is null;
create index assessment_of_contact on assessment (contact_id);
create index assessment_found on assessment (recorded_by) where findings <> '{}';
create index contact_unassessed on contact (holder_id, received_at) where register = 'health' and holder_id is not null;

grant select, insert on assessment to prima_app;
