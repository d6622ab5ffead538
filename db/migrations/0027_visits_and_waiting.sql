-- What became of a booked time, and who waits for one that is freed.

-- A visit that was made: the fields that AvoHilmo asks for. Codes are those of content/codes; `codes` keeps the versions
-- of the lists that they were chosen from.
create table visit (
  id uuid primary key,
  appointment_id uuid not null unique references appointment,
  contact_id uuid references contact,
  person_id uuid references person,
  register text not null check (register in ('health', 'social')),
  line text not null,
  unit text not null,
  recorded_by uuid not null references professional,
  profession text not null,
  recorded_at timestamptz not null,
  contact_at timestamptz,
  booked_at timestamptz not null,
  planned_at timestamptz not null,
  started_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= started_at),
  mode text not null,
  service text,
  nature text,
  reason text,
  first_visit boolean not null,
  codes jsonb not null
);
create index on visit (person_id, started_at desc) where person_id is not null;
create index on visit (contact_id) where contact_id is not null;
grant select, insert on visit to prima_app;

-- The waiting list -------------------------------------------------------------------------------------------------

create table waiting_wish (
  id uuid primary key,
  -- The key of the sending: the same form sent twice is one wish.
  submission uuid not null unique,
  person_id uuid not null references person,
  register text not null check (register in ('health', 'social')),
  line text not null,
  type text not null,
  minutes int not null check (minutes between 5 and 480),
  forms text[] not null default '{}',
  units text[] not null default '{}',
  languages text[] not null default '{}',
  -- Bits, Monday the lowest; minutes of the wall clock.
  weekdays int not null default 127 check (weekdays between 1 and 127),
  from_minute int not null default 0 check (from_minute between 0 and 1439),
  to_minute int not null default 1440 check (to_minute > from_minute and to_minute <= 1440),
  from_date date not null,
  until_date date not null check (until_date >= from_date),
  -- The end of the limit that runs for the person; null: none runs.
  due_at timestamptz,
  contact_id uuid references contact,
  request_id uuid references booking_request,
  -- The time that a better one takes the place of.
  replaces uuid references appointment,
  -- Somebody calls: the person is not told by a notice.
  by_phone boolean not null,
  notify_email text,
  language text not null check (language in ('fi', 'sv', 'en')),
  made_by_kind text not null check (made_by_kind in ('resident', 'staff')),
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('accepted', 'withdrawn', 'booked-elsewhere', 'over')),
  check ((ended_at is null) = (ended_as is null))
);
create index waiting_wish_open on waiting_wish (type, due_at, made_at) where ended_at is null;
create index on waiting_wish (person_id);

-- A stretch that somebody gave back. Written by the database itself, so that no way of freeing a time is forgotten.
create table freed_time (
  id uuid primary key default uuidv7(),
  resource_id uuid not null references resource,
  during tstzrange not null,
  freed_at timestamptz not null,
  -- A booked time was given back; else a hold ran out or was let go.
  booked boolean not null,
  -- The first freeing, where an offer of this stretch was not taken.
  origin uuid not null,
  handled_at timestamptz
);
create index freed_time_open on freed_time (freed_at) where handled_at is null;
create index on freed_time (freed_at) where booked;

-- A freed time offered to one person: the hold of it is an appointment of theirs, whose state is the offer's.
create table wish_offer (
  appointment_id uuid primary key references appointment,
  wish_id uuid not null references waiting_wish,
  freed_id uuid not null references freed_time,
  offered_at timestamptz not null,
  answer_by timestamptz not null,
  declined_at timestamptz,
  called_at timestamptz,
  called_by uuid references professional
);
create index on wish_offer (wish_id);
create index on wish_offer (freed_id);

grant select, insert on waiting_wish, wish_offer, freed_time to prima_app;
grant update (ended_at, ended_as) on waiting_wish to prima_app;
grant update (declined_at, called_at, called_by) on wish_offer to prima_app;
grant update (handled_at) on freed_time to prima_app;

create function note_freed() returns trigger language plpgsql as $$
begin
  insert into freed_time (id, resource_id, during, freed_at, booked, origin)
  select g.id, g.resource_id, g.during, g.freed_at, g.booked, coalesce(g.origin, g.id)
  from (
    select uuidv7() as id, o.resource_id, o.during, a.cancelled_at as freed_at, a.cancel_reason is not null as booked,
      (select f.origin from wish_offer w join freed_time f on f.id = w.freed_id
        where w.appointment_id = o.appointment_id) as origin
    from gone o join appointment a on a.id = o.appointment_id
    join resource r on r.id = o.resource_id and r.kind = 'professional'
    where a.cancelled_at is not null and a.cancelled_at < lower(o.during)
  ) g;
  return null;
end $$;
create trigger note_freed after delete on occupancy
  referencing old table as gone for each statement execute function note_freed();
