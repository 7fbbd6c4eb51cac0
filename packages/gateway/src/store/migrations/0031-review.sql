-- The review queue: messages that a person should read, what he read them as, and what is remembered of it.

create table review_case (
  marketplace_id uuid not null,
  case_id uuid not null,
  message_id uuid not null,
  reason text not null check (reason in ('held', 'appeal', 'claim', 'report', 'shadow', 'sample')),
  -- Why it stands where it stands: the rank of the reason first, then the weight.
  rank int not null,
  weight float8 not null,
  -- Of a shadow disagreement the rule, of a report its kind.
  detail text,
  opened_at timestamptz not null,
  opinions_needed int not null,
  taken_by text,
  taken_until timestamptz,
  closed_at timestamptz,
  finding text check (finding in ('upheld', 'overturned', 'settled', 'moot')),
  primary key (marketplace_id, case_id),
  foreign key (marketplace_id, message_id) references message (marketplace_id, message_id),
  check ((closed_at is null) = (finding is null))
);

create unique index review_case_open_of_message on review_case (marketplace_id, message_id) where closed_at is null;
create index review_case_open on review_case (marketplace_id, rank, weight desc, opened_at) where closed_at is null;
create index review_case_of_message on review_case (marketplace_id, message_id);

-- What a reviewer read the passages as, or that he passed the case on. Names of reviewers leave this table for nobody but the operator.
create table review_opinion (
  marketplace_id uuid not null,
  opinion_id uuid not null,
  case_id uuid not null,
  reviewer text not null,
  kind text not null check (kind in ('read', 'skip')),
  verdict text,
  labels jsonb not null,
  why text not null,
  given_at timestamptz not null,
  primary key (marketplace_id, opinion_id),
  foreign key (marketplace_id, case_id) references review_case (marketplace_id, case_id),
  check ((kind = 'read') = (verdict is not null))
);

-- A case is read once by each, and may be passed on and come back.
create unique index review_opinion_read on review_opinion (marketplace_id, case_id, reviewer) where kind = 'read';
create index review_opinion_of_case on review_opinion (marketplace_id, case_id);

-- Sentences that reviewers read otherwise than the judge, by the hash of their words without names and numbers.
create table reviewed_sentence (
  marketplace_id uuid not null references marketplace,
  key_sha256 bytea not null,
  reviewer text not null,
  intent text not null,
  reviewed_at timestamptz not null,
  primary key (marketplace_id, key_sha256, reviewer)
);

-- A sender's objection to a decision; once, and answered in words.
create table appeal (
  marketplace_id uuid not null,
  appeal_id uuid not null,
  message_id uuid not null,
  decision_no int not null,
  words text not null,
  made_at timestamptz not null,
  answered_at timestamptz,
  granted boolean,
  answer text,
  primary key (marketplace_id, appeal_id),
  unique (marketplace_id, message_id),
  foreign key (marketplace_id, message_id) references message (marketplace_id, message_id),
  check ((answered_at is null) = (granted is null) and (granted is null) = (answer is null))
);

revoke delete, truncate on review_case, review_opinion, appeal from current_user;
