-- Why: a CTO may show their work to everybody, on a page with an address of its own. Nothing is public before they say so, and what they choose
-- to show stands here; what it says is read from the profile. See docs/decisions/0087-a-public-page-is-chosen.md.
CREATE TABLE public_pages (
    id uuid PRIMARY KEY,
    profile_id uuid NOT NULL CONSTRAINT public_pages_profile_key UNIQUE REFERENCES profiles ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('hidden', 'published', 'taken_down')),
    -- The last part of its address.
    slug text NOT NULL CONSTRAINT public_pages_slug_key UNIQUE
        CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) BETWEEN 3 AND 60),
    -- What a company gains, in the CTO's words.
    contribution text NOT NULL DEFAULT '',
    shows_photo boolean NOT NULL,
    shows_story boolean NOT NULL,
    shows_employers boolean NOT NULL,
    -- When it was first public; none before.
    published_at timestamptz,
    -- Why staff took it down, as the CTO reads it.
    taken_down_because text,
    updated_at timestamptz NOT NULL,
    CHECK (state <> 'published' OR published_at IS NOT NULL),
    CHECK ((state = 'taken_down') = (taken_down_because IS NOT NULL))
);
CREATE INDEX public_pages_published ON public_pages (published_at DESC, id) WHERE state = 'published';

-- Free software is neither a talk nor a text.
ALTER TABLE profile_links DROP CONSTRAINT profile_links_kind_check;
ALTER TABLE profile_links ADD CONSTRAINT profile_links_kind_check CHECK (kind IN ('talk', 'writing', 'open_source', 'community'));

-- Its life has lines of its own in the log.
ALTER TABLE audit_events
    DROP CONSTRAINT audit_events_subject_check,
    ADD CONSTRAINT audit_events_subject_check
        CHECK (subject IN ('account', 'profile', 'mission', 'candidacy', 'reference', 'document', 'engagement', 'community_event', 'public_page'));
