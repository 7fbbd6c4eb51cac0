-- Storage options of PostgreSQL only; another database of the same SQL leaves this file out.

-- The default compression of bodies, not the disk, bounded the intake when measured.
alter table message_body alter column raw set storage external, alter column visible_text set storage external;
alter table judgement alter column segments set storage external;

-- Rows of the outbox live for seconds and are updated on each attempt: bloat is the known failure of such queues.
alter table outbox set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
alter table log_head set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
