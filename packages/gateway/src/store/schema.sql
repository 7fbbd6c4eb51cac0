-- What the migrations come to. Written by `npm run reference`; a test compares.

create table alias (
  marketplace_id uuid not null,
  local_part text not null,
  order_id uuid not null,
  stands_for text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  PRIMARY KEY (marketplace_id, local_part),
  FOREIGN KEY (marketplace_id, order_id) REFERENCES orders(marketplace_id, order_id),
  CHECK ((stands_for = ANY (ARRAY['seller'::text, 'buyer'::text])))
);

create table api_key (
  key_hash bytea not null,
  marketplace_id uuid not null,
  label text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (key_hash),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table appeal (
  marketplace_id uuid not null,
  appeal_id uuid not null,
  message_id uuid not null,
  decision_no integer not null,
  words text not null,
  made_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  granted boolean,
  answer text,
  PRIMARY KEY (marketplace_id, appeal_id),
  UNIQUE (marketplace_id, message_id),
  FOREIGN KEY (marketplace_id, message_id) REFERENCES message(marketplace_id, message_id),
  CHECK ((((answered_at IS NULL) = (granted IS NULL)) AND ((granted IS NULL) = (answer IS NULL))))
);

create table buyer (
  marketplace_id uuid not null,
  buyer_id uuid not null,
  external_id text not null,
  name text not null,
  address text not null,
  language text not null,
  time_zone text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ledger_no integer not null,
  links_since timestamp with time zone not null,
  link_asked_at timestamp with time zone,
  told_of_bundle_at timestamp with time zone,
  PRIMARY KEY (marketplace_id, buyer_id),
  UNIQUE (marketplace_id, external_id),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id),
  CHECK ((address = lower(address)))
);

create table conversation (
  marketplace_id uuid not null,
  conversation_id uuid not null,
  order_id uuid not null,
  began_by text not null,
  began_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, conversation_id),
  FOREIGN KEY (marketplace_id, order_id) REFERENCES orders(marketplace_id, order_id),
  CHECK ((began_by = ANY (ARRAY['seller'::text, 'buyer'::text])))
);

create table dead_address (
  marketplace_id uuid not null,
  address text not null,
  reply text not null,
  message_id uuid not null,
  since timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, address),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id),
  CHECK ((address = lower(address)))
);

create table decision (
  marketplace_id uuid not null,
  message_id uuid not null,
  decision_no integer not null,
  decided_at timestamp with time zone not null,
  outcome text not null,
  code text not null,
  rule text not null,
  policy_name text not null,
  policy_version integer not null,
  because text not null,
  how_to_fix text,
  claim_upheld boolean,
  kept integer[],
  left_out integer[],
  review boolean not null,
  circumstances jsonb not null,
  until timestamp with time zone,
  warnings jsonb not null,
  shadow jsonb not null,
  PRIMARY KEY (marketplace_id, message_id, decision_no),
  CHECK ((outcome = ANY (ARRAY['deliver'::text, 'trim'::text, 'withhold'::text, 'defer'::text, 'hold'::text, 'refuse'::text])))
);

create table delivery (
  marketplace_id uuid not null,
  delivery_id uuid not null,
  message_id uuid,
  notice_id uuid,
  attempt integer not null,
  attempted_at timestamp with time zone not null,
  result text not null,
  reply text not null,
  PRIMARY KEY (marketplace_id, delivery_id),
  CHECK (((message_id IS NOT NULL) OR (notice_id IS NOT NULL))),
  CHECK ((result = ANY (ARRAY['delivered'::text, 'deferred'::text, 'failed'::text, 'bounced'::text])))
);

create table idempotency_key (
  marketplace_id uuid not null,
  key text not null,
  request_hash bytea not null,
  message_id uuid not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, key)
);

create table instance_secret (
  name text not null,
  value bytea not null,
  PRIMARY KEY (name)
);

create table judge_overlay (
  marketplace_id uuid not null,
  version integer not null,
  made_at timestamp with time zone not null,
  weights jsonb not null,
  trial jsonb not null,
  live boolean not null,
  PRIMARY KEY (marketplace_id, version),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table judgement (
  marketplace_id uuid not null,
  message_id uuid not null,
  verdict text not null,
  confidence double precision not null,
  language text not null,
  segments jsonb not null,
  signals jsonb not null,
  model_name text not null,
  model_version text not null,
  PRIMARY KEY (marketplace_id, message_id),
  CHECK ((verdict = ANY (ARRAY['critical'::text, 'non_critical'::text, 'mixed'::text, 'prohibited'::text, 'uncertain'::text])))
);

create table limit_bucket (
  marketplace_id uuid not null,
  gate text not null,
  scope text not null,
  tokens double precision not null,
  at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, gate, scope)
);

create table log_checkpoint (
  marketplace_id uuid not null,
  checkpoint_no integer not null,
  made_at timestamp with time zone not null,
  body text not null,
  signature bytea not null,
  PRIMARY KEY (marketplace_id, checkpoint_no),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table log_entry (
  marketplace_id uuid not null,
  writer_id uuid not null,
  seq integer not null,
  previous bytea not null,
  hash bytea not null,
  entry text not null,
  PRIMARY KEY (marketplace_id, writer_id, seq)
);

create table log_head (
  marketplace_id uuid not null,
  writer_id uuid not null,
  seq integer not null,
  hash bytea not null,
  PRIMARY KEY (marketplace_id, writer_id)
);

create table marketplace (
  marketplace_id uuid not null,
  name text not null,
  relay_domain text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id),
  UNIQUE (relay_domain)
);

create table message (
  marketplace_id uuid not null,
  message_id uuid not null,
  order_id uuid not null,
  seller_id uuid not null,
  buyer_id uuid not null,
  conversation_id uuid not null,
  direction text not null,
  transport text not null,
  subject text not null,
  size_bytes integer not null,
  received_at timestamp with time zone not null,
  original_message_id text,
  sender_address text,
  automatic boolean not null,
  answers_other_party boolean not null,
  claim_kind text,
  fingerprint bytea,
  first_outcome text not null,
  outcome text not null,
  content_hash bytea,
  declared_reason text,
  erased_at timestamp with time zone,
  proof text,
  PRIMARY KEY (marketplace_id, message_id),
  UNIQUE (marketplace_id, fingerprint, first_outcome),
  CHECK ((claim_kind = ANY (ARRAY['subject'::text, 'field'::text, 'action'::text, 'header'::text]))),
  CHECK ((direction = ANY (ARRAY['to_buyer'::text, 'to_seller'::text]))),
  CHECK ((first_outcome = ANY (ARRAY['deliver'::text, 'trim'::text, 'withhold'::text, 'defer'::text, 'hold'::text, 'refuse'::text]))),
  CHECK ((outcome = ANY (ARRAY['deliver'::text, 'trim'::text, 'withhold'::text, 'defer'::text, 'hold'::text, 'refuse'::text]))),
  CHECK ((transport = ANY (ARRAY['smtp'::text, 'api'::text])))
);

create table message_body (
  marketplace_id uuid not null,
  message_id uuid not null,
  raw bytea not null,
  visible_text text not null,
  PRIMARY KEY (marketplace_id, message_id)
);

create table message_report (
  marketplace_id uuid not null,
  report_id uuid not null,
  message_id uuid not null,
  kind text not null,
  words text not null,
  reported_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, report_id),
  UNIQUE (marketplace_id, message_id, kind),
  CHECK ((kind = ANY (ARRAY['not_needed'::text, 'unwanted'::text, 'abusive'::text])))
);

create table notice (
  marketplace_id uuid not null,
  notice_id uuid not null,
  to_party text not null,
  party_id uuid not null,
  message_id uuid,
  kind text not null,
  subject text not null,
  body text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, notice_id),
  CHECK ((to_party = ANY (ARRAY['seller'::text, 'buyer'::text])))
);

create table order_tally (
  marketplace_id uuid not null,
  order_id uuid not null,
  key text not null,
  count integer not null,
  PRIMARY KEY (marketplace_id, order_id, key)
);

create table orders (
  marketplace_id uuid not null,
  order_id uuid not null,
  external_id text not null,
  seller_id uuid not null,
  buyer_id uuid not null,
  placed_at timestamp with time zone not null,
  shipped_at timestamp with time zone,
  delivered_at timestamp with time zone,
  custom boolean not null,
  items jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, order_id),
  UNIQUE (marketplace_id, external_id),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id),
  FOREIGN KEY (marketplace_id, buyer_id) REFERENCES buyer(marketplace_id, buyer_id),
  FOREIGN KEY (marketplace_id, seller_id) REFERENCES seller(marketplace_id, seller_id)
);

create table outbox (
  marketplace_id uuid not null,
  outbox_id uuid not null,
  kind text not null,
  message_id uuid,
  notice_id uuid,
  due_at timestamp with time zone not null,
  give_up_at timestamp with time zone not null,
  attempts integer not null,
  PRIMARY KEY (marketplace_id, outbox_id),
  CHECK (((message_id IS NOT NULL) OR (notice_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['relay'::text, 'notice'::text, 'decide'::text])))
);

create table paused_domain (
  marketplace_id uuid not null,
  domain text not null,
  why text not null,
  paused_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, domain),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id),
  CHECK ((domain = lower(domain)))
);

create table policy_activation (
  marketplace_id uuid not null,
  activation_id uuid not null,
  name text not null,
  version integer not null,
  mode text not null,
  share double precision not null,
  activated_at timestamp with time zone not null,
  activated_by text not null,
  why text not null,
  PRIMARY KEY (marketplace_id, activation_id),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id),
  FOREIGN KEY (marketplace_id, name, version) REFERENCES policy_version(marketplace_id, name, version),
  CHECK (((share > (0)::double precision) AND (share <= (1)::double precision))),
  CHECK ((mode = ANY (ARRAY['enforce'::text, 'shadow'::text])))
);

create table policy_version (
  marketplace_id uuid not null,
  name text not null,
  version integer not null,
  source text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  PRIMARY KEY (marketplace_id, name, version),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table preference (
  marketplace_id uuid not null,
  buyer_id uuid not null,
  scope_id uuid not null,
  category text not null,
  scope text not null,
  choice text not null,
  source text not null,
  chosen_at timestamp with time zone not null,
  event_id uuid not null,
  until timestamp with time zone,
  bundled boolean not null,
  PRIMARY KEY (marketplace_id, buyer_id, scope_id, category, bundled),
  CHECK ((choice = ANY (ARRAY['out'::text, 'in'::text]))),
  CHECK ((scope = ANY (ARRAY['all'::text, 'seller'::text, 'order'::text])))
);

create table preference_event (
  marketplace_id uuid not null,
  event_id uuid not null,
  buyer_id uuid not null,
  scope text not null,
  scope_id uuid not null,
  category text not null,
  choice text not null,
  source text not null,
  reason text,
  evidence jsonb not null,
  chosen_at timestamp with time zone not null,
  no integer not null,
  until timestamp with time zone,
  undoes uuid,
  PRIMARY KEY (marketplace_id, event_id),
  CHECK (((choice = 'undo'::text) = (undoes IS NOT NULL))),
  CHECK (((until IS NULL) OR (category = 'pause'::text))),
  CHECK ((category = ANY (ARRAY['all'::text, 'reviews'::text, 'updates'::text, 'help'::text, 'offers'::text, 'pause'::text]))),
  CHECK ((choice = ANY (ARRAY['out'::text, 'in'::text, 'undo'::text]))),
  CHECK ((scope = ANY (ARRAY['all'::text, 'seller'::text, 'order'::text]))),
  CHECK ((source = ANY (ARRAY['explicit'::text, 'bundled'::text, 'complaint'::text, 'operator'::text, 'law'::text])))
);

create table preference_import (
  marketplace_id uuid not null,
  import_id uuid not null,
  content text,
  content_sha256 bytea not null,
  dry_run boolean not null,
  tell boolean not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  lines integer not null,
  done integer not null,
  recorded integer not null,
  unchanged integer not null,
  refused integer not null,
  leased_until timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, import_id),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table preference_import_fault (
  marketplace_id uuid not null,
  import_id uuid not null,
  line integer not null,
  fault text not null,
  PRIMARY KEY (marketplace_id, import_id, line),
  FOREIGN KEY (marketplace_id, import_id) REFERENCES preference_import(marketplace_id, import_id)
);

create table review_case (
  marketplace_id uuid not null,
  case_id uuid not null,
  message_id uuid not null,
  reason text not null,
  rank integer not null,
  weight double precision not null,
  detail text,
  opened_at timestamp with time zone not null,
  opinions_needed integer not null,
  taken_by text,
  taken_until timestamp with time zone,
  closed_at timestamp with time zone,
  finding text,
  PRIMARY KEY (marketplace_id, case_id),
  FOREIGN KEY (marketplace_id, message_id) REFERENCES message(marketplace_id, message_id),
  CHECK (((closed_at IS NULL) = (finding IS NULL))),
  CHECK ((finding = ANY (ARRAY['upheld'::text, 'overturned'::text, 'settled'::text, 'moot'::text]))),
  CHECK ((reason = ANY (ARRAY['held'::text, 'appeal'::text, 'claim'::text, 'report'::text, 'shadow'::text, 'sample'::text])))
);

create table review_opinion (
  marketplace_id uuid not null,
  opinion_id uuid not null,
  case_id uuid not null,
  reviewer text not null,
  kind text not null,
  verdict text,
  labels jsonb not null,
  why text not null,
  given_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, opinion_id),
  FOREIGN KEY (marketplace_id, case_id) REFERENCES review_case(marketplace_id, case_id),
  CHECK (((kind = 'read'::text) = (verdict IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['read'::text, 'skip'::text])))
);

create table reviewed_sentence (
  marketplace_id uuid not null,
  key_sha256 bytea not null,
  reviewer text not null,
  intent text not null,
  reviewed_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, key_sha256, reviewer),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table sanction_freeze (
  marketplace_id uuid not null,
  why text not null,
  frozen_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table schema_migration (
  name text not null,
  applied_at timestamp with time zone not null,
  PRIMARY KEY (name)
);

create table seller (
  marketplace_id uuid not null,
  seller_id uuid not null,
  external_id text not null,
  name text not null,
  language text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, seller_id),
  UNIQUE (marketplace_id, external_id),
  FOREIGN KEY (marketplace_id) REFERENCES marketplace(marketplace_id)
);

create table seller_address (
  marketplace_id uuid not null,
  address text not null,
  seller_id uuid not null,
  position integer not null,
  PRIMARY KEY (marketplace_id, address),
  FOREIGN KEY (marketplace_id, seller_id) REFERENCES seller(marketplace_id, seller_id),
  CHECK ((address = lower(address)))
);

create table seller_credential (
  marketplace_id uuid not null,
  user_name text not null,
  seller_id uuid not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, user_name),
  FOREIGN KEY (marketplace_id, seller_id) REFERENCES seller(marketplace_id, seller_id)
);

create table seller_standing (
  marketplace_id uuid not null,
  seller_id uuid not null,
  state jsonb not null,
  false_share double precision not null,
  PRIMARY KEY (marketplace_id, seller_id),
  FOREIGN KEY (marketplace_id, seller_id) REFERENCES seller(marketplace_id, seller_id)
);

create table standing_event (
  marketplace_id uuid not null,
  event_id uuid not null,
  seller_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  policy_name text not null,
  policy_version integer not null,
  message_id uuid,
  upheld boolean,
  strike boolean,
  mixed boolean,
  rule text,
  why text,
  sanction text,
  until timestamp with time zone,
  PRIMARY KEY (marketplace_id, event_id),
  FOREIGN KEY (marketplace_id, seller_id) REFERENCES seller(marketplace_id, seller_id),
  CHECK (((kind = 'sanction'::text) = ((sanction IS NOT NULL) AND (until IS NOT NULL)))),
  CHECK (((kind = ANY (ARRAY['claim'::text, 'denial'::text, 'overturn'::text])) = (message_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['claim'::text, 'denial'::text, 'overturn'::text, 'strike'::text, 'sanction'::text, 'lift'::text])))
);

create table suppression (
  marketplace_id uuid not null,
  address_hash bytea not null,
  refused jsonb not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (marketplace_id, address_hash)
);

CREATE INDEX alias_of_order ON public.alias USING btree (marketplace_id, order_id);
CREATE INDEX buyer_of_address ON public.buyer USING btree (marketplace_id, address);
CREATE INDEX delivery_failed ON public.delivery USING btree (marketplace_id, delivery_id) WHERE (result = ANY (ARRAY['failed'::text, 'bounced'::text]));
CREATE INDEX delivery_of_message ON public.delivery USING btree (marketplace_id, message_id);
CREATE INDEX message_by_time ON public.message USING btree (received_at);
CREATE INDEX message_of_buyer ON public.message USING btree (marketplace_id, buyer_id, message_id);
CREATE INDEX message_of_content ON public.message USING btree (marketplace_id, order_id, content_hash);
CREATE INDEX message_of_order ON public.message USING btree (marketplace_id, order_id, message_id);
CREATE INDEX message_of_seller ON public.message USING btree (marketplace_id, seller_id, message_id);
CREATE INDEX notice_of_message ON public.notice USING btree (marketplace_id, message_id);
CREATE INDEX outbox_due ON public.outbox USING btree (due_at);
CREATE INDEX preference_event_of_buyer ON public.preference_event USING btree (marketplace_id, buyer_id, event_id);
CREATE INDEX preference_event_of_choice ON public.preference_event USING btree (marketplace_id, buyer_id, scope_id, category);
CREATE INDEX preference_event_with_evidence ON public.preference_event USING btree (chosen_at) WHERE ((evidence <> '{}'::jsonb) OR (reason IS NOT NULL));
CREATE INDEX preference_import_open ON public.preference_import USING btree (leased_until) WHERE (finished_at IS NULL);
CREATE INDEX review_case_of_message ON public.review_case USING btree (marketplace_id, message_id);
CREATE INDEX review_case_open ON public.review_case USING btree (marketplace_id, rank, weight DESC, opened_at) WHERE (closed_at IS NULL);
CREATE INDEX review_opinion_of_case ON public.review_opinion USING btree (marketplace_id, case_id);
CREATE INDEX seller_address_of_seller ON public.seller_address USING btree (marketplace_id, seller_id, "position");
CREATE INDEX standing_event_of_message ON public.standing_event USING btree (marketplace_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX standing_event_of_seller ON public.standing_event USING btree (marketplace_id, seller_id, at, event_id);
CREATE UNIQUE INDEX judge_overlay_live ON public.judge_overlay USING btree (marketplace_id) WHERE live;
CREATE UNIQUE INDEX review_case_open_of_message ON public.review_case USING btree (marketplace_id, message_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX review_opinion_read ON public.review_opinion USING btree (marketplace_id, case_id, reviewer) WHERE (kind = 'read'::text);
