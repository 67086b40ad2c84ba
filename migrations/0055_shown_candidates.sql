-- Why: a place on the list does not say that the CEO has seen it: staff fills the list before it puts it before the CEO, and again once the
-- CEO asks for other people. Until then a CTO on it is staff's alone, and whoever leaves it meanwhile was never there.
-- A node of the version before notes no `shown_at`: what it puts before a CEO is seen once the list is put before them again. Stop it first.
ALTER TABLE candidacies
    -- When the CTO was first put before the CEO.
    ADD COLUMN shown_at timestamptz;

UPDATE candidacies c SET shown_at = m.shortlisted_at
FROM missions m
WHERE m.id = c.mission_id AND c.position IS NOT NULL AND m.shortlisted_at IS NOT NULL
    -- Listed after the CEO asked for other people, and not put before them yet.
    AND NOT (m.state = 'open' AND c.state = 'shortlisted' AND c.updated_at > m.shortlisted_at
             AND NOT EXISTS (SELECT FROM introductions i WHERE i.candidacy_id = c.id));

-- Looked at by every node every second: jobs that are at work, however many wait for their day.
CREATE INDEX jobs_claimed ON jobs (claimed_until) WHERE claimed_until IS NOT NULL;
-- How many refusals had a reason is counted by when they were given.
CREATE INDEX candidacies_declined ON candidacies (updated_at) WHERE state = 'declined';
-- Whoever erases an account or a profile asks these tables whether they refer to it.
CREATE INDEX overrides_profile ON overrides (profile_id);
CREATE INDEX overrides_actor ON overrides (actor_id);
CREATE INDEX company_checks_checked_by ON company_checks (checked_by);
