//! Everything that is kept of one person, as JSON.

mod community_events;
mod engagements;

use domain::AccountId;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::{Problem, discretion::Identity};

/// The account and what hangs on it. Rows are written by Postgres itself, so that a column that is added later is exported too; what
/// protects others or only opens doors (hashes) is taken out.
pub(in crate::accounts) async fn export(pool: &PgPool, account: AccountId) -> Result<Option<Value>, Problem> {
    let mut tx = pool.begin().await?;
    sqlx::query!("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").execute(&mut *tx).await?;
    let own = sqlx::query_scalar!(r#"SELECT to_jsonb(a) - 'password_hash' AS "json!" FROM accounts a WHERE id = $1"#, account.0)
        .fetch_optional(&mut *tx)
        .await?;
    let Some(own) = own else { return Ok(None) };
    let sessions = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(s) - 'token_hash' - 'account_id' ORDER BY s.created_at), '[]') AS "json!" FROM sessions s WHERE account_id = $1"#,
        account.0
    )
    .fetch_one(&mut *tx)
    .await?;
    let searches = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(s) - 'account_id' ORDER BY s.created_at), '[]') AS "json!" FROM saved_searches s WHERE account_id = $1"#,
        account.0
    )
    .fetch_one(&mut *tx)
    .await?;
    let checks = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(c) - 'account_id' - 'checked_by' ORDER BY c.checked_at), '[]') AS "json!" FROM company_checks c WHERE account_id = $1"#,
        account.0
    )
    .fetch_one(&mut *tx)
    .await?;
    let (needs, profile, candidacies) =
        (needs(&mut tx, account).await?, profile(&mut tx, account).await?, candidacies(&mut tx, account).await?);
    let messages = messages(&mut tx, account).await?;
    let mandates = mandates(&mut tx, account).await?;
    let engagements = engagements::engagements(&mut tx, account).await?;
    let community_events = community_events::community_events(&mut tx, account).await?;
    let notifications = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(n) - 'account_id' - 'mail_id' - 'line' ORDER BY n.created_at, n.id), '[]') AS "json!" FROM notifications n WHERE account_id = $1"#,
        account.0
    )
    .fetch_one(&mut *tx)
    .await?;
    let mail = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(c ORDER BY c.topic), '[]') AS "json!"
           FROM (SELECT topic, 'never' AS pace, refused_at AS since FROM mail_refusals WHERE account_id = $1
                 UNION ALL SELECT topic, 'daily', chosen_at FROM mail_daily WHERE account_id = $1) c"#,
        account.0
    )
    .fetch_one(&mut *tx)
    .await?;
    let log = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(e) - 'actor_id' || jsonb_build_object('words', w.words) ORDER BY e.id), '[]') AS "json!"
           FROM audit_events e LEFT JOIN audit_words w ON w.event_id = e.id WHERE e.actor_id = $1"#,
        account.0
    )
    .fetch_one(&mut *tx)
    .await?;
    Ok(Some(json!({
        "account": own, "company_checks": checks, "sessions": sessions, "saved_searches": searches, "needs": needs, "profile": profile,
        "candidacies": candidacies, "engagements": engagements, "mandates": mandates, "messages": messages,
        "mail_choices": mail, "notifications": notifications, "community_events": community_events, "log_of_own_acts": log,
    })))
}

/// A CEO's needs, with their criteria, what everybody may read of them and what the CEO said after meetings.
async fn needs(tx: &mut sqlx::PgConnection, account: AccountId) -> Result<Value, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(m) - 'draft_key_hash' - 'owner_id' || jsonb_build_object(
               'criteria', (SELECT COALESCE(jsonb_agg(to_jsonb(c) - 'mission_id' ORDER BY c.kind, c.value), '[]') FROM criteria c WHERE c.mission_id = m.id),
               'rivals', (SELECT COALESCE(jsonb_agg(r.name ORDER BY r.company), '[]') FROM mission_rivals r WHERE r.mission_id = m.id),
               'posting', (SELECT to_jsonb(o) - 'mission_id' FROM postings o WHERE o.mission_id = m.id),
               'unknown', (SELECT COALESCE(jsonb_agg(u.kind ORDER BY u.kind), '[]') FROM unknown_kinds u WHERE u.mission_id = m.id),
               'meetings', (SELECT COALESCE(jsonb_agg(to_jsonb(g) - 'cto_answer' || jsonb_build_object(
                            'slots', (SELECT COALESCE(jsonb_agg(s.starts_at ORDER BY s.starts_at), '[]') FROM meeting_slots s WHERE s.candidacy_id = g.candidacy_id))), '[]')
                            FROM meetings g JOIN candidacies c ON c.id = g.candidacy_id WHERE c.mission_id = m.id),
               'terms', (SELECT COALESCE(jsonb_agg(to_jsonb(t) - 'proposer_id' || jsonb_build_object('signatures',
                            (SELECT COALESCE(jsonb_agg(to_jsonb(s) - 'terms_id' ORDER BY s.signed_at), '[]') FROM terms_signatures s WHERE s.terms_id = t.id)) ORDER BY t.version), '[]')
                            FROM terms t JOIN engagements n ON n.id = t.engagement_id WHERE n.mission_id = m.id),
               'impressions', (SELECT COALESCE(jsonb_agg(to_jsonb(n) - 'author'), '[]')
                            FROM meeting_impressions n JOIN candidacies c ON c.id = n.candidacy_id WHERE c.mission_id = m.id AND n.author = 'ceo'),
               'verdicts', (SELECT COALESCE(jsonb_agg(jsonb_build_object('candidacy', i.candidacy_id, 'wants_to', i.ceo_wants_to, 'words', i.ceo_words)), '[]')
                            FROM introductions i JOIN candidacies c ON c.id = i.candidacy_id
                            WHERE c.mission_id = m.id AND i.ceo_wants_to IS NOT NULL)
           ) ORDER BY m.created_at), '[]') AS "json!" FROM missions m WHERE owner_id = $1"#,
        account.0
    )
    .fetch_one(tx)
    .await?)
}

/// A CTO's profile, with everything that it says, the requests to join, and the words that staff noted, without who noted them; null for anybody
/// else. What a referee said is among it where they allowed it; a document is
/// described, with the address of its file.
async fn profile(tx: &mut sqlx::PgConnection, account: AccountId) -> Result<Value, Problem> {
    let profile = sqlx::query_scalar!(
        r#"SELECT to_jsonb(p) - 'account_id' || jsonb_build_object(
               'technologies', (SELECT COALESCE(jsonb_agg(to_jsonb(t) - 'profile_id' ORDER BY t.technology), '[]') FROM profile_technologies t WHERE t.profile_id = p.id),
               'labels', (SELECT COALESCE(jsonb_agg(to_jsonb(l) - 'profile_id' ORDER BY l.relation, l.kind, l.code), '[]') FROM profile_labels l WHERE l.profile_id = p.id),
               'experiences', (SELECT COALESCE(jsonb_agg(to_jsonb(e) - 'profile_id' ORDER BY e.started DESC, e.id), '[]') FROM experiences e WHERE e.profile_id = p.id),
               'exclusions', (SELECT COALESCE(jsonb_agg(to_jsonb(x) - 'profile_id' ORDER BY x.company), '[]') FROM profile_exclusions x WHERE x.profile_id = p.id),
               'applications', (SELECT COALESCE(jsonb_agg(to_jsonb(v) - 'profile_id' ORDER BY v.applied_at, v.id), '[]') FROM applications v WHERE v.profile_id = p.id),
               'notes_of_staff', (SELECT COALESCE(jsonb_agg(jsonb_build_object('words', n.words, 'written_at', n.written_at) ORDER BY n.written_at, n.id), '[]')
                                  FROM profile_notes n WHERE n.profile_id = p.id),
               'references', (SELECT COALESCE(jsonb_agg(to_jsonb(r) - 'profile_id' || jsonb_build_object('answer', (SELECT to_jsonb(a) - 'request_id' FROM reference_answers a WHERE a.request_id = r.id AND a.readable)) ORDER BY r.id), '[]') FROM reference_requests r WHERE r.profile_id = p.id),
               'documents', (SELECT COALESCE(jsonb_agg(to_jsonb(d) - 'profile_id' - 'content_hash' || jsonb_build_object('file', '/documents/' || d.id || '/file') ORDER BY d.id), '[]') FROM documents d WHERE d.profile_id = p.id),
               'links', (SELECT COALESCE(jsonb_agg(to_jsonb(l) - 'profile_id' ORDER BY l.position), '[]') FROM profile_links l WHERE l.profile_id = p.id),
               'read_from_a_cv', (SELECT i.found FROM profile_imports i WHERE i.profile_id = p.id),
               'photo', (SELECT jsonb_build_object('alt', f.alt, 'created_at', f.created_at, 'jpeg', encode(f.large, 'base64')) FROM profile_photos f WHERE f.profile_id = p.id),
               'public_page', (SELECT to_jsonb(b) - 'profile_id' || jsonb_build_object('views', (SELECT COALESCE(jsonb_agg(to_jsonb(v) - 'page_id' ORDER BY v.day), '[]')
                               FROM public_page_views v WHERE v.page_id = b.id)) FROM public_pages b WHERE b.profile_id = p.id),
               'clients', (SELECT COALESCE(jsonb_agg(to_jsonb(k) - 'profile_id' ORDER BY k.position), '[]') FROM current_clients k WHERE k.profile_id = p.id)
           ) AS "json!" FROM profiles p WHERE account_id = $1"#,
        account.0
    )
    .fetch_optional(tx)
    .await?;
    Ok(profile.unwrap_or(Value::Null))
}

/// What somebody wrote in conversations, and what they reported of others; a file is described, with its address.
async fn messages(tx: &mut sqlx::PgConnection, account: AccountId) -> Result<Value, Problem> {
    let written = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(m) - 'author_id' - 'ceo_reads' || jsonb_build_object('words', w.words,
               'file', (SELECT to_jsonb(f) - 'message_id' - 'author_id' || jsonb_build_object('address', '/messages/' || m.id || '/file')
                        FROM message_files f WHERE f.message_id = m.id)) ORDER BY m.sent_at, m.id), '[]') AS "json!"
           FROM messages m LEFT JOIN message_words w ON w.message_id = m.id WHERE m.author_id = $1"#,
        account.0
    )
    .fetch_one(&mut *tx)
    .await?;
    let reported = sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(r) - 'reporter_id' ORDER BY r.reported_at), '[]') AS "json!" FROM message_reports r WHERE r.reporter_id = $1"#,
        account.0
    )
    .fetch_one(tx)
    .await?;
    Ok(json!({ "written": written, "reported": reported }))
}

/// The mandates of somebody's engagements, which both write, with in whose name each access is; and what they wrote of their reports.
async fn mandates(tx: &mut sqlx::PgConnection, account: AccountId) -> Result<Value, Problem> {
    Ok(sqlx::query_scalar!(
        r#"WITH own AS (
               SELECT g.id FROM engagements g JOIN missions m ON m.id = g.mission_id WHERE m.owner_id = $1
               UNION ALL SELECT g.id FROM engagements g JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id WHERE p.account_id = $1
           )
           SELECT jsonb_build_object(
               'objectives', (SELECT COALESCE(jsonb_agg(to_jsonb(o) - 'written_by' ORDER BY o.written_at, o.id), '[]') FROM objectives o JOIN own ON own.id = o.engagement_id),
               'milestones', (SELECT COALESCE(jsonb_agg(to_jsonb(m) - 'written_by' ORDER BY m.written_at, m.id), '[]') FROM milestones m JOIN own ON own.id = m.engagement_id),
               'decisions', (SELECT COALESCE(jsonb_agg(to_jsonb(d) - 'written_by' ORDER BY d.written_at, d.id), '[]') FROM decisions d JOIN own ON own.id = d.engagement_id),
               'risks', (SELECT COALESCE(jsonb_agg(to_jsonb(r) - 'written_by' ORDER BY r.written_at, r.id), '[]') FROM risks r JOIN own ON own.id = r.engagement_id),
               'accesses', (SELECT COALESCE(jsonb_agg(to_jsonb(a) ORDER BY a.engagement_id, a.access), '[]') FROM accesses a JOIN own ON own.id = a.engagement_id),
               'reports', (SELECT COALESCE(jsonb_agg(to_jsonb(t) - 'written_by' ORDER BY t.month, t.id), '[]') FROM reports t JOIN own ON own.id = t.engagement_id WHERE t.written_by = $1),
               'remarks', (SELECT COALESCE(jsonb_agg(to_jsonb(k) - 'written_by' ORDER BY k.written_at, k.id), '[]')
                           FROM report_remarks k JOIN reports t ON t.id = k.report_id JOIN own ON own.id = t.engagement_id WHERE k.written_by = $1)
           ) AS "json!""#,
        account.0
    )
    .fetch_one(tx)
    .await?)
}

/// A CTO's candidacies, as the CTO knows of them. What staff keeps to itself before it has asked is not among them, nor what tells who wrote why
/// they ended, before both said yes.
async fn candidacies(tx: &mut sqlx::PgConnection, account: AccountId) -> Result<Value, Problem> {
    let rows = sqlx::query!(
        r#"SELECT jsonb_build_object(
               'id', c.id, 'mission', c.mission_id, 'state', c.state, 'message', c.message, 'conflict_statement', c.conflict_statement, 'invited_at', c.invited_at, 'answer_by', c.answer_by,
               'shown_at', c.shown_at, 'ended_by', c.ended_by, 'ended_code', c.ended_code, 'created_at', c.created_at, 'updated_at', c.updated_at,
               'meeting_accepted_at', i.accepted_at, 'wants_to', i.cto_wants_to, 'words', i.cto_words,
               'meeting', (SELECT to_jsonb(g) - 'ceo_answer' || jsonb_build_object(
                   'slots', (SELECT COALESCE(jsonb_agg(s.starts_at ORDER BY s.starts_at), '[]') FROM meeting_slots s WHERE s.candidacy_id = c.id))
                   FROM meetings g WHERE g.candidacy_id = c.id),
               'terms', (SELECT COALESCE(jsonb_agg(to_jsonb(t) - 'proposer_id' || jsonb_build_object('signatures',
                            (SELECT COALESCE(jsonb_agg(to_jsonb(s) - 'terms_id' ORDER BY s.signed_at), '[]') FROM terms_signatures s WHERE s.terms_id = t.id)) ORDER BY t.version), '[]')
                            FROM terms t JOIN engagements n ON n.id = t.engagement_id WHERE n.candidacy_id = c.id),
               'impression', (SELECT to_jsonb(n) - 'author' FROM meeting_impressions n WHERE n.candidacy_id = c.id AND n.author = 'cto')) AS "json!",
               c.ended_reason, COALESCE(c.ended_by = 'cto', false) OR i.accepted_at IS NOT NULL AS "readable!", m.company, o.name AS "ceo?"
           FROM candidacies c JOIN profiles p ON p.id = c.profile_id JOIN missions m ON m.id = c.mission_id LEFT JOIN accounts o ON o.id = m.owner_id
           LEFT JOIN introductions i ON i.candidacy_id = c.id
           WHERE p.account_id = $1 AND c.state <> 'suggested' ORDER BY c.created_at"#,
        account.0
    )
    .fetch_all(tx)
    .await?;
    let candidacies = rows.into_iter().map(|mut row| {
        let who = Identity::of_company(row.ceo.as_deref(), row.company.as_deref());
        row.json["ended_reason"] = row.ended_reason.map(|reason| if row.readable { reason } else { who.veil(&reason) }).into();
        row.json
    });
    Ok(candidacies.collect())
}
