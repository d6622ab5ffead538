-- Sessions of residents and staff. The token itself is in the browser alone; here is its SHA-256.
-- No address, no browser, no place: nothing about the person but who they are.
create table session (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  kind text not null check (kind in ('resident', 'staff')),
  subject_id uuid not null,
  -- Who acts, as src/platform/access/actor.ts has it, without the session's id: one select makes the actor.
  actor jsonb not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed-out', 'signed-out-everywhere', 'replaced')),
  check ((ended_at is null) = (end_reason is null)),
  check (last_seen_at >= created_at)
);

create index session_open_of_subject on session (subject_id) where ended_at is null;
create index session_by_last_seen on session (last_seen_at);

-- Sign-ins under way: what was sent to the identity provider and must come back, once, to the same browser.
create table login_flow (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  audience text not null check (audience in ('resident', 'staff')),
  state text not null,
  nonce text not null,
  code_verifier text not null,
  next text not null check (next like '/%'),
  lang text not null check (lang in ('fi', 'sv', 'en')),
  created_at timestamptz not null,
  used_at timestamptz
);

create index login_flow_by_creation on login_flow (created_at);

grant select, insert, update, delete on session, login_flow to prima_app;
