//! The engagements of one person, CEO or CTO, with what they did and wrote there, as JSON.

use domain::AccountId;
use serde_json::Value;

use crate::Problem;

/// What the other side wrote is theirs, but for what both read: why it ended, and the case study. Of the outcome reviews, only one's own.
pub(super) async fn engagements(tx: &mut sqlx::PgConnection, account: AccountId) -> Result<Value, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT COALESCE(jsonb_agg(to_jsonb(g) || jsonb_build_object(
               'activity', (SELECT COALESCE(jsonb_agg(to_jsonb(n) - 'engagement_id' || jsonb_build_object(
                   'days', (SELECT COALESCE(jsonb_agg(jsonb_build_object('day', d.day, 'half_days', d.half_days, 'note', d.note) ORDER BY d.day), '[]')
                            FROM activity_days d WHERE d.engagement_id = n.engagement_id AND d.month = n.month)) ORDER BY n.month), '[]')
                   FROM activity_months n WHERE n.engagement_id = g.id),
               'briefing', (SELECT COALESCE(jsonb_agg(jsonb_build_object('title', w.title, 'why', w.why, 'written_at', w.written_at) ORDER BY w.position), '[]')
                            FROM aims w WHERE w.engagement_id = g.id AND w.written_by = $1),
               'questions', (SELECT COALESCE(jsonb_agg(jsonb_build_object('words', q.words, 'owner', q.owner, 'asked_at', q.asked_at) ORDER BY q.asked_at), '[]')
                             FROM questions q WHERE q.engagement_id = g.id AND q.asker_id = $1),
               'answers', (SELECT COALESCE(jsonb_agg(jsonb_build_object('words', w.words, 'written_at', w.written_at) ORDER BY w.written_at), '[]')
                           FROM question_answers w JOIN questions q ON q.id = w.question_id WHERE q.engagement_id = g.id AND w.writer_id = $1),
               'checkup', (SELECT to_jsonb(k) - 'engagement_id' - 'note' FROM checkups k
                           WHERE k.engagement_id = g.id AND k.role = CASE WHEN p.account_id = $1 THEN 'cto' ELSE 'ceo' END),
               'renewals', (SELECT COALESCE(jsonb_agg(to_jsonb(w) - 'renewal_id' || jsonb_build_object('due_on', r.due_on) ORDER BY r.due_on), '[]')
                            FROM renewals r JOIN renewal_answers w ON w.renewal_id = r.id
                            WHERE r.engagement_id = g.id AND w.role = CASE WHEN p.account_id = $1 THEN 'cto' ELSE 'ceo' END),
               'papers', (SELECT COALESCE(jsonb_agg(to_jsonb(w) - 'engagement_id' ORDER BY w.since, w.document_id), '[]')
                          FROM papers w WHERE w.engagement_id = g.id AND p.account_id = $1),
               'handover', (SELECT COALESCE(jsonb_agg(to_jsonb(h) - 'engagement_id' ORDER BY h.position), '[]') FROM handover_items h WHERE h.engagement_id = g.id),
               'outcome_review', (SELECT to_jsonb(o) - 'engagement_id' || jsonb_build_object(
                   'answers', (SELECT COALESCE(jsonb_object_agg(a.question, a.answer), '{}') FROM outcome_answers a
                               WHERE a.engagement_id = o.engagement_id AND a.role = o.role))
                   FROM outcome_reviews o WHERE o.engagement_id = g.id AND o.role = CASE WHEN p.account_id = $1 THEN 'cto' ELSE 'ceo' END),
               'case_study', (SELECT to_jsonb(s) - 'engagement_id' || jsonb_build_object(
                   'parts', (SELECT COALESCE(jsonb_agg(to_jsonb(w) - 'case_study_id' ORDER BY w.part), '[]')
                             FROM case_study_parts w WHERE w.case_study_id = s.id))
                   FROM case_studies s WHERE s.engagement_id = g.id),
               'ending', (SELECT to_jsonb(e) - 'engagement_id' FROM endings e
                          WHERE e.engagement_id = g.id AND e.asked_by = CASE WHEN p.account_id = $1 THEN 'cto' ELSE 'ceo' END)
           ) ORDER BY g.began_at), '[]') AS "json!"
           FROM engagements g JOIN missions m ON m.id = g.mission_id JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id
           WHERE p.account_id = $1 OR m.owner_id = $1"#,
        account.0
    )
    .fetch_one(tx)
    .await?)
}
