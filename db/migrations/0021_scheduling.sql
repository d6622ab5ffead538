-- Calendars and bookings. What is free is computed from rules, exceptions and what is taken; it stands in no table.

create extension if not exists btree_gist;

-- What has a calendar: a professional, a room, a thing.
create table resource (
  id uuid primary key,
  kind text not null check (kind in ('professional', 'room', 'equipment')),
  professional_id uuid unique references professional,
  -- Rooms and things have a name of their own; a professional's is theirs.
  name text,
  unit text not null,
  profession text,
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  active boolean not null default true
);

-- Whose calendar a transaction changed. A process that keeps calendars asks for what may not have been visible to it
-- then: what is not older than the oldest transaction open at that moment, never "greater than the last seen".
create table calendar_change (
  xid xid8 not null default pg_current_xact_id(),
  resource_id uuid not null,
  at timestamptz not null default now()
);
create index on calendar_change (xid);
create index on calendar_change (at);

create table schedule_rule (
  id uuid primary key,
  resource_id uuid not null references resource,
  -- Bits, Monday the lowest; minutes of the wall clock in Helsinki, past 1440 on the next day.
  weekdays int not null check (weekdays between 1 and 127),
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute > from_minute and to_minute <= 2880),
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  every_weeks int not null default 1 check (every_weeks between 1 and 52),
  on_holidays boolean not null default false,
  unit text not null,
  forms text[] not null,
  types text[],
  urgent boolean not null default false,
  kept_for text,
  kept_until_days int,
  seats int not null default 1 check (seats between 1 and 500),
  -- Where a roster kept elsewhere was read from, and its own key of the shift.
  source text,
  source_key text,
  unique (source, source_key)
);
create index on schedule_rule (resource_id);

-- Absences (no offer) and working time beside the rules.
create table schedule_exception (
  id uuid primary key,
  resource_id uuid not null references resource,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  reason text not null,
  offer jsonb,
  source text,
  source_key text,
  unique (source, source_key)
);
create index on schedule_exception using gist (resource_id, during);

create table appointment (
  id uuid primary key,
  -- The key of the taking: the same key twice is one appointment.
  submission uuid not null unique,
  type text not null,
  line text not null,
  register text not null check (register in ('health', 'social')),
  unit text not null,
  form text not null check (form in ('in-person', 'remote', 'phone', 'home')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  status text not null check (status in ('held', 'booked', 'cancelled', 'arrived', 'started', 'done', 'no-show')),
  held_until timestamptz check ((status = 'held') = (held_until is not null)),
  person_id uuid references person,
  booked_by uuid references person,
  contact_id uuid references contact,
  language text not null check (language in ('fi', 'sv', 'en')),
  code_hash bytea unique,
  notify_email text,
  notify_phone text,
  coming_confirmed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  started_at timestamptz,
  ended_at timestamptz,
  moved_to uuid references appointment,
  made_at timestamptz not null,
  version int not null default 1
);
create index on appointment (person_id, starts_at) where person_id is not null;
create index on appointment (contact_id) where contact_id is not null;
create index on appointment (unit, starts_at) where status <> 'cancelled';
create index on appointment (held_until) where status = 'held';

-- What an appointment takes. The key makes it impossible, whatever the program does, that a seat is taken twice.
create table occupancy (
  resource_id uuid not null references resource,
  seat int not null check (seat >= 1),
  during tstzrange not null check (not isempty(during)),
  appointment_id uuid not null references appointment,
  primary key (resource_id, seat, during without overlaps)
);
create index on occupancy (appointment_id);

grant select, insert, update, delete on resource, schedule_rule, schedule_exception, occupancy to prima_app;
grant select, insert, update on appointment to prima_app;
grant select, insert, delete on calendar_change to prima_app;
