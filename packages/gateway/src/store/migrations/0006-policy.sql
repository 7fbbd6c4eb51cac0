-- Policies that are tried before they bite: versions apart from their activation, what a decision depended on kept with
-- it so that it can be decided again, and the counters that limits and once-per-order rules read.

-- A version is a text and stays what it is; which one decides is a matter of activations, and the latest counts.
create table policy_activation (
  marketplace_id uuid not null references marketplace,
  activation_id uuid not null,
  name text not null,
  version int not null,
  -- `shadow`: it only notes what it would have decided.
  mode text not null check (mode in ('enforce', 'shadow')),
  -- Share of sellers it is in force for; the others stay with the one before.
  share double precision not null check (share > 0 and share <= 1),
  activated_at timestamptz not null,
  activated_by text not null,
  why text not null,
  primary key (marketplace_id, activation_id),
  foreign key (marketplace_id, name, version) references policy_version
);

insert into policy_activation (marketplace_id, activation_id, name, version, mode, share, activated_at, activated_by, why)
select marketplace_id, gen_random_uuid(), name, version, 'enforce', 1, activated_at, activated_by, 'first start'
from policy_version;

alter table policy_version rename column activated_at to created_at;
alter table policy_version rename column activated_by to created_by;

-- Tells the same text to the same order from a new one.
alter table message add column content_hash bytea;
alter table message add column declared_reason text;

-- When the same text last went out on an order.
create index message_of_content on message (marketplace_id, order_id, content_hash);

-- Everything the decision depended on beside the judgement, as the policy's input.
alter table decision add column circumstances jsonb not null default '{}';
alter table decision add column until timestamptz;
alter table decision add column warnings jsonb not null default '[]';
alter table decision add column shadow jsonb not null default '[]';
alter table decision alter column circumstances set storage external;

-- What went out on an order: by intent, `*` for all, `reason:x` by declared reason.
create table order_tally (
  marketplace_id uuid not null,
  order_id uuid not null,
  key text not null,
  count int not null,
  primary key (marketplace_id, order_id, key)
);

-- Token buckets of limits. The scope is the id of a seller, a buyer, both, or an order.
create table limit_bucket (
  marketplace_id uuid not null,
  gate text not null,
  scope text not null,
  tokens double precision not null,
  at timestamptz not null,
  primary key (marketplace_id, gate, scope)
);

-- A deferred message waits in the outbox to be decided anew.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('relay', 'notice', 'decide'));

alter table message drop constraint message_claim_kind_check;
alter table message add constraint message_claim_kind_check check (claim_kind in ('subject', 'field', 'action', 'header'));

alter table order_tally set (fillfactor = 80);
alter table limit_bucket set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
