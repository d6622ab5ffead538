-- What comes from other systems: each message of a sender once. These rows are written before their contact, in the same
-- transaction: who comes second finds the first and makes no contact.

-- A symptom assessment, counted for the leaders; the answers stand in contact_response. Without consent to be contacted
-- there is no contact, and nothing here tells whose it was.
create table symptom_assessment (
  message_id text primary key,
  -- The same id with another content is not the same message.
  body_hash bytea not null,
  received_at timestamptz not null,
  sent_at timestamptz not null,
  kind text not null,
  urgency text not null,
  age int,
  contact_id uuid unique references contact deferrable initially deferred
);
create index on symptom_assessment (received_at);

-- A letter of a partner: by its Message-ID and what it held. The same words under another id are another letter.
create table partner_letter (
  partner text not null,
  message_id text not null,
  content_hash bytea not null,
  received_at timestamptz not null,
  contact_id uuid not null references contact deferrable initially deferred,
  primary key (partner, message_id, content_hash)
);
create index on partner_letter (contact_id);

-- What came with a letter, its kind checked by its first bytes.
create table contact_attachment (
  id uuid primary key,
  contact_id uuid not null references contact deferrable initially deferred,
  name text not null,
  type text not null,
  bytes int not null check (bytes > 0),
  body bytea not null
);
create index on contact_attachment (contact_id);

grant select, insert on symptom_assessment, partner_letter, contact_attachment to prima_app;
