-- Rises with every change of the figures, so that a page made of them is made once, not once a reader.
create table measure_epoch (single boolean primary key default true check (single), n bigint not null);
insert into measure_epoch (n) values (0);

-- Figures of a period are read whole by measure and day: with n in the index the table itself is seldom needed.
create index measure_cell_period on measure_cell (measure, day)
  include (line, channel, municipality, language, bucket, n);

grant select, update on measure_epoch to prima_app;
