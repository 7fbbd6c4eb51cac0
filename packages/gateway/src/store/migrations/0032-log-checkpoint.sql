-- Signed states of the log: whoever keeps one can tell later that nothing before it was changed.

create table log_checkpoint (
  marketplace_id uuid not null references marketplace,
  checkpoint_no int not null,
  made_at timestamptz not null,
  -- Canonical JSON, which is what is signed.
  body text not null,
  signature bytea not null,
  primary key (marketplace_id, checkpoint_no)
);

revoke update, delete, truncate on log_checkpoint from current_user;
