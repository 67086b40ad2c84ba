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
    -- Who of the two wants a closed month to be corrected, and since when the other one is asked.
    correction_by text CHECK (correction_by IN ('ceo', 'cto')),
    correction_at timestamptz,
    PRIMARY KEY (engagement_id, month),
    CHECK (state = 'approved' OR correction_by IS NULL),
    CHECK ((correction_by IS NULL) = (correction_at IS NULL))
);
-- Those that somebody is waited for about.
CREATE INDEX activity_months_awaited ON activity_months (engagement_id) WHERE state <> 'approved' OR correction_by IS NOT NULL;

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

-- Between which days an engagement's days count, in Paris: once both have signed, from the first day of work that was agreed on first, or from
-- the first that was noted, where that is earlier; to the last day, as somebody said it or as it ended.
CREATE VIEW activity_spans AS
SELECT e.id AS engagement_id,
       CASE WHEN t.starts_on IS NULL THEN b.began
            ELSE GREATEST(b.began, LEAST(t.starts_on, (SELECT min(d.day) FROM activity_days d WHERE d.engagement_id = e.id))) END AS first_day,
       COALESCE(e.last_day, (e.ended_at AT TIME ZONE 'Europe/Paris')::date) AS last_day
FROM engagements e CROSS JOIN LATERAL (SELECT (e.began_at AT TIME ZONE 'Europe/Paris')::date AS began) b
LEFT JOIN LATERAL (SELECT s.starts_on FROM terms s WHERE s.engagement_id = e.id AND s.state IN ('in_force', 'superseded')
                   ORDER BY s.version LIMIT 1) t ON true;

-- Engagements that began before are looked after from now on.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_activity:' || id, jsonb_build_object('kind', 'watch_activity', 'engagement', id), began_at, began_at
FROM engagements WHERE state <> 'ended'
ON CONFLICT (key) DO NOTHING;
