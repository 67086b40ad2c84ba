-- Why: a CEO who does not read code reads one page a month that says where the tech stands, written by the CTO from what both have agreed on.

-- In whose name each access is; both sides keep it.
CREATE TABLE accesses (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    access text NOT NULL CHECK (access IN ('code', 'hosting', 'domain', 'app_stores', 'analytics')),
    holder text NOT NULL CHECK (holder IN ('company', 'agency', 'cto', 'nobody', 'absent')),
    PRIMARY KEY (engagement_id, access)
);

CREATE TABLE reports (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    -- The first day of the month.
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    version integer NOT NULL DEFAULT 1,
    -- What the CTO says.
    mandate text,
    roadmap text,
    -- Whole euros before tax.
    budget integer CHECK (budget >= 0),
    spent integer CHECK (spent >= 0),
    money text,
    team text NOT NULL CHECK (team IN ('good', 'watch', 'act', 'unknown')),
    team_words text,
    risks text,
    agency text NOT NULL CHECK (agency IN ('good', 'watch', 'act', 'unknown')),
    agency_words text,
    transfer text NOT NULL CHECK (transfer IN ('good', 'watch', 'act', 'unknown')),
    transfer_words text,
    -- What the application knew when it was published: counts, days and titles of the mandate.
    facts jsonb,
    written_by uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    written_at timestamptz NOT NULL,
    published_at timestamptz,
    UNIQUE (engagement_id, month),
    CHECK ((facts IS NULL) = (published_at IS NULL))
);

-- What was added after a report was published: the CEO comments, the CTO corrects.
CREATE TABLE report_remarks (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('ceo', 'cto')),
    written_by uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    words text NOT NULL,
    written_at timestamptz NOT NULL
);
CREATE INDEX report_remarks_report ON report_remarks (report_id, written_at);
-- What goes with an account is found by these.
CREATE INDEX reports_author ON reports (written_by);
CREATE INDEX report_remarks_author ON report_remarks (written_by);

-- Engagements that run already are watched from now on.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_reports:' || id, jsonb_build_object('kind', 'watch_reports', 'engagement', id), now(), now()
FROM engagements WHERE state <> 'ended' ON CONFLICT (key) DO NOTHING;
