-- Why: people sign in; their sessions can be listed and revoked, and tries are counted where every node sees them.
CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('ceo', 'cto', 'staff')),
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
    email text NOT NULL CONSTRAINT accounts_email_key UNIQUE,
    name text NOT NULL,
    company text,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE sessions (
    -- SHA-256 of the token in the cookie: a copy of this table opens no session.
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE sign_in_tries (
    -- SHA-256 of what is limited: an address, or a network.
    key_hash bytea NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX sign_in_tries_key ON sign_in_tries (key_hash, at);
CREATE INDEX sign_in_tries_at ON sign_in_tries (at);
