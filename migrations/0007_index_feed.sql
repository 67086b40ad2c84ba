-- Why: the search index is a copy that follows Postgres. Each change writes a row here in its own transaction, stamped
-- with that transaction's id; a reader that goes by transaction id and snapshot misses nothing, in whatever order
-- transactions commit.
CREATE TABLE index_changes (
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    subject text NOT NULL CHECK (subject IN ('profile', 'mission')),
    subject_id uuid NOT NULL,
    PRIMARY KEY (xid, subject, subject_id)
);

-- One row: which history of this database the cursors belong to. A restored copy gets a new epoch at its first start,
-- because transaction ids begin anew in another cluster.
CREATE TABLE index_feed (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch uuid NOT NULL,
    system_identifier bigint NOT NULL,
    -- Rows of transactions below this one have been pruned.
    pruned_below xid8 NOT NULL
);

-- Rows of the feed are kept for a week, so that a node that was away only catches up. A transaction id says nothing
-- about time: each hour one mark is set, and a week later the rows below it go.
CREATE TABLE index_feed_marks (
    at timestamptz PRIMARY KEY,
    below xid8 NOT NULL
);
