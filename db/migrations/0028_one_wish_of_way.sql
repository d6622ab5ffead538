-- How somebody is to be reached is one thing: the wish. A professional may write it down as it was told to them; then it
-- is theirs that is named as the writer. What was kept on the person before had no writer with it: it has none here either
-- (the log of readings has them), and a way that the person has chosen themselves stays in force.
alter table person_wish
  alter column made_by drop not null,
  add column recorded_by uuid references professional,
  drop constraint person_wish_ground_check,
  add constraint person_wish_ground_check check (ground in ('own', 'guardian', 'mandate', 'recorded')),
  add constraint person_wish_writer_check check ((ground = 'recorded') = (made_by is null)),
  add constraint person_wish_recorded_check check (recorded_by is null or ground = 'recorded');

insert into person_wish (id, person_id, kind, value, at, ground)
select gen_random_uuid(), p.id, 'way', 'message', now(), 'recorded' from person p
where p.contact_preference = 'write'
  and not exists (select from person_wish w where w.person_id = p.id and w.kind = 'way');

alter table person drop column contact_preference;

-- Whether somebody is written to and never called: the newest wish of a way decides. Lists of calls ask it of each row.
create function is_written_to(person uuid) returns boolean language sql stable as $$
  select coalesce((
    select w.value in ('message', 'letter') from person_wish w
    where w.person_id = person and w.kind = 'way' order by w.at desc, w.id desc limit 1), false)
$$;
