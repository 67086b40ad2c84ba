-- Why: what is known of a CTO, fact by fact, so that each rule finds its own and an unknown stays an absence.
CREATE TABLE profiles (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT profiles_account_key UNIQUE REFERENCES accounts ON DELETE CASCADE,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'applied', 'accepted', 'paused', 'refused')),
    -- Names nobody: shown before an introduction.
    headline text NOT NULL,
    about text NOT NULL DEFAULT '',
    rhythm text,
    rate smallint CHECK (rate BETWEEN 100 AND 5000),
    available_from date,
    availability_confirmed_on date,
    years smallint CHECK (years BETWEEN 0 AND 60),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX profiles_state ON profiles (state, id);

CREATE TABLE profile_technologies (
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    technology text NOT NULL,
    years smallint CHECK (years BETWEEN 0 AND 60),
    current boolean NOT NULL DEFAULT true,
    PRIMARY KEY (profile_id, technology)
);

-- One home for everything that is a label: what a CTO has done, wishes for, or refuses.
CREATE TABLE profile_labels (
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    relation text NOT NULL CHECK (relation IN ('has', 'wants', 'refuses')),
    kind text NOT NULL CHECK (kind IN ('sector', 'impact', 'mission_type', 'area', 'stage', 'orientation', 'language', 'place')),
    code text NOT NULL,
    -- Years in a sector, times a kind of mission was done.
    amount smallint CHECK (amount BETWEEN 0 AND 60),
    -- What shows an impact; names nobody.
    evidence text,
    PRIMARY KEY (profile_id, relation, kind, code)
);

CREATE TABLE experiences (
    id uuid PRIMARY KEY,
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    -- Shown only after an introduction.
    company text NOT NULL,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    started smallint NOT NULL,
    ended smallint,
    -- Somebody else has confirmed it to staff.
    confirmed boolean NOT NULL DEFAULT false
);
CREATE INDEX experiences_profile ON experiences (profile_id, started DESC);

-- Companies that must never see this CTO, nor be seen.
CREATE TABLE profile_exclusions (
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    -- Folded: lower case, no accents, single blanks.
    company text NOT NULL,
    PRIMARY KEY (profile_id, company)
);
CREATE INDEX profile_exclusions_company ON profile_exclusions (company);
