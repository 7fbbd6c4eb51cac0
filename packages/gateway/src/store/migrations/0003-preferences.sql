-- The preference ledger: every choice a buyer made, and what they come to. The ledger is the truth, the projection
-- can be rebuilt from it.

create table preference_event (
  marketplace_id uuid not null,
  event_id uuid not null,
  buyer_id uuid not null,
  scope text not null check (scope in ('all', 'seller', 'order')),
  -- The seller or the order; for `all` the nil UUID.
  scope_id uuid not null,
  category text not null check (category in ('all', 'reviews', 'updates', 'help', 'offers')),
  choice text not null check (choice in ('out', 'in')),
  source text not null check (source in ('explicit', 'bundled', 'complaint', 'operator', 'law')),
  reason text,
  evidence jsonb not null,
  chosen_at timestamptz not null,
  primary key (marketplace_id, event_id)
);

-- A buyer's history, newest first.
create index preference_event_of_buyer on preference_event (marketplace_id, buyer_id, event_id);

create table preference (
  marketplace_id uuid not null,
  buyer_id uuid not null,
  scope_id uuid not null,
  category text not null,
  scope text not null check (scope in ('all', 'seller', 'order')),
  choice text not null check (choice in ('out', 'in')),
  source text not null,
  chosen_at timestamptz not null,
  event_id uuid not null,
  primary key (marketplace_id, buyer_id, scope_id, category)
);
