-- Letters of Comity's own to a buyer may be about no message: a link he asked for, what became of his choice.
alter table notice alter column message_id drop not null;
alter table outbox alter column message_id drop not null;
alter table outbox add constraint outbox_subject_check check (message_id is not null or notice_id is not null);
alter table delivery alter column message_id drop not null;
alter table delivery add constraint delivery_subject_check check (message_id is not null or notice_id is not null);

-- The way in without an old mail: by the address.
create index buyer_of_address on buyer (marketplace_id, address);
-- When a link was last asked for, and when he was told that a setting of the marketplace was read as his refusal.
alter table buyer add column link_asked_at timestamptz;
alter table buyer add column told_of_bundle_at timestamptz;

-- A list of choices that comes in at once. Its text is kept until it is through, so that what was acknowledged is done.
create table preference_import (
  marketplace_id uuid not null,
  import_id uuid not null,
  content text,
  content_sha256 bytea not null,
  dry_run boolean not null,
  -- Whether buyers are told, once, that a setting was read as their refusal.
  tell boolean not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- Lines it has, the heading not counted; those done so far; and what became of these.
  lines int not null,
  done int not null default 0,
  recorded int not null default 0,
  unchanged int not null default 0,
  refused int not null default 0,
  leased_until timestamptz not null,
  primary key (marketplace_id, import_id),
  foreign key (marketplace_id) references marketplace (marketplace_id)
);
create index preference_import_open on preference_import (leased_until) where finished_at is null;

create table preference_import_fault (
  marketplace_id uuid not null,
  import_id uuid not null,
  line int not null,
  fault text not null,
  primary key (marketplace_id, import_id, line),
  foreign key (marketplace_id, import_id) references preference_import (marketplace_id, import_id)
);

-- What a buyer says of a message that reached him.
create table message_report (
  marketplace_id uuid not null,
  report_id uuid not null,
  message_id uuid not null,
  kind text not null check (kind in ('not_needed', 'unwanted', 'abusive')),
  words text not null,
  reported_at timestamptz not null,
  primary key (marketplace_id, report_id),
  unique (marketplace_id, message_id, kind)
);

-- What somebody who was erased had refused, by a keyed hash of his address, so that it holds if he comes back.
alter table message add column erased_at timestamptz;

create table suppression (
  marketplace_id uuid not null,
  address_hash bytea not null,
  -- [{"scope": "all", "scope_id": "…", "category": "reviews"}, …]
  refused jsonb not null,
  created_at timestamptz not null,
  primary key (marketplace_id, address_hash)
);

-- How a choice came in and why is kept for a time, what was chosen for good.
grant update (evidence, reason) on preference_event to current_user;
create index preference_event_with_evidence on preference_event (chosen_at) where evidence <> '{}' or reason is not null;
create index message_by_time on message (received_at);
