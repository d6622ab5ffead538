-- Times taken by other systems over the FHIR interface. A client reads and cancels what it took itself. Written before
-- the time is taken, by the key of the taking: a row whose taking failed names nothing.
create table system_booking (
  submission uuid primary key,
  -- An id of content/system-clients.yaml.
  client text not null,
  -- The client's own key of the booking.
  identifier_system text,
  identifier_value text,
  at timestamptz not null,
  check ((identifier_value is null) = (identifier_system is null))
);
create index on system_booking (client, identifier_value) where identifier_value is not null;
grant select, insert on system_booking to prima_app;

-- A moved time stays within the reach of whoever took it, however it was moved.
create function system_booking_moved() returns trigger language plpgsql as $$
begin
  insert into system_booking (submission, client, identifier_system, identifier_value, at)
  select n.submission, s.client, s.identifier_system, s.identifier_value, n.made_at
  from system_booking s, appointment n
  where s.submission = new.submission and n.id = new.moved_to
  on conflict do nothing;
  return null;
end $$;
create trigger system_booking_moved after update of moved_to on appointment
  for each row when (new.moved_to is not null and old.moved_to is null) execute function system_booking_moved();
