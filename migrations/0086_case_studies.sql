-- Why: when both agree, what an engagement brought is told in public, written by both. What is public is exactly what both have read: consent is
-- for one revision.

CREATE TABLE case_studies (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL UNIQUE REFERENCES engagements ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('draft', 'half_agreed', 'published', 'withdrawn', 'taken_down')),
    since timestamptz NOT NULL,
    -- The language in which it is written.
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    -- Counts every change of what would be public.
    revision integer NOT NULL DEFAULT 1,
    -- Each side decides whether it is named.
    names_company boolean NOT NULL DEFAULT false,
    names_cto boolean NOT NULL DEFAULT false,
    -- Whether the objectives of the mandate stand in it, with what became of them.
    shows_objectives boolean NOT NULL DEFAULT true,
    -- The revision that each has agreed to; of another revision it counts for nothing.
    ceo_agreed integer,
    cto_agreed integer,
    begun_at timestamptz NOT NULL,
    published_at timestamptz,
    -- Its address has been public: where the text is not there any more, the page says so.
    first_published_at timestamptz,
    -- Why staff took it down, for both to read.
    taken_down_reason text,
    CHECK ((state = 'published') = (published_at IS NOT NULL)),
    CHECK (state <> 'published' OR (ceo_agreed = revision AND cto_agreed = revision)),
    CHECK ((state = 'taken_down') = (taken_down_reason IS NOT NULL))
);
CREATE INDEX case_studies_published ON case_studies (published_at DESC, id) WHERE state = 'published';

CREATE TABLE case_study_parts (
    case_study_id uuid NOT NULL REFERENCES case_studies ON DELETE CASCADE,
    part text NOT NULL CHECK (part IN ('title', 'summary', 'context', 'problem', 'intervention', 'mission', 'outcome', 'last_word')),
    version integer NOT NULL DEFAULT 1,
    words text NOT NULL,
    -- Who changed it last.
    changed_by text NOT NULL CHECK (changed_by IN ('ceo', 'cto')),
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (case_study_id, part)
);
