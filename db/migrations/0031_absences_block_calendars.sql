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
