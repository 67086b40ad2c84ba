-- Why: at the end of an engagement both go through one list of what passes from the CTO to the company, so that nothing stays with whoever leaves.
CREATE TABLE handovers (
    engagement_id uuid PRIMARY KEY REFERENCES engagements ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('open', 'confirmed')),
    since timestamptz NOT NULL
);

CREATE TABLE handover_items (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES handovers ON DELETE CASCADE,
    position smallint NOT NULL,
    -- A subject of every handover, or a thing that one of the two wrote.
    topic text,
    title text,
    state text NOT NULL CHECK (state IN ('to_do', 'done', 'not_applicable')),
    -- Where it is now, or why there is no such thing.
    words text NOT NULL DEFAULT '',
    -- Who settled it, and when.
    by text CHECK (by IN ('ceo', 'cto')),
    settled_at timestamptz,
    CHECK ((topic IS NULL) <> (title IS NULL)),
    CHECK ((state = 'to_do') = (settled_at IS NULL)),
    UNIQUE (engagement_id, position)
);
