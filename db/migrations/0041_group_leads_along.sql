-- Whoever leads a group may fall ill: when its time is moved to a colleague, the group is led by that time.
grant update (leads_id) on group_event to prima_app;

create function group_leads_along() returns trigger language plpgsql as $$
begin
  update group_event set leads_id = new.moved_to where leads_id = new.id;
  return null;
end $$;
create trigger group_leads_along after update of moved_to on appointment for each row
  when (old.moved_to is null and new.moved_to is not null) execute function group_leads_along();
