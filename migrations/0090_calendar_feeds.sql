-- Why: a calendar program asks again by itself what somebody signed up for. It has no cookie: the address holds a key, which its owner may end.
CREATE TABLE calendar_feeds (
    -- One for each person; another key ends the one before.
    account_id uuid PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
    -- SHA-256 of the key.
    key_hash bytea NOT NULL UNIQUE,
    drawn_at timestamptz NOT NULL
);
