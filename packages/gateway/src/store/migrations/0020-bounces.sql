-- A mail that was taken may come back later (RFC 3464).
alter table delivery drop constraint delivery_result_check;
alter table delivery add constraint delivery_result_check check (result in ('delivered', 'deferred', 'failed', 'bounced'));

-- Addresses that a mail system said not to exist. What no order needs is not sent to them.
create table dead_address (
  marketplace_id uuid not null references marketplace (marketplace_id),
  address text not null check (address = lower(address)),
  -- The other server's words, for the operator.
  reply text not null,
  -- The message that came back.
  message_id uuid not null,
  since timestamptz not null,
  primary key (marketplace_id, address)
);
