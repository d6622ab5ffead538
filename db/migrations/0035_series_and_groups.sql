-- Times that belong together: a series for one person, and a group with places for many.

create table appointment_series (
  id uuid primary key,
  -- The key of the booking: the same form sent twice is one series.
  submission uuid not null unique,
  person_id uuid not null references person,
  type text not null,
  every_weeks int not null check (every_weeks between 1 and 12),
  made_by uuid not null references professional,
  made_at timestamptz not null
);

create table series_time (
  appointment_id uuid primary key references appointment,
  series_id uuid not null references appointment_series
);
create index on series_time (series_id);

-- A group or a drive. It has a calendar of its own, whose seats are its places: the key of `occupancy` makes it impossible
-- that a place is given twice. Whoever leads it has it in their own calendar as a time without a person.
create table group_event (
  id uuid primary key,
  resource_id uuid not null unique references resource,
  leads_id uuid not null unique references appointment,
  type text not null,
  line text not null,
  register text not null check (register in ('health', 'social')),
  unit text not null,
  form text not null check (form in ('in-person', 'remote', 'phone', 'home')),
  title jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- People come at every so many minutes; the whole length where all come at once.
  slot_minutes int not null check (slot_minutes between 5 and 720),
  -- How many are met at once.
  places int not null check (places between 1 and 500),
  -- Whether residents sign up by themselves.
  open boolean not null,
  closes_at timestamptz not null,
  made_by uuid not null references professional,
  made_at timestamptz not null,
  cancelled_at timestamptz
);
create index on group_event (unit, starts_at) where cancelled_at is null;
create index on group_event (starts_at) where open and cancelled_at is null;

create table group_place (
  appointment_id uuid primary key references appointment,
  event_id uuid not null references group_event
);
create index on group_place (event_id);

grant select, insert on appointment_series, group_event, group_place to prima_app;
grant select, insert, update (appointment_id) on series_time to prima_app;
grant update (cancelled_at) on group_event to prima_app;

-- Done by the database itself, so that no way of moving a time forgets the series that it belongs to.
create function series_goes_along() returns trigger language plpgsql as $$
begin
  update series_time set appointment_id = new.moved_to where appointment_id = new.id;
  return null;
end $$;
create trigger series_goes_along after update of moved_to on appointment for each row
  when (old.moved_to is null and new.moved_to is not null) execute function series_goes_along();
