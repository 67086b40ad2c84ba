-- Why: whoever keeps a search is told by mail what it finds, at most once a day, unless they turn it off.
ALTER TABLE saved_searches ADD COLUMN told boolean NOT NULL DEFAULT true;
-- When the last such mail was asked for: one moment for all searches of a person.
ALTER TABLE accounts ADD COLUMN searches_told_at timestamptz;
