-- Why: a need and what becomes of it. A draft may have no owner yet: it is held by a key in the writer's browser and
-- claimed at sign-in.
CREATE TABLE missions (
    id uuid PRIMARY KEY,
    owner_id uuid REFERENCES accounts ON DELETE CASCADE,
    -- SHA-256 of the browser's key, while nobody has signed in.
    draft_key_hash bytea,
    state text NOT NULL DEFAULT 'draft'
        CHECK (state IN ('draft', 'submitted', 'open', 'shortlisted', 'engaged', 'completed', 'cancelled')),
    company text,
    title text,
    words text NOT NULL,
    -- The language that the need is written and answered in.
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    -- Counts every change of the words or the criteria; an old page cannot overwrite a newer one.
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    submitted_at timestamptz,
    sign_off_asked_at timestamptz,
    signed_off_at timestamptz,
    opened_at timestamptz,
    shortlisted_at timestamptz,
    engaged_at timestamptz,
    ended_at timestamptz,
    CHECK (owner_id IS NOT NULL OR draft_key_hash IS NOT NULL),
    CHECK (owner_id IS NOT NULL OR state IN ('draft', 'cancelled'))
);
CREATE INDEX missions_owner ON missions (owner_id, updated_at DESC);
CREATE INDEX missions_state ON missions (state, updated_at);
CREATE INDEX missions_queue ON missions (submitted_at) WHERE state = 'submitted';

CREATE TABLE criteria (
    id uuid PRIMARY KEY,
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    kind text NOT NULL,
    value text NOT NULL,
    importance text NOT NULL CHECK (importance IN ('must', 'important', 'nice', 'indifferent')),
    origin text NOT NULL CHECK (origin IN ('text', 'ceo', 'staff', 'agency')),
    evidence_start integer,
    evidence_end integer,
    -- Weighed or corrected by a person: reading the words again changes its span, never its weight.
    touched boolean NOT NULL DEFAULT false,
    -- Removed by a person: kept, so that reading the words again does not bring it back.
    removed boolean NOT NULL DEFAULT false,
    CONSTRAINT criteria_value_key UNIQUE (mission_id, kind, value),
    CHECK ((evidence_start IS NULL) = (evidence_end IS NULL))
);

-- "I don't know" is an answer: the question is not asked again, and becomes one for staff or the CTO.
CREATE TABLE unknown_kinds (
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    kind text NOT NULL,
    PRIMARY KEY (mission_id, kind)
);
