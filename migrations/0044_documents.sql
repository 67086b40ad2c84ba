-- Why: CTOs send what proves their status, their insurance, their diplomas; staff looks at it. The content stands in a table of its own, so
-- that no list ever reads it.
CREATE TABLE documents (
    id uuid PRIMARY KEY,
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('sent', 'verified', 'refused')),
    kind text NOT NULL,
    title text NOT NULL,
    file_name text NOT NULL,
    -- By its content, not by its name.
    file_type text NOT NULL CHECK (file_type IN ('pdf', 'png', 'jpeg')),
    byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760),
    -- SHA-256 of the content: the same file twice is one.
    content_hash bytea NOT NULL,
    valid_until date,
    -- Why staff refused it.
    refused_because text,
    sent_at timestamptz NOT NULL,
    decided_at timestamptz,
    CONSTRAINT documents_content_key UNIQUE (profile_id, content_hash),
    CHECK ((state = 'refused') = (refused_because IS NOT NULL))
);

CREATE TABLE document_contents (
    document_id uuid PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    content bytea NOT NULL
);
-- PDF, PNG and JPEG are compressed already.
ALTER TABLE document_contents ALTER COLUMN content SET STORAGE EXTERNAL;
