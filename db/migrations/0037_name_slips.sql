-- The search for people by a name with errors: the parts of names are found by what is left of a word when up to two
-- letters are taken out of it. Two words one slip apart (a letter missing, doubled, changed or swapped) leave the same.

drop function people_named;
drop function name_parts_like;
drop index name_part_similar;

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

-- Each of the words, as the parts of names are written; the parts that it may stand for with a letter or two wrong; and
-- some of those that begin with it.
create function name_parts_near(words text, most_begun int) returns table (word text, near text[], begun text[])
language sql stable set enable_seqscan = off as $$
  select typed.word,
    array(
      select key from name_part where slips && name_slips(typed.word) and length(key) > length(typed.word) - 3),
    array(
      select key from name_part where key ~>=~ typed.word and key ~<~ (typed.word || chr(65535))
      order by key using ~<~ limit most_begun)
  from unnest(name_keys(words)) with ordinality typed(word, at) order by typed.at
$$;

-- People whose names have a part for each of the words, born in one of the spans when any is given. The words are given
-- several times, each time meaning more (`[["'maria'", "'virtanen'"], ["'maria'|'mari'", …]]`, queries of text search):
-- the next are looked for when those before give no more than enough. Never all of many. The words are conditions of
-- their own, so that the index skips from one to the next and does not weigh all that either of them means. The index
-- reads everything that begins with a word: with a time of birth the names of those born then are looked at instead. The
-- planner, who would rather read the whole table, is held back.
create function people_named(names jsonb, born_from date[], born_to date[], enough int, most int)
  returns table (id uuid) language plpgsql stable set enable_seqscan = off
as $$
declare
  born text := (
    select '(' || string_agg(format('birth_date between %L and %L', span.first, span.last), ' or ') || ')'
    from unnest(born_from, born_to) span(first, last));
  words jsonb;
  people text;
  ids uuid[] := '{}';
  like_them uuid[];
begin
  for words in select jsonb_array_elements(names) loop
    people := case when born is not null and words::text like '%:*%'
      then format('(select * from person where %s offset 0) born', born) else 'person' end;
    execute format('select array(select id from %s where %s limit %s)', people, concat_ws(' and ',
      -- The word that means least is asked first.
      (select string_agg(format('name_vector @@ %L::tsquery', word), ' and ' order by length(word))
        from jsonb_array_elements_text(words) word),
      born), most) into like_them;
    ids := ids || like_them;
    exit when cardinality(like_them) > enough;
  end loop;
  return query select distinct unnest(ids);
end $$;
