-- Why: everything between one mission and one CTO, the meeting, what a person decided against the machine, and the log
-- of every ranking that a person worked from.
CREATE TABLE candidacies (
    id uuid PRIMARY KEY,
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN
        ('suggested', 'invited', 'applied', 'shortlisted', 'introduced', 'selected', 'declined', 'withdrawn')),
    -- The CTO's words to the company.
    message text,
    -- Place on the shortlist, from 1; the harbour name follows it. Once the CEO has seen it, it stays this person's.
    position smallint CHECK (position BETWEEN 1 AND 200),
    -- The machine's rank when staff first acted.
    machine_rank integer,
    invited_at timestamptz,
    -- An invitation is answered by then.
    answer_by timestamptz,
    ended_by text CHECK (ended_by IN ('ceo', 'cto', 'staff', 'system')),
    ended_reason text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT candidacies_pair_key UNIQUE (mission_id, profile_id),
    CONSTRAINT candidacies_position_key UNIQUE (mission_id, position) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX candidacies_profile ON candidacies (profile_id, state);
-- One choice a mission.
CREATE UNIQUE INDEX candidacies_selected ON candidacies (mission_id) WHERE state = 'selected';

CREATE TABLE introductions (
    candidacy_id uuid PRIMARY KEY REFERENCES candidacies ON DELETE CASCADE,
    requested_at timestamptz NOT NULL,
    accepted_at timestamptz,
    ceo_wants_to boolean,
    ceo_words text,
    cto_wants_to boolean,
    cto_words text
);

CREATE TABLE overrides (
    id uuid PRIMARY KEY,
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    profile_id uuid NOT NULL REFERENCES profiles ON DELETE CASCADE,
    actor_id uuid NOT NULL REFERENCES accounts,
    action text NOT NULL CHECK (action IN ('add', 'remove', 'move')),
    machine_rank integer,
    given_position smallint,
    reason text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX overrides_mission ON overrides (mission_id, at);

CREATE TABLE ranking_logs (
    id uuid PRIMARY KEY,
    mission_id uuid NOT NULL REFERENCES missions ON DELETE CASCADE,
    at timestamptz NOT NULL,
    weights_version text NOT NULL,
    vocabulary_fingerprint text NOT NULL,
    inputs jsonb NOT NULL,
    result jsonb NOT NULL,
    decision jsonb NOT NULL
);
CREATE INDEX ranking_logs_mission ON ranking_logs (mission_id, at DESC);
