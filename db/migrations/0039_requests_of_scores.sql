-- A request about one's own data may also be of one score of a measure, and what was corrected stands beside it.
alter table data_request drop constraint data_request_target_check;
alter table data_request add constraint data_request_target_check
  check (target in ('contact', 'message', 'answer', 'assessment', 'outcome', 'score', 'person', 'log'));
create index on correction (target_id) where target = 'score';
