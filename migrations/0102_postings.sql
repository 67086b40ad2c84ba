-- Why: a CEO may show an open mission to everybody, so that a CTO who is not of the community finds it. Nothing is public before the CEO says so. What
-- the CEO writes for everybody stands here; the rest is read from the mission. See docs/decisions/0100-a-posting-is-written-for-everybody.md.
CREATE TABLE postings (
    id uuid PRIMARY KEY,
    mission_id uuid NOT NULL CONSTRAINT postings_mission_key UNIQUE REFERENCES missions ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('published', 'withdrawn', 'taken_down')),
    summary text NOT NULL CHECK (length(summary) BETWEEN 40 AND 1200),
    shows_rate boolean NOT NULL,
    -- Counts what it says: the CEO publishes the very words that were read.
    revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
    -- When it was first public; none before.
    published_at timestamptz,
    -- Why staff took it down, as the CEO reads it.
    taken_down_because text,
    updated_at timestamptz NOT NULL,
    CHECK (state <> 'published' OR published_at IS NOT NULL),
    CHECK ((state = 'taken_down') = (taken_down_because IS NOT NULL))
);
CREATE INDEX postings_published ON postings (published_at DESC, id) WHERE state = 'published';

-- What everybody may read now: published, of a mission that is open, whose CEO's account is not suspended. Whatever shows something of a mission to
-- everybody asks here.
CREATE VIEW shown_postings AS
SELECT p.id, p.mission_id, p.published_at, GREATEST(p.updated_at, m.opened_at) AS changed_at
FROM postings p JOIN missions m ON m.id = p.mission_id JOIN accounts a ON a.id = m.owner_id
WHERE p.state = 'published' AND m.state = 'open' AND a.state = 'active';

-- Its life has lines of its own in the log.
ALTER TABLE audit_events
    DROP CONSTRAINT audit_events_subject_check,
    ADD CONSTRAINT audit_events_subject_check
        CHECK (subject IN ('account', 'profile', 'mission', 'candidacy', 'reference', 'document', 'engagement', 'community_event', 'public_page',
                           'posting'));
