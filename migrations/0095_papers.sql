-- Why: a French company has to have certain papers of whoever works for it. A proof document is its CTO's alone, so the CTO says for each engagement
-- which ones the company may have, and may take that back.
CREATE TABLE papers (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    document_id uuid NOT NULL REFERENCES documents ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('handed_over', 'taken_back')),
    -- When it came into its state.
    since timestamptz NOT NULL,
    PRIMARY KEY (engagement_id, document_id)
);
CREATE INDEX papers_document ON papers (document_id);

-- What was told, so that nobody is told the same of one day twice. Mails are swept sooner than papers end.
CREATE TABLE paper_reminders (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('registration', 'urssaf')),
    reminder text NOT NULL CHECK (reminder IN ('asked', 'ending', 'over', 'missing')),
    -- The day that it is about.
    day date NOT NULL,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (engagement_id, kind, reminder, day)
);

-- Engagements that run already are looked after from now on.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_papers:' || id, jsonb_build_object('kind', 'watch_papers', 'engagement', id), now(), now()
FROM engagements WHERE state = 'running' ON CONFLICT (key) DO NOTHING;
