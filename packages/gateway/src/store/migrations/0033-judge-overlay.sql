-- What reviewers have taught the judge: versions that were tried before they went live, and can be taken back.

create table judge_overlay (
  marketplace_id uuid not null references marketplace,
  version int not null,
  made_at timestamptz not null,
  -- Each feature with what it adds to each intent.
  weights jsonb not null,
  -- What it was tried on, and what came of it.
  trial jsonb not null,
  live boolean not null,
  primary key (marketplace_id, version)
);

create unique index judge_overlay_live on judge_overlay (marketplace_id) where live;
