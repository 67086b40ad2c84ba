-- Why: when a conversation was last written in is the time of its last message. Nothing reads `written_at` any more, and
-- nothing new writes it; it goes once no node of the version before is left.
DROP INDEX conversations_written;
ALTER TABLE conversations ALTER COLUMN written_at DROP NOT NULL;

-- What an ended mission or an erased account takes with it is found by these.
CREATE INDEX conversations_mission ON conversations (mission_id);
CREATE INDEX message_reports_reporter ON message_reports (reporter_id);
