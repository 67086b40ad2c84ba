-- Why: a search that somebody comes back to, and when they last looked, so that the product can say how many results are
-- new since. It is its owner's alone and goes with the account.
CREATE TABLE saved_searches (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    -- What is searched: missions by a CTO, profiles by staff.
    scope text NOT NULL CHECK (scope IN ('missions', 'profiles')),
    name text NOT NULL,
    -- The query of its address, as the product writes it.
    query text NOT NULL,
    created_at timestamptz NOT NULL,
    looked_at timestamptz NOT NULL,
    CONSTRAINT saved_searches_name_key UNIQUE (account_id, scope, name)
);
