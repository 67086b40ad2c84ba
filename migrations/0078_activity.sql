-- Why: a CTO notes the days worked in each month of an engagement, and the CEO says that they are so: what is invoiced rests on it.
CREATE TABLE activity_months (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    -- Its first day.
    month date NOT NULL CHECK (EXTRACT(day FROM month) = 1),
    state text NOT NULL CHECK (state IN ('open', 'sent', 'returned', 'approved')),
    -- Counts up with each change: what is approved is what was read.
    version integer NOT NULL,
    -- When it came into its state.
    since timestamptz NOT NULL,
    -- Why it was returned, or why a correction is wanted: read by both.
    reason text,
    reason_by text CHECK (reason_by IN ('ceo', 'cto', 'staff')),
    -- Who of the two wants a closed month to be corrected.
    correction_by text CHECK (correction_by IN ('ceo', 'cto')),
    PRIMARY KEY (engagement_id, month),
    CHECK (state = 'approved' OR correction_by IS NULL)
);

-- Days with work, or with a line about why there was none.
CREATE TABLE activity_days (
    engagement_id uuid NOT NULL,
    month date NOT NULL,
    day date NOT NULL,
    half_days smallint NOT NULL CHECK (half_days BETWEEN 0 AND 2),
    note text NOT NULL DEFAULT '',
    PRIMARY KEY (engagement_id, day),
    FOREIGN KEY (engagement_id, month) REFERENCES activity_months ON DELETE CASCADE,
    CHECK (date_trunc('month', day::timestamp)::date = month)
);

-- Engagements that began before are looked after from now on.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_activity:' || id, jsonb_build_object('kind', 'watch_activity', 'engagement', id), began_at, began_at
FROM engagements WHERE state <> 'ended'
ON CONFLICT (key) DO NOTHING;
