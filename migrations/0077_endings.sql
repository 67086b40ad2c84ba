-- Why: an engagement ends on a day that people agree on, because the work is done or because somebody else is searched; one of the two may ask
-- for it. Who was chosen leaves that state with a new search, so that somebody else can be chosen: until now nobody could.
-- Nodes of the version before read no `ended`: stop them first.
ALTER TABLE candidacies DROP CONSTRAINT candidacies_state_check;
ALTER TABLE candidacies ADD CONSTRAINT candidacies_state_check CHECK (state IN
    ('suggested', 'invited', 'expired', 'applied', 'shortlisted', 'introduced', 'selected', 'ended', 'declined', 'withdrawn'));

ALTER TABLE engagements
    ADD COLUMN outcome text CHECK (outcome IN ('completed', 'rematch', 'cancelled')),
    -- The last day of work, in Paris, where somebody said it.
    ADD COLUMN last_day date,
    -- Why, for both to read.
    ADD COLUMN ended_reason text;
UPDATE engagements e SET outcome = CASE m.state WHEN 'completed' THEN 'completed' WHEN 'cancelled' THEN 'cancelled' ELSE 'rematch' END
FROM missions m WHERE m.id = e.mission_id AND e.state = 'ended';

-- The wish of each of the two, for staff to answer.
CREATE TABLE endings (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('open', 'granted', 'refused')),
    wanted text NOT NULL CHECK (wanted IN ('completion', 'rematch')),
    asked_by text NOT NULL CHECK (asked_by IN ('ceo', 'cto')),
    asked_at timestamptz NOT NULL,
    -- Read by staff alone.
    words text NOT NULL,
    -- Why it goes on, read by whoever asked.
    answer text,
    settled_at timestamptz,
    PRIMARY KEY (engagement_id, asked_by),
    CHECK ((state = 'open') = (settled_at IS NULL))
);
CREATE INDEX endings_open ON endings (asked_at) WHERE state = 'open';
