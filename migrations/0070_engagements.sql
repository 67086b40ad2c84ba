-- Why: what follows the choice (terms, mandate, days worked, review) belongs to the time that two people work together, which begins with the
-- choice and ends with the mission or with a new search; a mission may have several of them.
CREATE TABLE engagements (
    id uuid PRIMARY KEY,
    -- Whom the CEO chose.
    candidacy_id uuid NOT NULL UNIQUE REFERENCES candidacies ON DELETE CASCADE,
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('agreeing', 'running', 'ended')),
    -- When it came into its state.
    since timestamptz NOT NULL,
    began_at timestamptz NOT NULL,
    ended_at timestamptz,
    CHECK ((state = 'ended') = (ended_at IS NOT NULL))
);
CREATE INDEX engagements_mission ON engagements (mission_id, began_at);
CREATE UNIQUE INDEX engagements_open ON engagements (mission_id) WHERE state <> 'ended';

-- An engagement has lines of its own in the log.
ALTER TABLE audit_events
    DROP CONSTRAINT audit_events_subject_check,
    ADD CONSTRAINT audit_events_subject_check
        CHECK (subject IN ('account', 'profile', 'mission', 'candidacy', 'reference', 'document', 'engagement'));

-- Missions that run already.
INSERT INTO engagements (id, candidacy_id, mission_id, state, since, began_at, ended_at)
SELECT gen_random_uuid(), c.id, m.id, CASE WHEN m.state = 'engaged' THEN 'agreeing' ELSE 'ended' END, m.engaged_at, m.engaged_at,
       CASE WHEN m.state = 'engaged' THEN NULL ELSE COALESCE(m.ended_at, m.engaged_at) END
FROM candidacies c JOIN missions m ON m.id = c.mission_id
WHERE c.state = 'selected' AND m.engaged_at IS NOT NULL;
