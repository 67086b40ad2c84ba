-- Why: what an act brings about later (a mail, a reminder, a deadline) is written in the transaction of the act, and done
-- afterwards by whichever node comes first. See docs/decisions/0022-jobs-in-a-table.md.
CREATE TABLE jobs (
    id uuid PRIMARY KEY,
    -- What the work is about: asked for twice, it is done once.
    key text NOT NULL CONSTRAINT jobs_key UNIQUE,
    -- Kind and ids; the truth is read again when it is done.
    work jsonb NOT NULL,
    run_at timestamptz NOT NULL,
    -- Times that a node took it since it was last asked for.
    tries smallint NOT NULL DEFAULT 0,
    -- Counts the wishes: one that comes while a node works is not lost with the row.
    asked integer NOT NULL DEFAULT 1,
    -- The node at work, and until when nobody else takes it.
    claim uuid,
    claimed_until timestamptz,
    -- The code of the last failure; no address and no words.
    failure text,
    -- Given up after the last try: it waits for a person.
    given_up_at timestamptz,
    created_at timestamptz NOT NULL,
    CHECK ((claim IS NULL) = (claimed_until IS NULL))
);
CREATE INDEX jobs_due ON jobs (run_at) WHERE given_up_at IS NULL;
CREATE INDEX jobs_given_up ON jobs (given_up_at) WHERE given_up_at IS NOT NULL;
