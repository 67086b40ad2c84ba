-- Why: the CEO, the CTO and staff write to each other about one candidacy, without each other's addresses. A conversation outlives its candidacy:
-- whoever erases their account takes their words with them, and the others keep theirs, with the places of what went.
CREATE TABLE conversations (
    -- The candidacy may be gone; its id stays the conversation's.
    candidacy_id uuid PRIMARY KEY,
    mission_id uuid NOT NULL,
    -- The two sides; nobody once their account is gone. Staff is part of every conversation.
    ceo_id uuid REFERENCES accounts ON DELETE SET NULL,
    cto_id uuid REFERENCES accounts ON DELETE SET NULL,
    -- The number of the last message.
    last_number integer NOT NULL DEFAULT 0 CHECK (last_number >= 0),
    written_at timestamptz NOT NULL
);
CREATE INDEX conversations_ceo ON conversations (ceo_id) WHERE ceo_id IS NOT NULL;
CREATE INDEX conversations_cto ON conversations (cto_id) WHERE cto_id IS NOT NULL;
CREATE INDEX conversations_written ON conversations (written_at DESC, candidacy_id);

CREATE TABLE messages (
    -- Given by the page that it is written on: pressing twice writes once.
    id uuid PRIMARY KEY,
    candidacy_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
    -- From 1, in the order in which they were written.
    number integer NOT NULL CHECK (number > 0),
    state text NOT NULL CHECK (state IN ('sent', 'withdrawn')),
    author_id uuid REFERENCES accounts ON DELETE SET NULL,
    author_role text NOT NULL CHECK (author_role IN ('ceo', 'cto', 'staff')),
    -- Whether the CEO was part of the conversation when it was written: who comes later reads nothing of before.
    ceo_reads boolean NOT NULL,
    sent_at timestamptz NOT NULL,
    CONSTRAINT messages_number_key UNIQUE (candidacy_id, number)
);
CREATE INDEX messages_author ON messages (author_id, sent_at) WHERE author_id IS NOT NULL;

-- What was written goes with its author's account, or when it is withdrawn.
CREATE TABLE message_words (
    message_id uuid PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
    author_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    words text NOT NULL CHECK (char_length(words) BETWEEN 1 AND 4000)
);
CREATE INDEX message_words_author ON message_words (author_id);

CREATE TABLE message_files (
    message_id uuid PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
    author_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    file_name text NOT NULL,
    -- By its content, not by its name.
    file_type text NOT NULL CHECK (file_type IN ('pdf', 'png', 'jpeg')),
    byte_count integer NOT NULL CHECK (byte_count BETWEEN 1 AND 10485760)
);
CREATE INDEX message_files_author ON message_files (author_id);

-- Apart, so that no list ever reads one.
CREATE TABLE message_file_contents (
    message_id uuid PRIMARY KEY REFERENCES message_files ON DELETE CASCADE,
    content bytea NOT NULL
);
ALTER TABLE message_file_contents ALTER COLUMN content SET STORAGE EXTERNAL;

-- How far each side has read, and been told by mail. Staff is one side.
CREATE TABLE message_marks (
    candidacy_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('ceo', 'cto', 'staff')),
    -- The number of the last message read; 0 where none was.
    last_read integer NOT NULL DEFAULT 0,
    read_at timestamptz,
    -- The number of the message that the last mail was about.
    told integer NOT NULL DEFAULT 0,
    PRIMARY KEY (candidacy_id, role)
);

-- A side shows a message to staff, and says why.
CREATE TABLE message_reports (
    message_id uuid NOT NULL REFERENCES messages ON DELETE CASCADE,
    reporter_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    reason text NOT NULL,
    reported_at timestamptz NOT NULL,
    settled_at timestamptz,
    PRIMARY KEY (message_id, reporter_id)
);
CREATE INDEX message_reports_open ON message_reports (reported_at) WHERE settled_at IS NULL;
