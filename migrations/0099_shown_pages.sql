-- Why: what everybody may read now is said once. A page is shown that is published, of a CTO who is accepted and takes no break, and whose account is not
-- suspended. Whatever shows something of a CTO to everybody, their photo too, asks here.
CREATE VIEW shown_pages AS
SELECT pp.id, pp.profile_id, pp.slug, pp.published_at, GREATEST(pp.updated_at, p.updated_at) AS changed_at, pp.shows_photo
FROM public_pages pp JOIN profiles p ON p.id = pp.profile_id JOIN accounts a ON a.id = p.account_id
WHERE pp.state = 'published' AND p.state = 'accepted' AND a.state = 'active';
