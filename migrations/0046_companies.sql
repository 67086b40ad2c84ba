-- Why: staff answers for the companies that it brings before CTOs. What can be checked without asking anybody (does the address
-- fit the name, the website?) is computed when it is read; here stand what a CEO states and what staff has checked, and how.
ALTER TABLE accounts
    ADD COLUMN company_website text,
    -- A SIREN (9 digits) or a SIRET (14), its key checked.
    ADD COLUMN company_number text CHECK (company_number ~ '^([0-9]{9}|[0-9]{14})$');

CREATE TABLE company_checks (
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    -- Folded: lower case, no accents, single blanks. Somebody may lead two companies.
    company text NOT NULL,
    -- What the check was about: another address or number asks for another check.
    domain text NOT NULL,
    number text,
    how text NOT NULL CHECK (how IN ('email_domain', 'register', 'call')),
    note text,
    checked_by uuid NOT NULL REFERENCES accounts,
    checked_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, company)
);
