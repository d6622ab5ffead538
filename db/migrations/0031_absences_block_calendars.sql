-- A professional's absence blocks their calendar: absences recorded before get their blocks here, the later ones with the record.
with blocked as (
  insert into schedule_exception (id, resource_id, during, reason, source, source_key)
  select gen_random_uuid(), r.id,
    tstzrange(a.from_day::timestamp at time zone 'Europe/Helsinki', (a.to_day + 1)::timestamp at time zone 'Europe/Helsinki'),
    case a.kind when 'absent' then 'other' else a.kind end, 'absence', a.id || ' ' || r.id
  from absence a join resource r on r.professional_id = a.professional_id
  where a.removed_at is null and a.to_day >= now() at time zone 'Europe/Helsinki' - interval '1 day'
  on conflict (source, source_key) do nothing
  returning resource_id
)
insert into calendar_change (resource_id) select distinct resource_id from blocked;

-- A special reason opens the registers that it names, and no other. Those stated before opened both; the column has no default
-- from now on. Why one opens the data of one's own circle gives no right, so it names none.
alter table special_reason add column registers text[] not null default '{health,social}'
  check (registers <@ array['health', 'social']);
alter table special_reason alter column registers drop default;
update special_reason set registers = '{}' where code = 'own-circle';
alter table special_reason add check ((code = 'own-circle') = (registers = '{}'));
