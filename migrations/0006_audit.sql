-- Why: every change of state leaves a line that nobody rewrites. Lines hold ids and codes; what a person wrote stands in
-- `audit_words`, which erasure reaches.
CREATE TABLE audit_events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id uuid,
    actor_role text NOT NULL CHECK (actor_role IN ('ceo', 'cto', 'staff', 'system')),
    subject text NOT NULL CHECK (subject IN ('account', 'profile', 'mission', 'candidacy')),
    subject_id uuid NOT NULL,
    -- The mission that a candidacy's line belongs to as well.
    mission_id uuid,
    event text NOT NULL,
    state_from text,
    state_to text,
    -- Names of the fields that changed, never their values.
    fields text[] NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_events_subject ON audit_events (subject_id, id);
CREATE INDEX audit_events_mission ON audit_events (mission_id, id) WHERE mission_id IS NOT NULL;

CREATE TABLE audit_words (
    event_id bigint PRIMARY KEY REFERENCES audit_events,
    words text NOT NULL
);

CREATE FUNCTION refuse_rewriting_the_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is written once' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_events_written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_audit_log();

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'passerelle_serving') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON audit_events FROM passerelle_serving;
    END IF;
END $$;
