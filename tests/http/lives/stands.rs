//! Where a life stands, and whether its log tells each change of it. The changes are noted by the database itself, beside the services.

use domain::MissionId;
use sqlx::AssertSqlSafe;
use sqlx::postgres::PgConnection;
use tests::Site;

use crate::bad_input::invariants;

/// Each table whose rows have a state: the life that it is, and the column of whose life it is. What each of two may ask is a life of its own for each.
pub const TABLES: [(&str, &str, &str); 17] = [
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
    ("papers", "paper", "engagement_id"),
    ("postings", "posting", "id"),
];

/// Tables with a state that is no life of a mission, and why.
pub const EXCUSED: [(&str, &str); 11] = [
    ("accounts", "it is of a person, whatever their missions"),
    ("profiles", "it is of a person, whatever their missions"),
    ("public_pages", "it is of a profile"),
    ("reference_requests", "it is of a profile"),
    ("documents", "it is of a profile"),
    ("community_events", "it is of the community"),
    ("attendances", "it is of the community"),
    ("messages", "it is sent without a state, and who takes it back says so in its line alone"),
    ("agency_requests", "it is a link that goes to the agency; what it answers counts once the CEO has taken it over"),
    ("objectives", "it is a field of the mandate, which both set to any value: its lines say that it was changed"),
    ("risks", "it is a field of the mandate, which both set to any value: its lines say that it was changed"),
];

/// Tables with a state that are neither watched nor excused, and those that are one of it without having one, or both.
pub async fn forgotten(site: &Site) -> Vec<String> {
    let with_state =
        "SELECT c.table_name::text FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name = 'state' ORDER BY 1";
    let with_state: Vec<String> = sqlx::query_scalar(with_state).fetch_all(&mut site.superuser().await).await.unwrap();
    let named: Vec<&str> = TABLES.iter().map(|(table, ..)| *table).chain(EXCUSED.iter().map(|(table, _)| *table)).collect();
    let unnamed = with_state.iter().filter(|table| !named.contains(&table.as_str())).map(|table| format!("{table} is not watched"));
    let gone = named.iter().filter(|table| !with_state.iter().any(|one| one == *table)).map(|table| format!("{table} has no state"));
    let twice = EXCUSED.iter().filter(|(table, _)| TABLES.iter().any(|(watched, ..)| watched == table));
    unnamed.chain(gone).chain(twice.map(|(table, _)| format!("{table} is watched and excused"))).collect()
}

/// From now on the database notes each change of a state.
pub async fn watch_changes(site: &Site) {
    let mut connection = site.superuser().await;
    let function = "CREATE TABLE changes_of_state (life text, of uuid, state_from text, state_to text);
        CREATE INDEX ON changes_of_state (of);
        CREATE INDEX ON notifications (line);
        CREATE FUNCTION note_change_of_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN
            INSERT INTO changes_of_state VALUES (TG_ARGV[0] || CASE TG_ARGV[0] WHEN 'ending' THEN ' ' || (to_jsonb(NEW) ->> 'asked_by') ELSE '' END,
                (to_jsonb(NEW) ->> TG_ARGV[1])::uuid,
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

/// How far a life came.
#[derive(Debug, Default, sqlx::FromRow)]
pub struct Reached {
    pub engaged: bool,
    pub checked: bool,
    pub renewed: bool,
    pub completed: bool,
    pub reviewed: bool,
    pub published: bool,
    /// What was public is none any more: withdrawn, changed or taken down.
    pub unpublished: bool,
    pub notifications: i64,
}

/// How far it came.
pub async fn reached(connection: &mut PgConnection, mission: MissionId) -> Reached {
    let query = "WITH own AS (SELECT e.event, e.state_from FROM audit_events e WHERE e.mission_id = $1), has AS (
            SELECT event FROM own UNION SELECT 'unpublish' FROM own WHERE state_from = 'published')
        SELECT EXISTS (SELECT FROM has WHERE event = 'select') AS engaged,
            EXISTS (SELECT FROM has WHERE event IN ('answer_checkup', 'raise_checkup')) AS checked,
            EXISTS (SELECT FROM has WHERE event IN ('answer_renewal', 'agree_renewal', 'differ_renewal')) AS renewed,
            EXISTS (SELECT FROM has WHERE event = 'complete') AS completed,
            EXISTS (SELECT FROM has WHERE event = 'send_outcome_review') AS reviewed,
            EXISTS (SELECT FROM has WHERE event = 'publish_case_study') AS published,
            EXISTS (SELECT FROM has WHERE event = 'unpublish') AS unpublished,
            (SELECT count(*) FROM notifications WHERE mission_id = $1) AS notifications";
    sqlx::query_as(query).bind(mission.0).fetch_one(connection).await.unwrap()
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
    pub state: String,
    pub terms: Option<i16>,
    pub ceo_signed: bool,
    /// Whether somebody asks that it end.
    pub is_to_end: bool,
    pub month: Option<String>,
    pub month_version: Option<i32>,
    pub handover: Option<String>,
    pub to_do: Option<uuid::Uuid>,
    pub report: Option<i32>,
    pub is_reported: bool,
    pub ceo_checkup: Option<String>,
    pub cto_checkup: Option<String>,
    pub renewal: Option<uuid::Uuid>,
    pub renewal_state: Option<String>,
    pub has_link: bool,
    pub question: Option<uuid::Uuid>,
    pub question_state: Option<String>,
    pub objective: Option<uuid::Uuid>,
    pub objective_version: Option<i32>,
    pub ceo_review: Option<String>,
    pub ceo_review_version: Option<i32>,
    pub cto_review: Option<String>,
    pub cto_review_version: Option<i32>,
    pub study: Option<String>,
    pub revision: Option<i32>,
    pub parts: Vec<String>,
    pub part_versions: Vec<i32>,
}

const WORK: &str = "SELECT e.id, e.candidacy_id, e.state, t.version AS terms,
        EXISTS (SELECT FROM terms_signatures s WHERE s.terms_id = t.id AND s.role = 'ceo') AS ceo_signed,
        EXISTS (SELECT FROM endings w WHERE w.engagement_id = e.id AND w.state = 'open') AS is_to_end,
        m.state AS month, m.version AS month_version, h.state AS handover,
        (SELECT x.id FROM handover_items x WHERE x.engagement_id = e.id AND x.state = 'to_do' ORDER BY x.id LIMIT 1) AS to_do,
        r.version AS report, COALESCE(r.facts IS NOT NULL, false) AS is_reported, k1.state AS ceo_checkup, k2.state AS cto_checkup,
        n.id AS renewal, n.state AS renewal_state, EXISTS (SELECT FROM briefing_links l WHERE l.engagement_id = e.id AND l.state = 'open') AS has_link,
        q.id AS question, q.state AS question_state, o.id AS objective, o.version AS objective_version,
        v1.state AS ceo_review, v1.version AS ceo_review_version, v2.state AS cto_review, v2.version AS cto_review_version,
        c.state AS study, c.revision, p.parts, p.part_versions
    FROM engagements e CROSS JOIN LATERAL (SELECT date_trunc('month', e.began_at AT TIME ZONE 'Europe/Paris')::date AS month) began
    LEFT JOIN terms t ON t.engagement_id = e.id AND t.state IN ('proposed', 'half_signed')
    LEFT JOIN activity_months m ON m.engagement_id = e.id AND m.month = began.month
    LEFT JOIN reports r ON r.engagement_id = e.id AND r.month = began.month
    LEFT JOIN handovers h ON h.engagement_id = e.id
    LEFT JOIN checkups k1 ON k1.engagement_id = e.id AND k1.role = 'ceo' LEFT JOIN checkups k2 ON k2.engagement_id = e.id AND k2.role = 'cto'
    LEFT JOIN LATERAL (SELECT id, state FROM renewals WHERE engagement_id = e.id ORDER BY asked_at DESC LIMIT 1) n ON true
    LEFT JOIN LATERAL (SELECT id, state FROM questions WHERE engagement_id = e.id AND state <> 'removed' ORDER BY state DESC, id LIMIT 1) q ON true
    LEFT JOIN LATERAL (SELECT id, version FROM objectives WHERE engagement_id = e.id ORDER BY id LIMIT 1) o ON true
    LEFT JOIN outcome_reviews v1 ON v1.engagement_id = e.id AND v1.role = 'ceo' LEFT JOIN outcome_reviews v2 ON v2.engagement_id = e.id AND v2.role = 'cto'
    LEFT JOIN case_studies c ON c.engagement_id = e.id
    CROSS JOIN LATERAL (SELECT COALESCE(array_agg(part ORDER BY part), '{}') AS parts, COALESCE(array_agg(version ORDER BY part), '{}') AS part_versions
        FROM case_study_parts WHERE case_study_id = c.id) p
    WHERE e.mission_id = $1 ORDER BY e.began_at DESC, e.id DESC LIMIT 1";

const CANDIDATES: &str = "SELECT c.id, c.profile_id, c.state, i.requested_at IS NOT NULL AS requested, i.ceo_wants_to AS ceo_wants,
        i.cto_wants_to AS cto_wants, g.state AS meeting, g.proposed_by
    FROM candidacies c LEFT JOIN introductions i ON i.candidacy_id = c.id LEFT JOIN meetings g ON g.candidacy_id = c.id
    WHERE c.mission_id = $1 ORDER BY c.id";

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
        let (state, sign_off_asked, signed_off): (String, bool, bool) =
            sqlx::query_as(own).bind(mission.0).fetch_one(&mut *connection).await.unwrap();
        let mut stands = Self { state, sign_off_asked, signed_off, candidates: Vec::new(), work: None };
        if !matches!(stands.state.as_str(), "draft" | "submitted") {
            stands.candidates = sqlx::query_as(CANDIDATES).bind(mission.0).fetch_all(&mut *connection).await.unwrap();
            stands.work = sqlx::query_as(WORK).bind(mission.0).fetch_optional(connection).await.unwrap();
        }
        stands
    }
}

/// The last line, mail and notification that were written, to see whether an act left anything behind.
pub type Written = (i64, Option<uuid::Uuid>, Option<uuid::Uuid>);

/// What was written last.
pub async fn written(connection: &mut PgConnection) -> Written {
    let query = "SELECT (SELECT COALESCE(max(id), 0) FROM audit_events), (SELECT id FROM mails ORDER BY id DESC LIMIT 1),
        (SELECT id FROM notifications ORDER BY id DESC LIMIT 1)";
    sqlx::query_as(query).fetch_one(connection).await.unwrap()
}
