-- Why: what comes back because time has passed follows from the same line of the log as what it comes back to, and may be of the same kind: the reminder
-- of a check, from the line that asked for it; the one of a month, from the last step that was taken, perhaps months ago. So a line tells somebody a
-- kind once by itself, and reminds as often as the wait does, which its mails count.
ALTER TABLE notifications ADD COLUMN reminds boolean NOT NULL DEFAULT false;
ALTER TABLE notifications DROP CONSTRAINT notifications_once;
-- A job or a transaction that is repeated tells nobody twice.
CREATE UNIQUE INDEX notifications_once ON notifications (account_id, kind, line) WHERE NOT reminds;
