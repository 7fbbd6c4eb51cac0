-- A buyer's ledger has an order of its own: each choice takes the next number under a lock on his row, and each mail that
-- is handed over notes the number it was begun under. So whether it went out before or after a choice can be told.

alter table buyer add column ledger_no int not null default 0;
-- Links given out before this time are void, but for the one that refuses.
alter table buyer add column links_since timestamptz not null default '-infinity';

alter table preference_event
  add column no int not null default 0,
  -- The end of a pause.
  add column until timestamptz,
  -- The choice that this event takes back, as if it had never been made.
  add column undoes uuid,
  drop constraint preference_event_category_check,
  add constraint preference_event_category_check
    check (category in ('all', 'reviews', 'updates', 'help', 'offers', 'pause')),
  drop constraint preference_event_choice_check,
  add constraint preference_event_choice_check check (choice in ('out', 'in', 'undo')),
  add constraint preference_event_undo_check check ((choice = 'undo') = (undoes is not null)),
  add constraint preference_event_until_check check (until is null or category = 'pause');

grant update (no) on preference_event to current_user;
update preference_event e set no = n.no from (
  select marketplace_id, event_id, row_number() over (partition by marketplace_id, buyer_id order by event_id) as no
  from preference_event) n
where e.marketplace_id = n.marketplace_id and e.event_id = n.event_id;
revoke update (no) on preference_event from current_user;
alter table preference_event alter column no drop default;
update buyer b set ledger_no = n.no from (
  select marketplace_id, buyer_id, max(no) as no from preference_event group by 1, 2) n
where b.marketplace_id = n.marketplace_id and b.buyer_id = n.buyer_id;

alter table preference
  add column until timestamptz,
  -- Made for him by a setting: kept beside what he chose himself, which goes before it.
  add column bundled boolean not null default false;
update preference set bundled = source = 'bundled';
alter table preference
  alter column bundled drop default,
  drop constraint preference_pkey,
  add primary key (marketplace_id, buyer_id, scope_id, category, bundled);

-- What a choice comes to: the events of one buyer, scope and category.
create index preference_event_of_choice on preference_event (marketplace_id, buyer_id, scope_id, category);
