-- Why: what a need tells of its company (who builds the product, who left, what a month may cost) is read from its words
-- each time. Here stands only what a person said of it: another value, or that it is not so; and what no words tell,
-- such as who holds the accesses.
CREATE TABLE situation_facts (
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    fact text NOT NULL,
    -- Without a value a person removed the fact: reading the words again does not bring it back.
    value text,
    origin text NOT NULL CHECK (origin IN ('ceo', 'staff', 'agency')),
    PRIMARY KEY (mission_id, fact)
);
