-- What was said, how it was judged and decided, and what is still to be done about it.
-- Bodies live apart from the rows that lists read.

create table conversation (
  marketplace_id uuid not null,
  conversation_id uuid not null,
  order_id uuid not null,
  began_by text not null check (began_by in ('seller', 'buyer')),
  began_at timestamptz not null,
  primary key (marketplace_id, conversation_id),
  foreign key (marketplace_id, order_id) references orders
);

create table message (
  marketplace_id uuid not null,
  message_id uuid not null,
  order_id uuid not null,
  seller_id uuid not null,
  buyer_id uuid not null,
  conversation_id uuid not null,
  direction text not null check (direction in ('to_buyer', 'to_seller')),
  transport text not null check (transport in ('smtp', 'api')),
  subject text not null,
  size_bytes int not null,
  received_at timestamptz not null,
  -- The sender's own Message-ID, by which his later mails refer to this one.
  original_message_id text,
  -- Where the sender is told about it; null for the API.
  sender_address text,
  -- A robot wrote it (RFC 3834): it is marked as such when relayed, and never answered.
  automatic boolean not null,
  answers_other_party boolean not null,
  claim_kind text check (claim_kind in ('subject', 'field', 'action')),
  -- Tells a retry of the same mail after a lost answer from a new mail.
  fingerprint bytea,
  first_outcome text not null check (first_outcome in ('deliver', 'trim', 'withhold', 'defer', 'hold', 'refuse')),
  outcome text not null check (outcome in ('deliver', 'trim', 'withhold', 'defer', 'hold', 'refuse')),
  primary key (marketplace_id, message_id),
  unique (marketplace_id, fingerprint, first_outcome)
);

-- The message log of an order, of a seller, of a buyer, newest first.
create index message_of_order on message (marketplace_id, order_id, message_id);
create index message_of_seller on message (marketplace_id, seller_id, message_id);
create index message_of_buyer on message (marketplace_id, buyer_id, message_id);

create table message_body (
  marketplace_id uuid not null,
  message_id uuid not null,
  raw bytea not null,
  -- What a reader sees; empty where nothing could be read.
  visible_text text not null,
  primary key (marketplace_id, message_id)
);

create table judgement (
  marketplace_id uuid not null,
  message_id uuid not null,
  verdict text not null check (verdict in ('critical', 'non_critical', 'mixed', 'prohibited', 'uncertain')),
  confidence double precision not null,
  language text not null,
  segments jsonb not null,
  signals jsonb not null,
  model_name text not null,
  model_version text not null,
  primary key (marketplace_id, message_id)
);

-- A message may be decided anew before it leaves, because a buyer changed his mind; every decision stays.
create table decision (
  marketplace_id uuid not null,
  message_id uuid not null,
  decision_no int not null,
  decided_at timestamptz not null,
  outcome text not null check (outcome in ('deliver', 'trim', 'withhold', 'defer', 'hold', 'refuse')),
  code text not null,
  rule text not null,
  policy_name text not null,
  policy_version int not null,
  because text not null,
  how_to_fix text,
  claim_upheld boolean,
  kept int[],
  left_out int[],
  review boolean not null,
  primary key (marketplace_id, message_id, decision_no)
);

create table idempotency_key (
  marketplace_id uuid not null,
  key text not null,
  request_hash bytea not null,
  message_id uuid not null,
  created_at timestamptz not null,
  primary key (marketplace_id, key)
);

create table notice (
  marketplace_id uuid not null,
  notice_id uuid not null,
  to_party text not null check (to_party in ('seller', 'buyer')),
  party_id uuid not null,
  message_id uuid not null,
  kind text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  primary key (marketplace_id, notice_id)
);

-- What was told about a message.
create index notice_of_message on notice (marketplace_id, message_id);

-- Durable work to do; a row leaves when it is done. `due_at` doubles as the lease of who works on it.
create table outbox (
  marketplace_id uuid not null,
  outbox_id uuid not null,
  kind text not null check (kind in ('relay', 'notice')),
  message_id uuid not null,
  notice_id uuid,
  due_at timestamptz not null,
  give_up_at timestamptz not null,
  attempts int not null,
  primary key (marketplace_id, outbox_id)
);

-- The claim: what is due, oldest first.
create index outbox_due on outbox (due_at);

create table delivery (
  marketplace_id uuid not null,
  delivery_id uuid not null,
  message_id uuid not null,
  notice_id uuid,
  attempt int not null,
  attempted_at timestamptz not null,
  result text not null check (result in ('delivered', 'deferred', 'failed')),
  reply text not null,
  primary key (marketplace_id, delivery_id)
);

-- The attempts for a message.
create index delivery_of_message on delivery (marketplace_id, message_id);
