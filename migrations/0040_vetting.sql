-- Why: a CTO asks to join, and staff takes the request through an interview and references before it answers. A request is a row of its
-- own, because somebody who was refused may ask again; what staff notes of a person stands apart from what that person wrote.
ALTER TABLE profiles DROP CONSTRAINT profiles_state_check;
ALTER TABLE profiles
    ADD CONSTRAINT profiles_state_check
        CHECK (state IN ('draft', 'applied', 'interview', 'references', 'accepted', 'paused', 'refused')),
    -- Who stopped proposals, while they are stopped; nothing for pauses before this was noted, which were the CTOs' own.
    ADD COLUMN paused_by text CHECK (paused_by IN ('cto', 'staff', 'system')),
    -- Why, where staff did: the CTO reads it.
    ADD COLUMN pause_reason text;

CREATE TABLE applications (
    id uuid PRIMARY KEY,
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    motivation text NOT NULL,
    -- When the CTO agreed to be vetted: read, met, asked about.
    consented_at timestamptz NOT NULL,
    applied_at timestamptz NOT NULL,
    -- Counts up with each change, so that two members of staff do not decide at once.
    version integer NOT NULL DEFAULT 1,
    -- Since when it is in its stage, which is the profile's state.
    stage_since timestamptz NOT NULL,
    interview_at timestamptz,
    ended_at timestamptz,
    outcome text CHECK (outcome IN ('withdrawn', 'accepted', 'refused')),
    refusal_code text CHECK (refusal_code IN ('too_little', 'seniority', 'not_fractional', 'interview', 'references', 'enough', 'other')),
    -- What the CTO reads.
    refusal_words text,
    -- From when on somebody who was refused may ask again; nothing where never.
    again_from timestamptz,
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK ((outcome IS NOT DISTINCT FROM 'refused') = (refusal_code IS NOT NULL)),
    CHECK ((refusal_code IS NULL) = (refusal_words IS NULL))
);
CREATE INDEX applications_profile ON applications (profile_id, applied_at DESC);
-- One at a time.
CREATE UNIQUE INDEX applications_running ON applications (profile_id) WHERE ended_at IS NULL;

-- What members of staff note about a person, for each other. Erased with the profile; a person who takes their data away gets the words.
CREATE TABLE profile_notes (
    id uuid PRIMARY KEY,
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    author_id uuid REFERENCES accounts ON DELETE SET NULL,
    words text NOT NULL,
    written_at timestamptz NOT NULL
);
CREATE INDEX profile_notes_profile ON profile_notes (profile_id, written_at DESC);
CREATE INDEX profile_notes_author ON profile_notes (author_id);
