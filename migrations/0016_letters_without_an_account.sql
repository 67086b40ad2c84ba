-- Why: whoever signs up, or asks for another password, is written to at an address that may have no account. Whether it has one
-- is looked up when the letter is written, and nowhere before, so that no answer can tell.
ALTER TABLE mails ALTER COLUMN account_id DROP NOT NULL;
