-- A request about one's own data may also be of the assessment of need or of what was agreed.
alter table data_request drop constraint data_request_target_check;
alter table data_request add constraint data_request_target_check
  check (target in ('contact', 'message', 'answer', 'assessment', 'outcome', 'person', 'log'));
