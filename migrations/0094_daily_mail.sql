-- Why: whoever wants fewer mails gets one a day, with what the site told them since the last. See docs/decisions/0094-one-mail-a-day.md.
-- A topic that is neither here nor among the refusals is written about at once.
CREATE TABLE mail_daily (
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    topic text NOT NULL,
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, topic)
);

ALTER TABLE mails
    -- When it was first handed to a mail server, which may have taken it without saying so: it stays a mail of its own.
    ADD COLUMN tried_at timestamptz,
    -- Of one that was gathered: the daily mail that tells it. Mails are forgotten one by one, so it may be gone.
    ADD COLUMN told_in uuid,
    DROP CONSTRAINT mails_outcome_check,
    -- `gathered`: told by the mail of a day instead.
    ADD CONSTRAINT mails_outcome_check CHECK (outcome IN ('sent', 'unwanted', 'moot', 'gathered')),
    ADD CONSTRAINT mails_told_in_check CHECK (told_in IS NULL OR outcome = 'gathered');
CREATE INDEX mails_gathered ON mails (account_id) WHERE outcome = 'gathered' AND told_in IS NULL;
CREATE INDEX mails_told_in ON mails (told_in) WHERE told_in IS NOT NULL;
-- One a day, whichever node is at work, and however often.
CREATE UNIQUE INDEX mails_daily_once ON mails (account_id, (about ->> 'day')) WHERE kind = 'daily_digest';
