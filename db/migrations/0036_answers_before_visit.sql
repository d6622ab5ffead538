-- What somebody has answered before a visit, on the form that its type names. Sent again before the visit it is what was
-- sent last.
create table visit_answers (
  appointment_id uuid primary key references appointment,
  submission uuid not null,
  form text not null,
  form_version text not null,
  response jsonb not null,
  -- Kinds of danger that the answers say, where they are acute.
  danger text[] not null default '{}',
  ground text not null check (ground in ('own', 'guardian', 'mandate', 'code')),
  at timestamptz not null
);
grant select, insert, update on visit_answers to prima_app;

-- Answers go along when a time is moved, like the series that it belongs to.
create function answers_go_along() returns trigger language plpgsql as $$
begin
  update visit_answers set appointment_id = new.moved_to where appointment_id = new.id;
  return null;
end $$;
create trigger answers_go_along after update of moved_to on appointment for each row
  when (old.moved_to is null and new.moved_to is not null) execute function answers_go_along();
