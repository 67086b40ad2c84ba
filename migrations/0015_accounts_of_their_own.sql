-- Why: people make their accounts themselves, see where they are signed in, and close what they do not know.

-- What a session is called in its owner's list; the hash of its token stays out of pages.
ALTER TABLE sessions
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT sessions_id_key UNIQUE,
    -- True to a few minutes; nothing for a session that was opened before this was noted.
    ADD COLUMN seen_at timestamptz,
    -- Browser and system by their codes: enough to know a device again, and no more.
    ADD COLUMN browser text NOT NULL DEFAULT 'other',
    ADD COLUMN system text NOT NULL DEFAULT 'other';

-- Somebody who wants an account. It becomes one when they show that the address is theirs, and choose a password then: until
-- that moment nobody can sign in, and nobody can keep an address from its owner.
CREATE TABLE sign_ups (
    id uuid PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('ceo', 'cto')),
    email text NOT NULL,
    name text NOT NULL,
    company text,
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    -- SHA-256 of the browser's key: drafts begun there follow the person, wherever they open the link.
    browser_hash bytea,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
-- The keys in the mails, as SHA-256. A mail that is sent a second time carries another one, and both open.
CREATE TABLE sign_up_keys (
    key_hash bytea PRIMARY KEY,
    sign_up_id uuid NOT NULL REFERENCES sign_ups ON DELETE CASCADE
);
CREATE INDEX sign_up_keys_sign_up ON sign_up_keys (sign_up_id);
CREATE INDEX sign_ups_email ON sign_ups (email);
CREATE INDEX sign_ups_expiry ON sign_ups (expires_at);

-- Whoever signs in or up takes along the drafts of their browser.
CREATE INDEX missions_draft_key ON missions (draft_key_hash) WHERE owner_id IS NULL;

-- What a person did is listed for them, and the words of it erased with their account.
CREATE INDEX audit_events_actor ON audit_events (actor_id, id) WHERE actor_id IS NOT NULL;
