-- Why: once the work has ended, each of the two says privately how it went, for staff alone: what was promised and what was kept is how the quality
-- of the matching is measured. The other side never reads it.

CREATE TABLE outcome_reviews (
    engagement_id uuid NOT NULL REFERENCES engagements ON DELETE CASCADE,
    -- Who says it.
    role text NOT NULL CHECK (role IN ('ceo', 'cto')),
    state text NOT NULL CHECK (state IN ('asked', 'draft', 'sent')),
    asked_at timestamptz NOT NULL,
    -- 0 while nothing is kept.
    version integer NOT NULL DEFAULT 0,
    -- What went well, and what should be otherwise.
    went_well text,
    to_change text,
    written_at timestamptz,
    sent_at timestamptz,
    PRIMARY KEY (engagement_id, role),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
-- Whoever is still waited for.
CREATE INDEX outcome_reviews_waiting ON outcome_reviews (asked_at) WHERE state <> 'sent';

CREATE TABLE outcome_answers (
    engagement_id uuid NOT NULL,
    role text NOT NULL,
    question text NOT NULL
        CHECK (question IN ('objectives', 'again', 'stack', 'sector', 'human_fit', 'rhythm', 'need_truth', 'explanations')),
    answer text NOT NULL CHECK (answer IN ('yes', 'rather_yes', 'rather_no', 'no', 'unknown')),
    PRIMARY KEY (engagement_id, role, question),
    FOREIGN KEY (engagement_id, role) REFERENCES outcome_reviews ON DELETE CASCADE
);
