-- The search for people by a name with errors: the parts of names are found by what is left of a word when up to two
-- letters are taken out of it. Two words one slip apart (a letter missing, doubled, changed or swapped) leave the same.

drop function people_named;
drop function name_parts_like;
drop index name_part_similar;
drop index name_part_beginning;

-- What is left of the beginning of a word without none, one or two of its letters; of a short one, without one at most.
-- The beginning alone, so that long words have no more of them than others, and a word begun is found as one whole.
create function name_slips(key text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  word text := left(key, 6);
  slips text[] := array[word];
  once text;
begin
  for i in 1 .. length(word) loop
    once := left(word, i - 1) || substr(word, i + 1);
    slips := slips || once;
    if length(word) > 4 then
      for j in i .. length(once) loop
        slips := slips || (left(once, j - 1) || substr(once, j + 1));
      end loop;
    end if;
  end loop;
  return slips;
end $$;

alter table name_part add column slips text[] collate "C" not null generated always as (name_slips(key)) stored;
create index name_part_slips on name_part using gin (slips) with (fastupdate = off);

-- The parts stay those of living names, however many programs add, change and delete people at once: those who add share
-- the lock, and who takes a part away waits until they have ended and looks then whether somebody has it.
drop trigger name_parts_of_changed on person;
drop trigger name_parts_of_new on person;
drop function keep_name_parts;

create function add_name_parts(parts text[]) returns void language sql as $$
  -- In their order, so that two programs adding people do not wait for each other.
  insert into name_part select distinct part from unnest(parts) part
  where not exists (select from name_part known where known.key = part)
  order by part on conflict do nothing
$$;
create function drop_name_parts(parts text[]) returns void language sql set enable_seqscan = off as $$
  delete from name_part where key = any(parts)
    and not exists (select from person p where p.name_vector @@ quote_literal(key)::tsquery)
$$;

create function keep_name_parts() returns trigger language plpgsql as $$
declare
  came text[] := '{}';
  gone text[] := '{}';
begin
  if tg_op <> 'DELETE' then
    came := array(select distinct unnest(tsvector_to_array(name_vector)) from after_it);
  end if;
  if tg_op <> 'INSERT' then
    gone := array(select unnest(tsvector_to_array(name_vector)) from before_it except select unnest(came));
  end if;
  if gone = '{}' then
    perform pg_advisory_xact_lock_shared('name_part'::regclass::int, 0);
    perform add_name_parts(came);
  else
    perform pg_advisory_xact_lock('name_part'::regclass::int, 0);
    perform add_name_parts(came);
    perform drop_name_parts(gone);
  end if;
  return null;
end $$;
create trigger name_parts_of_new after insert on person
  referencing new table as after_it for each statement execute function keep_name_parts();
create trigger name_parts_of_changed after update on person
  referencing old table as before_it new table as after_it for each statement execute function keep_name_parts();
create trigger name_parts_of_gone after delete on person
  referencing old table as before_it for each statement execute function keep_name_parts();

grant delete on name_part to prima_app;

-- Each of the words, as the parts of names are written, and the parts that it may stand for with a letter or two wrong.
create function name_parts_near(words text) returns table (word text, parts text[])
language sql stable set enable_seqscan = off as $$
  select typed.word, array(
    select p.key from name_part p where p.slips && name_slips(typed.word) and length(p.key) > length(typed.word) - 3)
  from unnest(name_keys(words)) with ordinality typed(word, at) order by typed.at
$$;

-- People whose names have a part for each of the words: first those with the closest, then those with any like them,
-- born in one of the spans where any is given. Never all of many. The index finds them at once: the planner, who
-- would rather read the table until there are enough, is held back.
create function people_named(
  closest tsquery, alike tsquery, born_from date[], born_to date[], most_closest int, most_alike int
) returns table (id uuid) language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_custom_plan
as $$
begin
  if cardinality(born_from) = 0 then
    return query
      (select p.id from person p where p.name_vector @@ closest limit most_closest)
      union
      (select p.id from person p where p.name_vector @@ alike limit most_alike);
  end if;
  for i in 1 .. cardinality(born_from) loop
    return query select p.id from person p
      where p.birth_date between born_from[i] and born_to[i] and (alike is null or p.name_vector @@ alike)
      limit most_alike;
  end loop;
end $$;
