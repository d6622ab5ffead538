-- How contacts end, who may speak for whom in what, and which contacts come because an earlier one was not settled.

-- What was done with a contact beside the answer's words: several may stand together ---------------------------------
create table outcome (
  id uuid primary key,
  contact_id uuid not null references contact,
  at timestamptz not null,
  kind text not null check (kind in ('guided', 'self-care', 'referred', 'time-asked', 'no-need')),
  professional_id uuid not null references professional,
  -- Ids of the directory, for guided and self-care.
  services text[] not null default '{}',
  -- Where a referral went, and the contact that it became there.
  team text,
  unit text,
  referral_id uuid references contact,
  -- Code of content/no-need-reasons.yaml.
  reason text,
  check ((kind = 'referred') = (team is not null)),
  check ((kind = 'no-need') = (reason is not null))
);
create index outcome_of_contact on outcome (contact_id, at);

-- A time asked for somebody. Booking fills it: the state follows what happened, `ended_at` when.
create table booking_request (
  id uuid primary key,
  contact_id uuid not null references contact,
  person_id uuid references person,
  register text not null check (register in ('health', 'social')),
  line text not null,
  team text not null,
  -- Ids of content: appointment-types.yaml, professions.yaml, units.yaml, deadlines.yaml.
  type text not null,
  minutes int not null check (minutes between 5 and 480),
  form text not null check (form in ('visit', 'phone', 'video', 'home')),
  profession text,
  languages text[] not null check (languages <@ array['fi', 'sv', 'en'] and cardinality(languages) > 0),
  interpreter text,
  places text[] not null default '{}',
  urgency text not null check (urgency in ('today', 'three-days', 'week', 'later')),
  rule text,
  due_at timestamptz not null,
  chooser text not null check (chooser in ('resident', 'nurse')),
  state text not null default 'asked' check (state in ('asked', 'booked', 'withdrawn')),
  asked_at timestamptz not null,
  asked_by uuid not null references professional,
  ended_at timestamptz,
  check ((state = 'asked') = (ended_at is null))
);
create index booking_request_open on booking_request (team, due_at, id) where state = 'asked';
create index booking_request_of_contact on booking_request (contact_id);
create index booking_request_of_person on booking_request (person_id) where person_id is not null;

grant select, insert on outcome to prima_app;
grant select, insert, update (state, ended_at) on booking_request to prima_app;

-- Acting for another --------------------------------------------------------------------------------------------

-- In what a mandate gives the right to act: the registers, as the person named them.
alter table mandate add column scope text[] not null default '{health,social}'
  check (scope <@ array['health', 'social'] and cardinality(scope) > 0);

-- What a young person wants: whether the guardian sees this matter. The newest row of a contact holds.
create table minor_will (
  contact_id uuid not null references contact,
  at timestamptz not null,
  sees boolean not null,
  professional_id uuid not null references professional,
  primary key (contact_id, at)
);
grant select, insert on minor_will to prima_app;

-- "Write, do not call": somebody who does not hear or speak, or who wants it so.
alter table person add column contact_preference text check (contact_preference in ('write'));

-- A professional is also somebody's parent, spouse and neighbour: their own record in the people, where it is known.
alter table professional add column person_id uuid references person;
create unique index professional_person on professional (person_id) where person_id is not null;

-- Failure demand ------------------------------------------------------------------------------------------------

-- Whether a contact came because an earlier one was not settled: no row, not asked; no cause, it did not.
create table continuation (
  contact_id uuid primary key references contact,
  at timestamptz not null,
  professional_id uuid not null references professional,
  -- Code of content/failure-causes.yaml.
  cause text,
  earlier_id uuid references contact,
  earlier_line text,
  earlier_team text,
  earlier_unit text,
  check (cause is not null or (earlier_id is null and earlier_team is null))
);
create index on continuation (earlier_id) where earlier_id is not null;
grant select, insert, update on continuation to prima_app;
