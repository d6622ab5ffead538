-- What residents do with their times: reminders, calendar feeds, a code that goes along when a time is moved.

-- Checked at the end of the statement: in one statement the new time takes the code over and the old one gives it up.
alter table appointment drop constraint appointment_code_hash_key;
alter table appointment add constraint appointment_code_hash_key unique (code_hash) deferrable initially immediate;

create index on appointment (starts_at) where status = 'booked';
create index on appointment (booked_by) where status = 'held';

-- Reminders that were looked at: sent, or not to be sent. The key sends each once.
create table appointment_reminder (
  appointment_id uuid not null references appointment,
  hours int not null check (hours between 1 and 336),
  at timestamptz not null,
  sent boolean not null,
  primary key (appointment_id, hours)
);

-- Addresses from which a person's own calendar reads their times. The hash alone is kept.
create table calendar_feed (
  id uuid primary key,
  person_id uuid not null unique references person,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  -- The day on which it was last read: reading is logged once a day.
  read_on date
);

grant select, insert on appointment_reminder to prima_app;
grant select, insert, update, delete on calendar_feed to prima_app;
