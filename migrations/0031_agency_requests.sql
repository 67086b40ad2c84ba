-- Why: a CEO cannot know what their product is built with. The agency can, and has no account: it gets a link that works
-- once. What it answers counts only after the CEO has confirmed it.
CREATE TABLE agency_requests (
    id uuid PRIMARY KEY,
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    -- SHA-256 of the key in the link: a copy of this table opens no page.
    key_hash bytea NOT NULL CONSTRAINT agency_requests_key UNIQUE,
    state text NOT NULL CHECK (state IN ('waiting', 'answered', 'revoked')),
    -- What the agency adds in its own words; kept while it is still answering.
    words text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    answered_at timestamptz
);
CREATE INDEX agency_requests_mission ON agency_requests (mission_id, created_at DESC);
-- One link at a time.
CREATE UNIQUE INDEX agency_requests_waiting ON agency_requests (mission_id) WHERE state = 'waiting';

CREATE TABLE agency_answers (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES agency_requests ON DELETE CASCADE,
    -- `stack`, or a fact of the situation.
    about text NOT NULL,
    value text NOT NULL,
    -- What the CEO says of it; nothing yet.
    verdict text CHECK (verdict IN ('confirmed', 'refused')),
    CONSTRAINT agency_answers_value_key UNIQUE (request_id, about, value)
);

-- Tries are counted where every node sees them.
CREATE TABLE agency_tries (
    -- SHA-256 of what is limited: a network.
    key_hash bytea NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX agency_tries_key ON agency_tries (key_hash, at);
CREATE INDEX agency_tries_at ON agency_tries (at);
