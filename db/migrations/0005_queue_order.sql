-- The queue stands in the order that a professional reads it in, a team's after another's: the first page is then read
-- off the index, however long the queue is. What the counts beside it need is in the index too.
create index contact_queue on contact
  (team, (alarm_due_at is not null and alarm_seen_at is null) desc, (status in ('queued', 'taken')) desc, due_at, id)
  include (status, alarm_due_at, alarm_seen_at)
  where closed_at is null;
drop index contact_open;

-- What whoever is on call sees beside their own teams.
create index contact_alarmed on contact (team) where alarm_due_at is not null and closed_at is null;
