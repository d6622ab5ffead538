-- The schedule's own room: its tables are made and kept by the library (pg-boss), as the restricted role.
do $$
begin
  execute 'create schema if not exists pgboss';
  execute 'grant usage, create on schema pgboss to prima_app';
end $$;
