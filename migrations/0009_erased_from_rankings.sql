-- Why: a logged ranking names profiles inside its result and its decision, where no foreign key reaches. Whoever is erased keeps their
-- place there, and nothing else: the ranking can still be audited, and says of nobody what they asked to be forgotten.
CREATE FUNCTION erase_from_rankings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ranking_logs SET
        result = (SELECT coalesce(jsonb_agg(CASE WHEN one ->> 'profile' = OLD.id::text THEN '{"erased": true}' ELSE one END ORDER BY at), '[]')
                  FROM jsonb_array_elements(result) WITH ORDINALITY AS ranked (one, at)),
        decision = jsonb_set(decision, '{shortlist}',
                  (SELECT coalesce(jsonb_agg(CASE WHEN one = to_jsonb(OLD.id::text) THEN 'null' ELSE one END ORDER BY at), '[]')
                   FROM jsonb_array_elements(decision -> 'shortlist') WITH ORDINALITY AS listed (one, at)))
    WHERE result @> jsonb_build_array(jsonb_build_object('profile', OLD.id)) OR decision -> 'shortlist' @> to_jsonb(ARRAY[OLD.id::text]);
    RETURN OLD;
END $$;
CREATE TRIGGER profiles_erased_from_rankings AFTER DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION erase_from_rankings();
