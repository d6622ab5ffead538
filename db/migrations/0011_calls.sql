-- Contacts recorded by professionals: the search for a person by name, what was told of the caller, call-backs.

-- The search ---------------------------------------------------------------------------------------------------

-- Trusted: the owner of a database may make it.
create extension if not exists pg_trgm;

-- A name as it sounds to whoever types it: small letters without their signs, and one letter where the languages of the
-- county write one sound in several ways (w and v, x and ks, c and k, th and t, letters doubled). Words one space apart.
create function name_key(name text) returns text language sql immutable strict parallel safe as $$
  select trim(regexp_replace(
    regexp_replace(
      replace(replace(replace(replace(replace(
        translate(regexp_replace(lower(normalize(name, NFKD)), '[\u0300-\u036f''’´`]', '', 'g'), 'øđłıwqzc', 'odlivksk'),
        'æ', 'a'), 'kh', 'k'), 'ph', 'f'), 'th', 't'), 'x', 'ks'),
      '[^a-z\u0080-\uffff]+', ' ', 'g'),
    '(.)\1+', '\1', 'g'))
$$;

create function name_keys(name text) returns text[] language sql immutable strict parallel safe as $$
  select array_remove(string_to_array(name_key(name), ' '), '')
$$;

-- Of a double name both halves count, and the whole written together.
alter table person add column name_vector tsvector not null
  generated always as (
    array_to_tsvector(name_keys(given_names || ' ' || surname || ' ' || replace(given_names || ' ' || surname, '-', '')))
  ) stored;
create index person_named on person using gin (name_vector) with (fastupdate = off);
create index person_birth_date on person (birth_date);

-- Every part that a name of somebody has: few beside the people, so that what is spelled wrong is looked for here.
create table name_part (key text primary key);
create index name_part_similar on name_part using gin (key gin_trgm_ops) with (fastupdate = off);
create index name_part_beginning on name_part (key text_pattern_ops);

insert into name_part select distinct unnest(tsvector_to_array(name_vector)) from person;

create function keep_name_parts() returns trigger language plpgsql as $$
begin
  -- In their order, so that two programs adding people do not wait for each other.
  insert into name_part select distinct unnest(tsvector_to_array(name_vector)) as key from touched order by key on conflict do nothing;
  return null;
end $$;
create trigger name_parts_of_new after insert on person
  referencing new table as touched for each statement execute function keep_name_parts();
create trigger name_parts_of_changed after update on person
  referencing new table as touched for each statement execute function keep_name_parts();

grant select, insert on name_part to prima_app;

-- Loads the extension's own settings into this session: without them an owner who is no superuser may not name one.
select similarity('', '');

-- The parts of names that a typed word (as name_key makes it) may stand for, the closest first: itself, what begins
-- with it, what is spelled nearly so; of a word that is itself a name, few others. A lower bar than the extension's: two letters wrong in a short name are a third of it.
create function name_parts_like(word text, most int) returns text[] language sql stable strict parallel safe
  set pg_trgm.similarity_threshold = 0.2
as $$
  select array(
    select key from (
      (select p.key, 2::real as fit from name_part p where p.key = word)
      union all
      (select p.key, 1::real / (1 + length(p.key) - length(word)) from name_part p
        where length(word) > 1 and p.key ~>=~ word and p.key ~<~ (word || chr(65535))
        order by length(p.key), p.key limit most)
      union all
      (select p.key, similarity(p.key, word) as fit from name_part p
        where p.key % word order by fit desc, p.key limit most)
    ) part group by key order by max(fit) desc, key
    limit case when length(word) > 3 and exists (select from name_part p where p.key = word) then most / 3 else most end)
$$;

-- People whose names have a part for each of the words, born in one of the spans where any is given: those with the words
-- as they are, and those with what the words may stand for. In no order, and never all of many. The index finds them at
-- once: the planner, who would rather read the table until there are enough, is held back.
create function people_named(words text, born_from date[], born_to date[], most_exact int, most_similar int)
  returns table (id uuid) language plpgsql stable set enable_seqscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  keys text[] := name_keys(words);
  exact text[] := '{}';
  alike text[] := '{}';
  parts text[];
begin
  for i in 1 .. cardinality(keys) loop
    parts := name_parts_like(keys[i], 18);
    if parts = '{}' then return; end if;
    exact := exact || quote_literal(keys[i]);
    alike := alike || format('(%s%s)', (select string_agg(quote_literal(part), '|') from unnest(parts) part),
      -- With a time of birth few are left: then any beginning will do.
      case when cardinality(born_from) > 0 and length(keys[i]) > 1 then format('|%L:*', keys[i]) else '' end);
  end loop;
  if cardinality(born_from) = 0 then
    return query
      (select p.id from person p where p.name_vector @@ array_to_string(exact, '&')::tsquery limit most_exact)
      union
      (select p.id from person p where p.name_vector @@ array_to_string(alike, '&')::tsquery limit most_similar);
  end if;
  for i in 1 .. cardinality(born_from) loop
    if cardinality(keys) = 0 then
      return query select p.id from person p where p.birth_date between born_from[i] and born_to[i] limit most_similar;
    else
      return query select p.id from person p where p.name_vector @@ array_to_string(alike, '&')::tsquery
        and p.birth_date between born_from[i] and born_to[i] limit most_similar;
    end if;
  end loop;
end $$;

-- What a professional recorded of how a contact came ---------------------------------------------------------------

create table contact_intake (
  contact_id uuid primary key references contact,
  recorded_by uuid not null references professional,
  whom text not null check (whom in ('self', 'child', 'other')),
  -- Who told it, when identified, and by which right they speak for the person.
  caller_id uuid references person,
  bond text not null check (bond in ('self', 'guardian', 'mandate', 'none')),
  interpreter text,
  referrer text
);
create index on contact_intake (caller_id) where caller_id is not null;

-- Calls promised: the list by time is the index. The number to call stands in the contact.
create table call_back (
  contact_id uuid primary key references contact,
  promised_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  reached_at timestamptz
);
create index call_back_due on call_back (due_at) where reached_at is null;

grant select, insert, update, delete on contact_intake, call_back to prima_app;

-- Whom a search showed, who may have no contact yet: one row a person newly shown in a session -----------------------

create table access_log_found (
  log_id bigint not null references access_log,
  person_id uuid not null references person,
  primary key (log_id, person_id)
);
create index on access_log_found (person_id);

create table person_shown (
  session_id uuid not null,
  person_id uuid not null,
  primary key (session_id, person_id)
);

grant select, insert on access_log_found to prima_app;
grant select, insert, update, delete on person_shown to prima_app;
