-- The decision log: append-only, one hash chain per writer, so that no two writers wait for each other.
-- entry hash = SHA-256(previous hash, entry); log_head holds the end of each chain, so that a cut tail shows.

create table log_entry (
  marketplace_id uuid not null,
  writer_id uuid not null,
  seq int not null,
  previous bytea not null,
  hash bytea not null,
  -- The very bytes that were hashed: canonical JSON.
  entry text not null,
  primary key (marketplace_id, writer_id, seq)
);

create table log_head (
  marketplace_id uuid not null,
  writer_id uuid not null,
  seq int not null,
  hash bytea not null,
  primary key (marketplace_id, writer_id)
);

-- What was decided, chosen and logged stays as it was; not even the gateway may change it.
revoke update, delete, truncate on log_entry, decision, preference_event from current_user;
