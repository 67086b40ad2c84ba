-- Why: whoever has begun badly does not write first. A fortnight after the work began each of the two is asked, for themselves, how it goes; the
-- other side never reads it, and staff calls whoever is worried.
CREATE TABLE checkups (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('ceo', 'cto')),
    state text NOT NULL CHECK (state IN ('asked', 'answered', 'raised', 'settled')),
    -- When it came into its state.
    since timestamptz NOT NULL,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    going text CHECK (going IN ('yes', 'mixed', 'no')),
    missing text,
    -- Whether staff shall call.
    call boolean,
    -- What came of the call, for staff.
    note text,
    PRIMARY KEY (engagement_id, role),
    CHECK ((state = 'asked') = (answered_at IS NULL)),
    CHECK ((answered_at IS NULL) = (going IS NULL) AND (answered_at IS NULL) = (call IS NULL)),
    CHECK ((state = 'settled') = (note IS NOT NULL))
);
CREATE INDEX checkups_waiting ON checkups (since) WHERE state IN ('asked', 'raised');

-- Engagements that run already are asked in their turn.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_checkups:' || id, jsonb_build_object('kind', 'watch_checkups', 'engagement', id), now(), now()
FROM engagements WHERE state = 'running' ON CONFLICT (key) DO NOTHING;
