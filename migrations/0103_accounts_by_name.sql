-- Why: staff lists profiles by the name of their account. Without an index in that order the whole community is sorted for a page of fifty.
CREATE INDEX accounts_by_name ON accounts (name, id);
