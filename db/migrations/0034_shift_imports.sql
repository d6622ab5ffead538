-- Rosters kept elsewhere, as they were last read. The shifts themselves stand in schedule_exception, by source and key.
create table shift_import (
  id uuid primary key,
  source text not null,
  at timestamptz not null,
  covered_from date,
  covered_to date,
  added int not null,
  changed int not null,
  unchanged int not null,
  removed int not null,
  refused int not null
);
create index on shift_import (source, at desc);
create index on schedule_exception (source, resource_id) where source is not null;
grant select, insert on shift_import to prima_app;
