-- Why: what the two who work together agree on is kept version by version, with who signed which: a later version never changes an earlier one.
CREATE TABLE terms (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    -- From 1, without gaps.
    version smallint NOT NULL CHECK (version >= 1),
    state text NOT NULL CHECK (state IN ('proposed', 'half_signed', 'in_force', 'superseded', 'replaced', 'withdrawn', 'refused')),
    -- When it came into its state.
    since timestamptz NOT NULL,
    proposed_by text NOT NULL CHECK (proposed_by IN ('ceo', 'cto', 'staff')),
    -- Who of them; nobody once a member of staff is gone.
    proposer_id uuid REFERENCES accounts ON DELETE SET NULL,
    proposed_at timestamptz NOT NULL,
    -- Days a week, as `2.5`.
    rhythm text NOT NULL,
    -- Euros a day, excluding VAT.
    rate smallint NOT NULL CHECK (rate BETWEEN 100 AND 5000),
    starts_on date NOT NULL,
    -- The last day, or else the months between two renewals.
    ends_on date CHECK (ends_on >= starts_on),
    renewed_months smallint CHECK (renewed_months BETWEEN 1 AND 24),
    notice_days smallint NOT NULL CHECK (notice_days BETWEEN 0 AND 180),
    place text NOT NULL,
    vat text NOT NULL CHECK (vat IN ('standard', 'franchise', 'portage', 'employment')),
    -- What else was agreed.
    clauses text,
    -- SHA-256 of the whole content, with the engagement and the number of the version.
    content_hash bytea NOT NULL,
    -- Why one of the two said no.
    refused_because text,
    UNIQUE (engagement_id, version),
    CHECK ((ends_on IS NULL) <> (renewed_months IS NULL)),
    CHECK ((state = 'refused') = (refused_because IS NOT NULL))
);
-- One version holds, and one waits for signatures.
CREATE UNIQUE INDEX terms_in_force ON terms (engagement_id) WHERE state = 'in_force';
CREATE UNIQUE INDEX terms_open ON terms (engagement_id) WHERE state IN ('proposed', 'half_signed');
CREATE INDEX terms_proposer ON terms (proposer_id);

CREATE TABLE terms_signatures (
    terms_id uuid NOT NULL REFERENCES terms ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('ceo', 'cto')),
    -- The full name, as the signer typed it.
    name text NOT NULL,
    -- What was signed: the hash that stood on the page.
    content_hash bytea NOT NULL,
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (terms_id, role)
);

-- Engagements that began before are looked after from now on.
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_terms:' || id, jsonb_build_object('kind', 'watch_terms', 'engagement', id), now(), now()
FROM engagements WHERE state = 'agreeing' ON CONFLICT (key) DO NOTHING;
