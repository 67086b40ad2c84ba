-- Why: what was read from a CV waits here until its CTO has looked at it; nothing of it is in the profile before. One at a time for each
-- profile, gone when it was taken or thrown away, and after a week in any case.
CREATE TABLE profile_imports (
    id uuid PRIMARY KEY,
    profile_id uuid NOT NULL CONSTRAINT profile_imports_profile_key UNIQUE REFERENCES profiles ON DELETE CASCADE,
    found jsonb NOT NULL,
    created_at timestamptz NOT NULL
);
