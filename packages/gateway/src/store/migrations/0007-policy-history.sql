-- Policies are history: a version's text and who activated it stay as they were, so that every decision can be explained
-- by the text it was taken under. A foreign key that is checked takes a lock, and a lock wants a column one may update.
revoke update, delete, truncate on policy_version, policy_activation from current_user;
grant update (created_by) on policy_version to current_user;
