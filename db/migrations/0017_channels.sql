-- What comes from other systems: each message of a sender once.

-- A symptom assessment, counted for the leaders; the answers stand in contact_response. Without consent to be contacted
-- there is no contact, and nothing here tells whose it was.
create table symptom_assessment (
  message_id text primary key,
  body_hash bytea not null unique,
  received_at timestamptz not null,
  sent_at timestamptz not null,
  kind text not null,
  urgency text not null,
  age int,
  contact_id uuid unique references contact
);
create index on symptom_assessment (received_at);

-- A letter of a partner: by its Message-ID and what it held.
create table partner_letter (
  partner text not null,
  message_id text not null,
  content_hash bytea not null,
  received_at timestamptz not null,
  contact_id uuid not null references contact,
  primary key (partner, message_id)
);
create unique index on partner_letter (partner, content_hash);
create index on partner_letter (contact_id);

-- What came with a letter, its kind checked by its first bytes.
create table contact_attachment (
  id uuid primary key,
  contact_id uuid not null references contact,
  name text not null,
  type text not null,
  bytes int not null check (bytes > 0),
  body bytea not null
);
create index on contact_attachment (contact_id);

grant select, insert on symptom_assessment, partner_letter, contact_attachment to prima_app;
