-- Why: two people who work together agree on what is to be reached and by when, note what they decide and why, and say what may go wrong, so that
-- a CEO who does not read code can follow, and the monthly report is made from it.

-- What is to be reached, and how both know that it is.
CREATE TABLE objectives (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    title text NOT NULL,
    measure text NOT NULL,
    target text NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'under_way', 'reached', 'given_up')),
    -- Why it was given up; may say more of any other state.
    reason text,
    version integer NOT NULL DEFAULT 1,
    written_by uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    written_role text NOT NULL CHECK (written_role IN ('ceo', 'cto')),
    written_at timestamptz NOT NULL,
    CHECK (state <> 'given_up' OR reason IS NOT NULL)
);
CREATE INDEX objectives_engagement ON objectives (engagement_id, due_on);

-- The days on which something is to be there.
CREATE TABLE milestones (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    title text NOT NULL,
    -- The day that was said first; it stays when the day is moved.
    first_on date NOT NULL,
    due_on date NOT NULL,
    done_on date,
    owner text NOT NULL,
    -- Why it is late or was moved.
    reason text,
    version integer NOT NULL DEFAULT 1,
    written_by uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    written_role text NOT NULL CHECK (written_role IN ('ceo', 'cto')),
    written_at timestamptz NOT NULL
);
CREATE INDEX milestones_engagement ON milestones (engagement_id, due_on);

-- What was decided, and what against.
CREATE TABLE decisions (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    decided_on date NOT NULL,
    title text NOT NULL,
    reason text NOT NULL,
    refused text,
    -- Whole euros.
    cost_once integer CHECK (cost_once >= 0),
    cost_monthly integer CHECK (cost_monthly >= 0),
    version integer NOT NULL DEFAULT 1,
    written_by uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    written_role text NOT NULL CHECK (written_role IN ('ceo', 'cto')),
    written_at timestamptz NOT NULL
);
CREATE INDEX decisions_engagement ON decisions (engagement_id, decided_on);

-- What may go wrong, and what is done about it.
CREATE TABLE risks (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    title text NOT NULL,
    likelihood text NOT NULL CHECK (likelihood IN ('low', 'medium', 'high')),
    severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
    remedy text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'closed')),
    version integer NOT NULL DEFAULT 1,
    written_by uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    written_role text NOT NULL CHECK (written_role IN ('ceo', 'cto')),
    written_at timestamptz NOT NULL
);
CREATE INDEX risks_engagement ON risks (engagement_id);

-- What goes with an account is found by these.
CREATE INDEX objectives_author ON objectives (written_by);
CREATE INDEX milestones_author ON milestones (written_by);
CREATE INDEX decisions_author ON decisions (written_by);
CREATE INDEX risks_author ON risks (written_by);
