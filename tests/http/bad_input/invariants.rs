//! What is true of the database, whatever was asked.

use domain::lifecycle::{ActivityEvent, EndingEvent, HandoverEvent, HandoverItemEvent, MeetingEvent, MessageEvent, TermsEvent};
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Row as _};
use tests::Site;

/// What each must find nothing of, and what it means when it does. `{lives}` stands for [`lives`].
const LAWS: [(&str, &str); 8] = [
    (
        "a state that the log does not know",
        "SELECT kept.id::text FROM (
            SELECT id, state, 'mission' AS subject FROM missions
            UNION ALL SELECT id, state, 'candidacy' FROM candidacies
            UNION ALL SELECT id, state, 'engagement' FROM engagements
            UNION ALL SELECT engagement_id, state, 'ending' FROM endings
            UNION ALL SELECT engagement_id, state, 'handover' FROM handovers
            UNION ALL SELECT id, state, 'profile' FROM profiles
            UNION ALL SELECT id, state, 'reference' FROM reference_requests
            UNION ALL SELECT candidacy_id, state, 'meeting' FROM meetings
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
        "an engaged mission without its one CTO",
        "SELECT id::text FROM missions WHERE state IN ('engaged', 'completed')
            AND (SELECT count(*) FROM candidacies WHERE mission_id = missions.id AND state = 'selected') <> 1",
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
        "a mission with more criteria than it may have",
        "SELECT mission_id::text FROM criteria WHERE NOT removed GROUP BY 1 HAVING count(*) > 60",
    ),
    ("a need without words", "SELECT id::text FROM missions WHERE trim(words) = '' OR length(words) > 20000"),
    ("a job that failed", "SELECT id::text FROM jobs WHERE key <> 'none' AND (given_up_at IS NOT NULL OR failure IS NOT NULL)"),
];

/// Whose life a line of the log is a step of, in SQL: a candidacy's lines tell of its meeting and messages too, an engagement's of all that hangs on it.
pub fn life() -> String {
    let listed = |codes: Vec<&str>| codes.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ");
    let lives = [
        ("meeting", listed(MeetingEvent::ALL.iter().map(|event| event.code()).collect())),
        ("ending", listed(EndingEvent::ALL.iter().map(|event| event.code()).collect())),
        ("handover", listed(HandoverEvent::ALL.iter().map(|event| event.code()).collect())),
        ("message", listed(MessageEvent::ALL.iter().map(|event| event.code()).collect())),
        ("activity", listed(ActivityEvent::ALL.iter().map(|event| event.code()).collect())),
        ("item", listed(HandoverItemEvent::ALL.iter().map(|event| event.code()).collect())),
        ("terms", listed(TermsEvent::ALL.iter().map(|event| event.code()).collect())),
    ];
    let cases: String = lives.iter().map(|(life, events)| format!("WHEN event IN ({events}) THEN '{life}' ")).collect();
    format!("(CASE {cases}ELSE subject END)")
}

/// The lines of the log that tell a state, each with whose life it is a step of. Messages, things on a list, and the months and the terms of an
/// engagement, are many, so that theirs follow from nothing.
fn lives() -> String {
    format!(
        "(SELECT * FROM (SELECT id, subject_id, state_from, state_to, {} AS life FROM audit_events WHERE state_to IS NOT NULL) told
          WHERE life NOT IN ('message', 'activity', 'item', 'terms')) lives",
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
