-- Domains that nothing is handed over to for now, as the operator says.
create table paused_domain (
  marketplace_id uuid not null references marketplace (marketplace_id),
  domain text not null check (domain = lower(domain)),
  why text not null,
  paused_at timestamptz not null,
  primary key (marketplace_id, domain)
);

-- What failed, newest first.
create index delivery_failed on delivery (marketplace_id, delivery_id) where result in ('failed', 'bounced');

-- How it was known who sent a message: signed in, DMARC, SPF or DKIM, or a trusted network. Null for the API.
alter table message add column proof text;
