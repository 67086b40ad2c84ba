-- Why: a CTO works for two or three companies at once. What could stand between two of them is said before they meet, to whoever
-- may know it; see docs/decisions/0053-who-learns-of-a-conflict.md.
CREATE TABLE current_clients (
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    position smallint NOT NULL CHECK (position BETWEEN 0 AND 100),
    -- As the CTO wrote it; read by staff alone.
    name text NOT NULL,
    -- Folded, as it is compared.
    company text NOT NULL,
    sector text,
    -- The last day, where it is known.
    until date,
    PRIMARY KEY (profile_id, position)
);

-- Companies whose CTO should not be this one's. Never shown to CTOs.
CREATE TABLE mission_rivals (
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    company text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (mission_id, company)
);

-- How the CTO would keep two clients apart, in their words; read by staff alone.
ALTER TABLE candidacies ADD COLUMN conflict_statement text;
