-- Why: whoever is written to about a mission also finds it here, whether or not mail goes. A notification is written in the transaction of
-- what it tells, once. It holds a code and ids, and no word: what it says is composed for its reader when it is read.
CREATE TABLE notifications (
    id uuid PRIMARY KEY,
    -- Whose it is; it goes with the account, and with what it is about.
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    -- The kind of the mail that tells the same.
    kind text NOT NULL,
    mission_id uuid REFERENCES missions ON DELETE CASCADE,
    candidacy_id uuid REFERENCES candidacies ON DELETE CASCADE,
    -- The line of the log that it follows from; nothing where only time has passed, or what it was about is gone.
    line bigint REFERENCES audit_events,
    -- The mail that was asked for with it. Mails are forgotten earlier.
    mail_id uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    -- A job or a transaction that is repeated tells nobody twice.
    CONSTRAINT notifications_once UNIQUE (account_id, kind, line)
);
CREATE INDEX notifications_page ON notifications (account_id, created_at DESC, id DESC);
CREATE INDEX notifications_unread ON notifications (account_id) WHERE read_at IS NULL;
CREATE INDEX notifications_mission ON notifications (mission_id, account_id) WHERE mission_id IS NOT NULL;
CREATE INDEX notifications_candidacy ON notifications (candidacy_id) WHERE candidacy_id IS NOT NULL;
CREATE INDEX notifications_created ON notifications (created_at);
