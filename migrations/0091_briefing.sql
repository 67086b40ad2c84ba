-- Why: developers and founders are to be on equal terms. Whoever builds the product reads on one page what the business wants and why, and asks; they
-- have no account, so that they come by a link that ends and can be taken back.

-- What the business wants, in the order of its weight.
CREATE TABLE aims (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    -- From 0; two that change places hold the same one for a moment.
    position smallint NOT NULL,
    title text NOT NULL,
    why text NOT NULL,
    -- What of the mandate it belongs to, where it does.
    objective_id uuid REFERENCES objectives ON DELETE SET NULL,
    milestone_id uuid REFERENCES milestones ON DELETE SET NULL,
    version integer NOT NULL DEFAULT 1,
    written_by uuid REFERENCES accounts ON DELETE SET NULL,
    written_role text NOT NULL CHECK (written_role IN ('ceo', 'cto')),
    written_at timestamptz NOT NULL,
    CHECK (objective_id IS NULL OR milestone_id IS NULL)
);
CREATE INDEX aims_engagement ON aims (engagement_id, position);
CREATE INDEX aims_objective ON aims (objective_id) WHERE objective_id IS NOT NULL;
CREATE INDEX aims_milestone ON aims (milestone_id) WHERE milestone_id IS NOT NULL;

CREATE TABLE questions (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('open', 'answered', 'removed')),
    -- Who is to answer, and since when they are.
    owner text NOT NULL CHECK (owner IN ('ceo', 'cto', 'team')),
    since timestamptz NOT NULL,
    -- `team` is whoever holds the link, who says how they are called.
    asked_by text NOT NULL CHECK (asked_by IN ('ceo', 'cto', 'team')),
    asker_id uuid REFERENCES accounts ON DELETE SET NULL,
    asker_name text,
    asked_at timestamptz NOT NULL,
    words text NOT NULL,
    CHECK ((asked_by = 'team') = (asker_name IS NOT NULL))
);
CREATE INDEX questions_engagement ON questions (engagement_id, asked_at);
CREATE INDEX questions_open ON questions (since) WHERE state = 'open' AND owner <> 'team';
CREATE INDEX questions_asker ON questions (asker_id) WHERE asker_id IS NOT NULL;

CREATE TABLE question_answers (
    id uuid PRIMARY KEY,
    question_id uuid NOT NULL REFERENCES questions ON DELETE CASCADE,
    written_by text NOT NULL CHECK (written_by IN ('ceo', 'cto', 'team')),
    writer_id uuid REFERENCES accounts ON DELETE SET NULL,
    writer_name text,
    written_at timestamptz NOT NULL,
    words text NOT NULL,
    CHECK ((written_by = 'team') = (writer_name IS NOT NULL))
);
CREATE INDEX question_answers_question ON question_answers (question_id, written_at);
CREATE INDEX question_answers_writer ON question_answers (writer_id) WHERE writer_id IS NOT NULL;

CREATE TABLE briefing_links (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    -- SHA-256 of the key in the link: a copy of this table opens no page.
    key_hash bytea NOT NULL CONSTRAINT briefing_links_key UNIQUE,
    state text NOT NULL CHECK (state IN ('open', 'revoked')),
    made_by text NOT NULL CHECK (made_by IN ('ceo', 'cto')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
-- One link at a time.
CREATE UNIQUE INDEX briefing_links_open ON briefing_links (engagement_id) WHERE state = 'open';
CREATE INDEX briefing_links_engagement ON briefing_links (engagement_id, created_at DESC);

-- How often the page was looked at by a link, on a day in Paris; by whom, nobody knows.
CREATE TABLE briefing_visits (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    day date NOT NULL,
    visits integer NOT NULL CHECK (visits > 0),
    PRIMARY KEY (engagement_id, day)
);
