-- What nobody has taken is read in the queue's order too: by its due moment alone, all of it was sorted for each look at
-- the view of free contacts and each "take the next".
drop index contact_free;
create index contact_free on contact
  (team, (alarm_due_at is not null and alarm_seen_at is null) desc, (status in ('queued', 'taken')) desc, next_due_at,
    received_at, id)
  include (status, due_at, alarm_due_at, alarm_seen_at, version, line, language, channel, topic, municipality, non_disclosure, holder_id)
  where closed_at is null and status = 'queued';
