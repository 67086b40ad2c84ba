-- Why: people are written to, in their language, about what they want to hear of. A mail is a row from the act that
-- caused it until a month after it went; the row holds ids, and what the mail says is read when it is sent.
ALTER TABLE accounts ADD COLUMN language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en'));

CREATE TABLE mails (
    -- Also its Message-ID: each try carries the same.
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    -- Ids, and an address where the mail goes to another than the account's.
    about jsonb NOT NULL,
    -- Whose it is: their mails go with them.
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    -- `sent`, `unwanted` (turned off meanwhile) or `moot` (no longer true when it was to go).
    outcome text CHECK (outcome IN ('sent', 'unwanted', 'moot')),
    CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX mails_account ON mails (account_id, created_at);
CREATE INDEX mails_settled ON mails (settled_at) WHERE settled_at IS NOT NULL;

-- Absence is a yes.
CREATE TABLE mail_refusals (
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    topic text NOT NULL,
    refused_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, topic)
);

-- A link in a mail opens one thing for whoever holds it. The key is in the mail alone.
CREATE TABLE mail_links (
    -- SHA-256 of the key.
    key_hash bytea PRIMARY KEY,
    purpose text NOT NULL,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    -- What it is about, where that is more than the account: an address, an id, a topic.
    about text,
    drawn_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX mail_links_account ON mail_links (account_id, purpose);
CREATE INDEX mail_links_expiry ON mail_links (expires_at);

-- Where no SMTP server is named, mail goes here instead, as it would have arrived, for a few days.
CREATE TABLE outbox (
    id uuid PRIMARY KEY REFERENCES mails ON DELETE CASCADE,
    address text NOT NULL,
    subject text NOT NULL,
    text_body text NOT NULL,
    html_body text NOT NULL,
    put_at timestamptz NOT NULL
);
CREATE INDEX outbox_put ON outbox (put_at);
