-- Why: staff accepts a CTO on the word of people who worked with them. The CTO names them and says that they agree to be written to; staff
-- writes; they answer by a link, without an account. Everything goes with the CTO's profile.
CREATE TABLE reference_requests (
    id uuid PRIMARY KEY,
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('named', 'waiting', 'answered', 'declined', 'stranger')),
    -- Counted up with each change, so that nothing is sent that staff has not seen.
    version integer NOT NULL DEFAULT 1,
    -- Who the referee is, as the CTO says.
    name text NOT NULL,
    post text NOT NULL,
    company text NOT NULL,
    email text NOT NULL,
    -- Who the referee was to the CTO.
    bond text NOT NULL,
    -- What they did together.
    shared_work text NOT NULL,
    started smallint NOT NULL,
    ended smallint,
    -- The language that the referee is written to in.
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    -- When the CTO last said that the referee agrees.
    consented_at timestamptz NOT NULL,
    asked_at timestamptz,
    expires_at timestamptz,
    reminded_at timestamptz,
    -- When the referee answered, or said no.
    closed_at timestamptz,
    CONSTRAINT reference_requests_email_key UNIQUE (profile_id, email),
    CHECK (state <> 'waiting' OR (asked_at IS NOT NULL AND expires_at IS NOT NULL))
);

-- What a referee says; apart, because it is read by whom the referee allows.
CREATE TABLE reference_answers (
    request_id uuid PRIMARY KEY REFERENCES reference_requests ON DELETE CASCADE,
    period text NOT NULL,
    work_again text NOT NULL,
    areas text[] NOT NULL,
    strengths text,
    watch text,
    -- Whether the CTO may read it.
    readable boolean NOT NULL
);

-- Who asked never to be written to again, and has no account where this could be kept. Only a hash: the address itself is not kept.
CREATE TABLE suppressed_addresses (
    -- SHA-256 of the address in lower case.
    address_hash bytea PRIMARY KEY,
    suppressed_at timestamptz NOT NULL
);
