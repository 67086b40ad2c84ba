-- Why: the server must not be able to rewrite its own audit log. It works under a role that owns nothing; the tables
-- below grant it what it needs, one by one. Where the person who migrates may not create roles (a hosted database),
-- the triggers of 0006 still refuse, and the server works under the role it was given.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'passerelle_serving') THEN
        CREATE ROLE passerelle_serving NOLOGIN;
    END IF;
    EXECUTE format('GRANT passerelle_serving TO %I', current_user);
EXCEPTION
    -- Two databases of one cluster may migrate at the same moment.
    WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN
        RAISE NOTICE 'role passerelle_serving left as it is';
END $$;

-- Everything created from here on by this owner may be read and written; 0006 takes back what must not be.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'passerelle_serving') THEN
        GRANT USAGE ON SCHEMA public TO passerelle_serving;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO passerelle_serving;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO passerelle_serving;
    END IF;
END $$;
