-- Why: staff brings the community together, on a day and at a place or behind a link; people sign up, wait for a seat, and find it in their calendars.
CREATE TABLE community_events (
    -- Also what calendars know it by.
    id uuid PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('draft', 'published', 'cancelled', 'past')),
    -- Counts up with each change; what staff changes is what staff has read.
    version integer NOT NULL DEFAULT 1,
    -- How often calendars were told of a change.
    sequence integer NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    -- When it was changed last, as calendars are told.
    changed_at timestamptz NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('meetup', 'workshop', 'talk', 'online')),
    audience text NOT NULL CHECK (audience IN ('ctos', 'community', 'public')),
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    -- The IANA name of the zone in which its hours were typed.
    zone text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
    place text,
    -- Shown to those alone who have a seat.
    link text,
    -- Nothing where they are not counted.
    seats smallint CHECK (seats BETWEEN 1 AND 500),
    -- Who speaks, and agreed to be named.
    speaker_id uuid REFERENCES profiles ON DELETE SET NULL,
    cancelled_reason text,
    -- How it was.
    recap text,
    -- The beginning that people were reminded of.
    reminded_of timestamptz,
    created_by uuid REFERENCES accounts ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    published_at timestamptz,
    CHECK (place IS NOT NULL OR link IS NOT NULL),
    CHECK ((state = 'cancelled') = (cancelled_reason IS NOT NULL)),
    CHECK (state IN ('draft', 'cancelled') OR published_at IS NOT NULL)
);
CREATE INDEX community_events_coming ON community_events (ends_at, id) WHERE published_at IS NOT NULL;
CREATE INDEX community_events_public ON community_events (published_at, id) WHERE audience = 'public' AND published_at IS NOT NULL;
CREATE INDEX community_events_all ON community_events (starts_at DESC, id);
CREATE INDEX community_events_speaker ON community_events (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX community_events_author ON community_events (created_by) WHERE created_by IS NOT NULL;

CREATE TABLE attendances (
    event_id uuid NOT NULL REFERENCES community_events ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('going', 'waiting', 'withdrawn')),
    -- When it came into its state; of two who wait, the earlier is next.
    since timestamptz NOT NULL,
    -- The others who come may read their name.
    listed boolean NOT NULL,
    -- Until when the seat of whoever withdrew is kept for them.
    kept_until timestamptz,
    PRIMARY KEY (event_id, account_id),
    CHECK (kept_until IS NULL OR state = 'withdrawn')
);
CREATE INDEX attendances_event ON attendances (event_id, state, since, account_id);
CREATE INDEX attendances_account ON attendances (account_id, event_id) WHERE state <> 'withdrawn';

-- Events have lines of their own in the log.
ALTER TABLE audit_events
    DROP CONSTRAINT audit_events_subject_check,
    ADD CONSTRAINT audit_events_subject_check
        CHECK (subject IN ('account', 'profile', 'mission', 'candidacy', 'reference', 'document', 'engagement', 'community_event'));

-- A notification may be about an event.
ALTER TABLE notifications ADD COLUMN event_id uuid REFERENCES community_events ON DELETE CASCADE;
CREATE INDEX notifications_event ON notifications (event_id, account_id) WHERE event_id IS NOT NULL;
