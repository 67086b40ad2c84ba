-- Why: references and proof documents have lives of their own, with states of their own. Their lines stood under the profile, whose states
-- they are not; from now on each has its own, and names the profile that it belongs to, so that staff still finds whose it is.
ALTER TABLE audit_events
    DROP CONSTRAINT audit_events_subject_check,
    ADD CONSTRAINT audit_events_subject_check
        CHECK (subject IN ('account', 'profile', 'mission', 'candidacy', 'reference', 'document')),
    -- The profile that the line is about, or that its reference or document belongs to. Lines from before have none: their subject says it.
    ADD COLUMN profile_id uuid;

-- Whether a first free day is unconfirmed follows from `availability_asked_on`: `availability_unconfirmed` is neither read nor written any
-- more, and goes once no node of the former version runs.
