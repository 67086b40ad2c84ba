//! What is true of the database, whatever was asked.

use domain::lifecycle::{
    ActivityEvent, AttendanceEvent, BriefingLinkEvent, CaseStudyEvent, CheckupEvent, EndingEvent, HandoverEvent, HandoverItemEvent,
    MeetingEvent, MessageEvent, OutcomeReviewEvent, PaperEvent, QuestionEvent, RenewalEvent, TermsEvent,
};
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Row as _};
use tests::Site;

/// What each must find nothing of, and what it means when it does. `{lives}` stands for [`lives`].
const LAWS: [(&str, &str); 15] = [
    (
        "a state that the log does not know",
        "SELECT kept.id::text FROM (
            SELECT id, state, 'mission' AS subject FROM missions
            UNION ALL SELECT id, state, 'candidacy' FROM candidacies
            UNION ALL SELECT id, state, 'engagement' FROM engagements
            UNION ALL SELECT engagement_id, state, 'ending ' || asked_by FROM endings
            UNION ALL SELECT engagement_id, state, 'handover' FROM handovers
            UNION ALL SELECT engagement_id, state, 'case_study' FROM case_studies
            UNION ALL SELECT id, state, 'profile' FROM profiles
            UNION ALL SELECT id, state, 'reference' FROM reference_requests
            UNION ALL SELECT candidacy_id, state, 'meeting' FROM meetings
            UNION ALL SELECT id, state, 'community_event' FROM community_events
            UNION ALL SELECT id, state, 'public_page' FROM public_pages
            UNION ALL SELECT id, state, 'posting' FROM postings
            UNION ALL SELECT id, state, 'document' FROM documents) kept
         JOIN LATERAL (SELECT state_to FROM {lives} WHERE life = kept.subject AND subject_id = kept.id ORDER BY id DESC LIMIT 1) last ON true
         WHERE last.state_to <> kept.state",
    ),
    (
        "a line of the log that does not begin where the one before it ended",
        "SELECT line.id::text FROM (
            SELECT id, state_from, lag(state_to) OVER (PARTITION BY life, subject_id ORDER BY id) AS before FROM {lives}) line
         WHERE line.before IS NOT NULL AND line.state_from IS DISTINCT FROM line.before",
    ),
    (
        "an engaged mission without its one CTO, or a completed one with several: who did it may have erased their account",
        "SELECT id::text FROM (SELECT m.id, m.state, count(c.id) AS chosen FROM missions m
                LEFT JOIN candidacies c ON c.mission_id = m.id AND c.state = 'selected' GROUP BY m.id) of
            WHERE state = 'engaged' AND chosen <> 1 OR state = 'completed' AND chosen > 1",
    ),
    (
        "a mission whose engagement does not run while it is engaged, or still runs otherwise",
        "SELECT m.id::text FROM missions m WHERE (m.state = 'engaged')
            <> (SELECT count(*) = 1 FROM engagements g WHERE g.mission_id = m.id AND g.state <> 'ended')",
    ),
    (
        "an engagement that ended in no way, or a wish that outlived it",
        "SELECT g.id::text FROM engagements g LEFT JOIN endings e ON e.engagement_id = g.id
            WHERE (g.state = 'ended') <> (g.outcome IS NOT NULL) OR g.state = 'ended' AND e.state = 'open'",
    ),
    (
        "a case study that is public without both consents to what it says, or told of work that has not ended",
        "SELECT s.id::text FROM case_studies s JOIN engagements g ON g.id = s.engagement_id WHERE g.state <> 'ended' OR s.state = 'published'
            AND (s.ceo_agreed IS DISTINCT FROM s.revision OR s.cto_agreed IS DISTINCT FROM s.revision
                 OR 8 <> (SELECT count(*) FROM case_study_parts p WHERE p.case_study_id = s.id))",
    ),
    (
        "a last word that the CEO did not write, or a review that was sent without its answers",
        "SELECT case_study_id::text FROM case_study_parts WHERE part = 'last_word' AND changed_by <> 'ceo'
         UNION ALL SELECT r.engagement_id::text FROM outcome_reviews r WHERE r.state = 'sent' AND (CASE r.role WHEN 'ceo' THEN 7 ELSE 8 END)
            <> (SELECT count(*) FROM outcome_answers a WHERE a.engagement_id = r.engagement_id AND a.role = r.role)",
    ),
    (
        "a question whose state its answers do not bear out, or a link beside another",
        "SELECT q.id::text FROM questions q WHERE q.state <> 'removed'
            AND (q.state = 'answered') <> EXISTS (SELECT FROM question_answers a WHERE a.question_id = q.id)
         UNION ALL SELECT engagement_id::text FROM briefing_links WHERE state = 'open' GROUP BY 1 HAVING count(*) > 1",
    ),
    (
        "a renewal that outlived its engagement, or whose state its answers do not bear out",
        "SELECT r.id::text FROM renewals r JOIN engagements g ON g.id = r.engagement_id
            CROSS JOIN LATERAL (SELECT count(*) AS given, count(DISTINCT answer) AS different FROM renewal_answers w WHERE w.renewal_id = r.id) w
            WHERE g.state = 'ended' AND r.state IN ('asked', 'differing') OR r.state = 'agreed' AND (w.given, w.different) <> (2, 1)
               OR r.state = 'differing' AND (w.given, w.different) <> (2, 2) OR r.state = 'asked' AND w.given = 2",
    ),
    (
        "a paper that is not its CTO's, or of a kind that nobody has to have",
        "SELECT p.document_id::text FROM papers p JOIN documents d ON d.id = p.document_id JOIN engagements g ON g.id = p.engagement_id
            JOIN candidacies c ON c.id = g.candidacy_id WHERE d.profile_id <> c.profile_id OR d.kind NOT IN ('registration', 'urssaf')",
    ),
    (
        "a worry that is staff's without a reason, or is not though it has one",
        "SELECT engagement_id::text FROM checkups WHERE state <> 'asked' AND (state IN ('raised', 'settled')) <> (call OR going = 'no')",
    ),
    (
        "a mission with more criteria than it may have",
        "SELECT mission_id::text FROM criteria WHERE NOT removed GROUP BY 1 HAVING count(*) > 60",
    ),
    (
        "more people than seats at an event, or somebody who waits beside a seat that nobody has",
        "SELECT e.id::text FROM community_events e, LATERAL (SELECT count(*) FILTER (WHERE state = 'going') AS going,
                count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE kept_until IS NOT NULL) AS kept
            FROM attendances WHERE event_id = e.id) a
         WHERE a.going > COALESCE(e.seats, 500) OR e.state = 'published' AND a.waiting > 0 AND a.going + a.kept < COALESCE(e.seats, 500)",
    ),
    ("a need without words", "SELECT id::text FROM missions WHERE trim(words) = '' OR length(words) > 20000"),
    ("a job that failed", "SELECT id::text FROM jobs WHERE key <> 'none' AND (given_up_at IS NOT NULL OR failure IS NOT NULL)"),
];

/// Whose life a line of the log is a step of, in SQL: a candidacy's lines tell of its meeting and messages too, an engagement's of all that hangs on it.
pub fn life() -> String {
    let listed = |codes: Vec<&str>| codes.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ");
    let lives = [
        ("'meeting'", listed(MeetingEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'ending ' || fields[1]", listed(EndingEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'handover'", listed(HandoverEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'case_study'", listed(CaseStudyEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'message'", listed(MessageEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'activity'", listed(ActivityEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'item'", listed(HandoverItemEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'terms'", listed(TermsEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'outcome_review'", listed(OutcomeReviewEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'attendance'", listed(AttendanceEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'link'", listed(BriefingLinkEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'question'", listed(QuestionEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'checkup'", listed(CheckupEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'paper'", listed(PaperEvent::ALL.iter().map(|event| event.code()).collect())),
        ("'renewal'", listed(RenewalEvent::ALL.iter().map(|event| event.code()).collect())),
    ];
    let cases: String = lives.iter().map(|(life, events)| format!("WHEN event IN ({events}) THEN {life} ")).collect();
    format!("(CASE {cases}ELSE subject END)")
}

/// The lines of the log that tell a state, each with whose life it is a step of. Messages, things on a list, the months, the terms, the reviews, the
/// questions, the links, the checks, the renewals and the papers of an engagement, and those who come to an event, are many, so that theirs follow from nothing.
fn lives() -> String {
    format!(
        "(SELECT * FROM (SELECT id, subject_id, state_from, state_to, {} AS life FROM audit_events WHERE state_to IS NOT NULL) told
          WHERE life NOT IN ('message', 'activity', 'item', 'terms', 'outcome_review', 'attendance', 'link', 'question', 'checkup', 'renewal', 'paper')) lives",
        life()
    )
}

/// The laws that do not hold.
pub async fn unlawful(connection: &mut PgConnection) -> Vec<String> {
    let mut broken = Vec::new();
    for (law, query) in LAWS {
        let query = AssertSqlSafe(query.replace("{lives}", &lives()));
        let found: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut *connection).await.unwrap();
        broken.extend(found.first().map(|first| format!("{law}: {first}")));
    }
    broken
}

/// What is wrong with a site's database and index.
pub async fn broken(site: &Site) -> Vec<String> {
    site.follow().await;
    site.work_off().await;
    let mut connection = site.superuser().await;
    let mut broken = unlawful(&mut connection).await;
    let texts = "SELECT columns.table_name::text, column_name::text FROM information_schema.columns JOIN information_schema.tables
            USING (table_schema, table_name)
        WHERE table_schema = 'public' AND data_type = 'text' AND table_type = 'BASE TABLE' AND table_name <> 'form_memories'";
    for column in sqlx::query(texts).fetch_all(&mut connection).await.unwrap() {
        let (table, column): (String, String) = (column.get(0), column.get(1));
        // What nobody can type on a keyboard, and nobody sees.
        let holds = format!(r"SELECT count(*) FROM {table} WHERE {column} ~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]'");
        let held: i64 = sqlx::query_scalar(AssertSqlSafe(holds)).fetch_one(&mut connection).await.unwrap();
        if held > 0 {
            broken.push(format!("control characters in {table}.{column}"));
        }
    }
    broken
}
