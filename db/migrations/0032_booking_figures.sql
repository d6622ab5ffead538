-- Figures of booking that cannot be counted afterwards: what was free on a day, and what was offered on it. One row each a day.

-- The third next available time as it stood when the day's measure was taken. days is null: none within the horizon.
create table third_next_day (
  day date not null,
  type text not null,
  unit text not null,
  days int check (days >= 0),
  primary key (day, type, unit)
);

-- Working time that was offered on a day that has passed, and what of it was taken; minutes times seats.
create table capacity_day (
  day date not null,
  unit text not null,
  profession text not null,
  offered int not null check (offered >= 0),
  taken int not null check (taken between 0 and offered),
  visits int not null check (visits >= 0),
  primary key (day, unit, profession)
);
grant select, insert on third_next_day, capacity_day to prima_app;

-- What was booked, asked and wished for in a period.
create index on appointment (made_at);
create index on appointment (moved_to) where moved_to is not null;
create index on booking_request (asked_at);
create index on waiting_wish (made_at);
