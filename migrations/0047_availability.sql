-- Why: a first free day that was said months ago misleads both sides. CTOs are asked again, shown as unconfirmed after a
-- fortnight, and paused after a month; see docs/decisions/0052-availability-is-asked-again.md.
ALTER TABLE profiles
    -- When the CTO last answered for it: confirmed, changed it, joined or came back.
    ADD COLUMN availability_since date,
    -- When the silence was last asked about.
    ADD COLUMN availability_asked_on date,
    -- Whether it is shown as unconfirmed, and no longer counted by the ranking.
    ADD COLUMN availability_unconfirmed boolean NOT NULL DEFAULT false,
    -- Since when the profile is paused for that reason.
    ADD COLUMN availability_lapsed_on date;

-- Whoever is here already has a fortnight like everybody else.
UPDATE profiles SET availability_since = CURRENT_DATE WHERE state = 'accepted';
INSERT INTO jobs (id, key, work, run_at, created_at)
SELECT gen_random_uuid(), 'watch_availability:' || id, jsonb_build_object('kind', 'watch_availability', 'profile', id), now(), now()
FROM profiles WHERE state = 'accepted';
