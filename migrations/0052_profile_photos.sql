-- Why: a CTO shows a face to those who have met them. What was sent is not kept, only two squares drawn anew from it. The id stands in the
-- address and is another one for each picture, so that a browser may keep what it has seen; it is no permission.
CREATE TABLE profile_photos (
    profile_id uuid PRIMARY KEY REFERENCES profiles ON DELETE CASCADE,
    id uuid NOT NULL CONSTRAINT profile_photos_id_key UNIQUE,
    -- What it shows, in the CTO's words.
    alt text NOT NULL DEFAULT '',
    -- JPEG, 512 and 128 pixels a side.
    large bytea NOT NULL,
    small bytea NOT NULL,
    created_at timestamptz NOT NULL
);
