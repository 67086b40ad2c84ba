-- Why: a CTO writes their own profile. Each change names the version it was made on, so that an old page overwrites nothing unseen;
-- and what a profile says beside the facts that rules compare gets its place.
ALTER TABLE profiles
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    -- What the CTO looks for and refuses, in their own words; read by staff.
    ADD COLUMN looks_for text NOT NULL DEFAULT '',
    ADD COLUMN refuses text NOT NULL DEFAULT '',
    ADD COLUMN legal_status text CHECK (legal_status IN ('micro', 'company', 'portage', 'shared_employment')),
    -- A SIREN (9 digits) or a SIRET (14), its key checked.
    ADD COLUMN company_number text CHECK (company_number ~ '^([0-9]{9}|[0-9]{14})$');

-- How well a technology is held; absent while nobody said.
ALTER TABLE profile_technologies ADD COLUMN level text CHECK (level IN ('leads', 'does', 'reads'));

-- The name as the CTO wrote it; `company` stays what is compared.
ALTER TABLE profile_exclusions ADD COLUMN name text;

-- Talks, writing and what somebody does for a community. They name their author: shown after an introduction.
CREATE TABLE profile_links (
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    position smallint NOT NULL CHECK (position BETWEEN 0 AND 100),
    kind text NOT NULL CHECK (kind IN ('talk', 'writing', 'community')),
    title text NOT NULL,
    address text NOT NULL,
    year smallint,
    PRIMARY KEY (profile_id, position)
);
