-- Why: terms end on a day, and nobody likes to be the first to ask what comes then. Both are asked in time, each for themselves; what one wants the
-- other reads once both have said it, or where one chooses to tell.
CREATE TABLE renewals (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    -- The day that is asked about: the last one of the terms, or the next of those that follow each other.
    due_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'agreed', 'differing', 'settled', 'overtaken')),
    -- When it came into its state; answers of one side alone change none.
    since timestamptz NOT NULL,
    asked_at timestamptz NOT NULL,
    -- What came of it, for staff.
    note text,
    CONSTRAINT renewals_day UNIQUE (engagement_id, due_on),
    CHECK ((state = 'settled') = (note IS NOT NULL))
);
-- One question at a time.
CREATE UNIQUE INDEX renewals_open ON renewals (engagement_id) WHERE state IN ('asked', 'differing');
CREATE INDEX renewals_waiting ON renewals (since) WHERE state IN ('asked', 'differing');

CREATE TABLE renewal_answers (
    renewal_id uuid NOT NULL REFERENCES renewals ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('ceo', 'cto')),
    answer text NOT NULL CHECK (answer IN ('renew', 'end', 'rematch')),
    -- A word for the other side, read with the answer.
    words text,
    -- Whether the other side reads it before it has answered.
    told boolean NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (renewal_id, role)
);

-- Engagements that run already are asked in their turn.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_renewals:' || id, jsonb_build_object('kind', 'watch_renewals', 'engagement', id), now(), now()
FROM engagements WHERE state = 'running' ON CONFLICT (key) DO NOTHING;
