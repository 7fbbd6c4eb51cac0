-- Sellers' standing: what was found of their claims, and what it comes to.

-- Each event holds the policy in force at its time, so that rules of later policies do not judge what was before them.
create table standing_event (
  marketplace_id uuid not null,
  event_id uuid not null,
  seller_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('claim', 'denial', 'overturn', 'strike', 'sanction', 'lift')),
  policy_name text not null,
  policy_version int not null,
  message_id uuid,
  upheld boolean,
  strike boolean,
  mixed boolean,
  -- The rule that decided, or who found it; the operator's words of his own acts are in why.
  rule text,
  why text,
  sanction text,
  until timestamptz,
  primary key (marketplace_id, event_id),
  foreign key (marketplace_id, seller_id) references seller (marketplace_id, seller_id),
  check ((kind in ('claim', 'denial', 'overturn')) = (message_id is not null)),
  check ((kind = 'sanction') = (sanction is not null and until is not null))
);

create index standing_event_of_seller on standing_event (marketplace_id, seller_id, at, event_id);
create index standing_event_of_message on standing_event (marketplace_id, message_id) where message_id is not null;

-- What the events come to, carried on with each; the share of false claims once more, for the median of all sellers.
create table seller_standing (
  marketplace_id uuid not null,
  seller_id uuid not null,
  state jsonb not null,
  false_share float8 not null,
  primary key (marketplace_id, seller_id),
  foreign key (marketplace_id, seller_id) references seller (marketplace_id, seller_id)
);

-- While there is a row, no sanction of the marketplace bites: a rule is suspected to be wrong.
create table sanction_freeze (
  marketplace_id uuid not null primary key references marketplace,
  why text not null,
  frozen_at timestamptz not null
);

revoke update, delete, truncate on standing_event from current_user;
