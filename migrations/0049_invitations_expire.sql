-- Why: an invitation that nobody answers ends by the clock, a refusal may be a choice from a list, and staff is told what came in one mail.
-- Nodes of the version before read no `expired`: stop them first, or let them run on a community that invites nobody for the minute.
ALTER TABLE candidacies DROP CONSTRAINT candidacies_state_check;
ALTER TABLE candidacies ADD CONSTRAINT candidacies_state_check CHECK (state IN
    ('suggested', 'invited', 'expired', 'applied', 'shortlisted', 'introduced', 'selected', 'declined', 'withdrawn'));

-- When whoever had not answered was reminded: once for each invitation.
ALTER TABLE candidacies ADD COLUMN reminded_at timestamptz;
-- Why an invitation was refused, as a code; words stand in `ended_reason`.
ALTER TABLE candidacies ADD COLUMN ended_code text CHECK (ended_code IN ('no_time', 'not_my_field', 'rate', 'place', 'conflict', 'other'));
-- Counted before another one is sent.
CREATE INDEX candidacies_invited ON candidacies (profile_id, answer_by) WHERE state = 'invited';

-- When a member of staff was last told what came.
ALTER TABLE accounts ADD COLUMN digest_told_at timestamptz;
CREATE INDEX audit_events_at ON audit_events (at);

-- Invitations that wait already get their clock too; the job reads what is true when it runs.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'expire_invitation:' || id, jsonb_build_object('kind', 'expire_invitation', 'candidacy', id), answer_by, updated_at
FROM candidacies WHERE state = 'invited' AND answer_by IS NOT NULL
ON CONFLICT (key) DO NOTHING;
