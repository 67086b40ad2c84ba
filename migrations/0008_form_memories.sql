-- Why: without JavaScript a form that fails is shown again, filled in, on whichever node answers next. What was typed
-- (never a password) stays a quarter of an hour, readable only from the browser that typed it.
CREATE TABLE form_memories (
    id uuid PRIMARY KEY,
    -- SHA-256 of the browser's key.
    browser_hash bytea NOT NULL,
    form text NOT NULL,
    typed jsonb NOT NULL,
    errors jsonb NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX form_memories_expiry ON form_memories (expires_at);
