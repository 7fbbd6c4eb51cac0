-- Who takes part: marketplaces, their sellers, buyers and orders, and the aliases that stand for a party of an order.
-- Every key begins with marketplace_id, so that the tables can be spread over nodes by it.

create table marketplace (
  marketplace_id uuid primary key,
  name text not null,
  relay_domain text not null unique,
  created_at timestamptz not null
);

-- Looked up before the marketplace is known, hence its key without one.
create table api_key (
  key_hash bytea primary key,
  marketplace_id uuid not null references marketplace,
  label text not null,
  created_at timestamptz not null
);

-- Secrets that all gateways of one database share, such as the one that signs links.
create table instance_secret (
  name text primary key,
  value bytea not null
);

create table policy_version (
  marketplace_id uuid not null references marketplace,
  name text not null,
  version int not null,
  source text not null,
  activated_at timestamptz not null,
  activated_by text not null,
  primary key (marketplace_id, name, version)
);

create table seller (
  marketplace_id uuid not null references marketplace,
  seller_id uuid not null,
  external_id text not null,
  name text not null,
  language text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (marketplace_id, seller_id),
  unique (marketplace_id, external_id)
);

create table seller_address (
  marketplace_id uuid not null,
  address text not null check (address = lower(address)),
  seller_id uuid not null,
  -- 0 is where his mail goes.
  position int not null,
  primary key (marketplace_id, address),
  foreign key (marketplace_id, seller_id) references seller
);

-- The addresses of a seller, when he is written to or updated.
create index seller_address_of_seller on seller_address (marketplace_id, seller_id, position);

create table seller_credential (
  marketplace_id uuid not null,
  user_name text not null,
  seller_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  primary key (marketplace_id, user_name),
  foreign key (marketplace_id, seller_id) references seller
);

create table buyer (
  marketplace_id uuid not null references marketplace,
  buyer_id uuid not null,
  external_id text not null,
  name text not null,
  address text not null check (address = lower(address)),
  language text not null,
  time_zone text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (marketplace_id, buyer_id),
  unique (marketplace_id, external_id)
);

-- `order` is a word of SQL.
create table orders (
  marketplace_id uuid not null references marketplace,
  order_id uuid not null,
  external_id text not null,
  seller_id uuid not null,
  buyer_id uuid not null,
  placed_at timestamptz not null,
  shipped_at timestamptz,
  delivered_at timestamptz,
  custom boolean not null,
  items jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (marketplace_id, order_id),
  unique (marketplace_id, external_id),
  foreign key (marketplace_id, seller_id) references seller,
  foreign key (marketplace_id, buyer_id) references buyer
);

create table alias (
  marketplace_id uuid not null,
  local_part text not null,
  order_id uuid not null,
  stands_for text not null check (stands_for in ('seller', 'buyer')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (marketplace_id, local_part),
  foreign key (marketplace_id, order_id) references orders
);

-- The aliases of an order, when it is answered or its clock moves.
create index alias_of_order on alias (marketplace_id, order_id);
