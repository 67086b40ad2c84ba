//! Where a life stands, and whether its log tells each change of it. The changes are noted by the database itself, beside the services.

use domain::MissionId;
use sqlx::AssertSqlSafe;
use sqlx::postgres::PgConnection;
use tests::Site;

use crate::bad_input::invariants;

/// Each table whose rows have a state: the life that it is, and the column of whose life it is. What each of two may ask is a life of its own for each.
const TABLES: [(&str, &str, &str); 15] = [
    ("missions", "mission", "id"),
    ("candidacies", "candidacy", "id"),
    ("meetings", "meeting", "candidacy_id"),
    ("engagements", "engagement", "id"),
    ("terms", "terms", "engagement_id"),
    ("endings", "ending", "engagement_id"),
    ("activity_months", "activity", "engagement_id"),
    ("handovers", "handover", "engagement_id"),
    ("handover_items", "item", "engagement_id"),
    ("checkups", "checkup", "engagement_id"),
    ("renewals", "renewal", "engagement_id"),
    ("outcome_reviews", "outcome_review", "engagement_id"),
    ("case_studies", "case_study", "engagement_id"),
    ("briefing_links", "link", "engagement_id"),
    ("questions", "question", "engagement_id"),
];

/// From now on the database notes each change of a state.
pub async fn watch_changes(site: &Site) {
    let mut connection = site.superuser().await;
    let function = "CREATE TABLE changes_of_state (life text, of uuid, state_from text, state_to text);
        CREATE FUNCTION note_change_of_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN
            INSERT INTO changes_of_state VALUES (TG_ARGV[0] || COALESCE(' ' || (to_jsonb(NEW) ->> 'asked_by'), ''), (to_jsonb(NEW) ->> TG_ARGV[1])::uuid,
                CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) ->> 'state' END, to_jsonb(NEW) ->> 'state');
            RETURN NEW;
        END $$";
    sqlx::raw_sql(function).execute(&mut connection).await.unwrap();
    for (table, life, of) in TABLES {
        let trigger = format!(
            "CREATE TRIGGER note_change AFTER INSERT OR UPDATE OF state ON {table}
             FOR EACH ROW EXECUTE FUNCTION note_change_of_state('{life}', '{of}')"
        );
        sqlx::raw_sql(AssertSqlSafe(trigger)).execute(&mut connection).await.unwrap();
    }
}

/// Changes that the log does not tell once each, and lines that tell a change that was none. A mission begins as a draft and a list with its
/// subjects, without a line.
pub async fn unlogged(connection: &mut PgConnection, mission: MissionId) -> Vec<String> {
    let query = format!(
        "WITH own AS (
             SELECT $1::uuid AS id UNION SELECT id FROM candidacies WHERE mission_id = $1 UNION SELECT id FROM engagements WHERE mission_id = $1
         ), changed AS (
             SELECT life, of, COALESCE(state_from, '-') AS state_from, state_to, count(*) AS times FROM changes_of_state
             WHERE of IN (SELECT id FROM own) AND state_from IS DISTINCT FROM state_to
               AND NOT (state_from IS NULL AND (life = 'mission' OR life = 'item')) GROUP BY 1, 2, 3, 4
         ), told AS (
             SELECT {life} AS life, subject_id AS of, COALESCE(state_from, '-') AS state_from, state_to, count(*) AS times FROM audit_events
             WHERE mission_id = $1 AND state_to IS NOT NULL AND state_from IS DISTINCT FROM state_to
               AND NOT (state_from IS NULL AND (subject = 'mission' OR {life} IN ('item', 'message'))) GROUP BY 1, 2, 3, 4
         )
         SELECT COALESCE(changed.life, told.life) || ' ' || COALESCE(changed.state_from, told.state_from) || ' to '
             || COALESCE(changed.state_to, told.state_to) || ': changed ' || COALESCE(changed.times, 0) || ' times, told ' || COALESCE(told.times, 0)
         FROM changed FULL JOIN told USING (life, of, state_from, state_to)
         WHERE changed.times IS DISTINCT FROM told.times AND COALESCE(changed.life, told.life) <> 'message'",
        life = invariants::life()
    );
    sqlx::query_scalar(AssertSqlSafe(query)).bind(mission.0).fetch_all(connection).await.unwrap()
}

/// Whether it was engaged, and completed; and how many notifications tell of it.
pub async fn reached(connection: &mut PgConnection, mission: MissionId) -> (bool, bool, u64) {
    let query = "SELECT EXISTS (SELECT FROM engagements WHERE mission_id = $1),
        EXISTS (SELECT FROM missions WHERE id = $1 AND state = 'completed'), (SELECT count(*) FROM notifications WHERE mission_id = $1)";
    let (engaged, completed, told): (bool, bool, i64) = sqlx::query_as(query).bind(mission.0).fetch_one(connection).await.unwrap();
    (engaged, completed, u64::try_from(told).unwrap())
}

/// What somebody who knows everything sees of one of the candidacies.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Candidate {
    pub id: uuid::Uuid,
    pub profile_id: uuid::Uuid,
    pub state: String,
    pub requested: bool,
    pub ceo_wants: Option<bool>,
    pub cto_wants: Option<bool>,
    pub meeting: Option<String>,
    pub proposed_by: Option<String>,
}

/// Of the engagement that has not ended, or the last one.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Work {
    pub id: uuid::Uuid,
    pub candidacy_id: uuid::Uuid,
    pub ended: bool,
    pub terms: Option<i16>,
    pub ceo_signed: bool,
    pub month: Option<String>,
    pub month_version: Option<i32>,
    pub handover: Option<String>,
    pub to_do: Option<uuid::Uuid>,
}

/// Where everything stands.
#[derive(Debug, Clone)]
pub struct Stands {
    pub state: String,
    pub sign_off_asked: bool,
    pub signed_off: bool,
    pub candidates: Vec<Candidate>,
    pub work: Option<Work>,
}

impl Stands {
    pub async fn read(connection: &mut PgConnection, mission: MissionId) -> Self {
        let own = "SELECT state, sign_off_asked_at IS NOT NULL, signed_off_at IS NOT NULL FROM missions WHERE id = $1";
        let (state, sign_off_asked, signed_off) = sqlx::query_as(own).bind(mission.0).fetch_one(&mut *connection).await.unwrap();
        let candidates = "SELECT c.id, c.profile_id, c.state, i.requested_at IS NOT NULL AS requested, i.ceo_wants_to AS ceo_wants,
                i.cto_wants_to AS cto_wants, g.state AS meeting, g.proposed_by
            FROM candidacies c LEFT JOIN introductions i ON i.candidacy_id = c.id LEFT JOIN meetings g ON g.candidacy_id = c.id
            WHERE c.mission_id = $1 ORDER BY c.id";
        let candidates = sqlx::query_as(candidates).bind(mission.0).fetch_all(&mut *connection).await.unwrap();
        let work = "SELECT e.id, e.candidacy_id, e.state = 'ended' AS ended, t.version AS terms,
                EXISTS (SELECT FROM terms_signatures s WHERE s.terms_id = t.id AND s.role = 'ceo') AS ceo_signed,
                m.state AS month, m.version AS month_version, h.state AS handover,
                (SELECT x.id FROM handover_items x WHERE x.engagement_id = e.id AND x.state = 'to_do' ORDER BY x.id LIMIT 1) AS to_do
            FROM engagements e LEFT JOIN terms t ON t.engagement_id = e.id AND t.state IN ('proposed', 'half_signed')
            LEFT JOIN activity_months m ON m.engagement_id = e.id AND m.month = date_trunc('month', e.began_at AT TIME ZONE 'Europe/Paris')::date
            LEFT JOIN handovers h ON h.engagement_id = e.id WHERE e.mission_id = $1 ORDER BY e.began_at DESC, e.id DESC LIMIT 1";
        let work = sqlx::query_as(work).bind(mission.0).fetch_optional(connection).await.unwrap();
        Self { state, sign_off_asked, signed_off, candidates, work }
    }
}

/// How much is written of a life, to see whether an act left anything behind.
pub async fn written(connection: &mut PgConnection) -> (i64, i64, i64) {
    let query = "SELECT (SELECT count(*) FROM audit_events), (SELECT count(*) FROM mails), (SELECT count(*) FROM notifications)";
    sqlx::query_as(query).fetch_one(connection).await.unwrap()
}
