-- Why: two people who both said yes need a date, which each reads on their own clock, and somebody who notices when nothing happens. What each
-- side notes afterwards is its own.
ALTER TABLE accounts ADD COLUMN time_zone text NOT NULL DEFAULT 'Europe/Paris';

CREATE TABLE meetings (
    candidacy_id uuid PRIMARY KEY REFERENCES candidacies ON DELETE CASCADE,
    -- What calendars know it by; a meeting that was called off and begins anew has another.
    uid uuid NOT NULL,
    -- How often calendars were told of a change; -1 before they were told at all.
    sequence integer NOT NULL DEFAULT -1 CHECK (sequence >= -1),
    state text NOT NULL CHECK (state IN ('proposed', 'unfit', 'agreed', 'asked', 'held', 'disputed', 'cancelled')),
    -- When it came into its state.
    since timestamptz NOT NULL,
    proposed_by text NOT NULL CHECK (proposed_by IN ('ceo', 'cto', 'staff')),
    -- The IANA name of the zone in which the slots were typed.
    zone text NOT NULL,
    minutes smallint NOT NULL CHECK (minutes BETWEEN 15 AND 120),
    -- An address, or a link.
    place text,
    -- What was said with a no, or why it was called off, and by whom.
    words text,
    words_by text CHECK (words_by IN ('ceo', 'cto', 'staff', 'system')),
    -- The date that was agreed; kept while another one is looked for.
    starts_at timestamptz,
    ends_at timestamptz,
    ceo_answer text CHECK (ceo_answer IN ('met', 'not_yet', 'absent')),
    cto_answer text CHECK (cto_answer IN ('met', 'not_yet', 'absent')),
    CHECK ((starts_at IS NULL) = (ends_at IS NULL)),
    CHECK (ends_at > starts_at)
);

-- What is proposed at present.
CREATE TABLE meeting_slots (
    candidacy_id uuid NOT NULL REFERENCES meetings ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    PRIMARY KEY (candidacy_id, starts_at)
);

-- What each side notes after the meeting: read by its author and by staff, never by the other side.
CREATE TABLE meeting_impressions (
    candidacy_id uuid NOT NULL REFERENCES candidacies ON DELETE CASCADE,
    author text NOT NULL CHECK (author IN ('ceo', 'cto')),
    need text NOT NULL CHECK (need IN ('no', 'rather_no', 'rather_yes', 'yes')),
    clarity text NOT NULL CHECK (clarity IN ('no', 'rather_no', 'rather_yes', 'yes')),
    terms text NOT NULL CHECK (terms IN ('no', 'rather_no', 'rather_yes', 'yes')),
    together text NOT NULL CHECK (together IN ('no', 'rather_no', 'rather_yes', 'yes')),
    words text NOT NULL,
    given_at timestamptz NOT NULL,
    PRIMARY KEY (candidacy_id, author)
);

-- Introductions that run already get their clock too; the job reads what is true when it runs.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_meeting:' || c.id, jsonb_build_object('kind', 'watch_meeting', 'candidacy', c.id), i.accepted_at, i.accepted_at
FROM candidacies c JOIN introductions i ON i.candidacy_id = c.id
WHERE c.state = 'introduced' AND i.accepted_at IS NOT NULL
ON CONFLICT (key) DO NOTHING;
