//! Where a conversation stands: its two sides, its candidacy and mission while they are there, and what each side may know of the other.

use domain::{
    AccountId, CandidacyId, MissionId, ProfileId,
    conversation::Circumstances,
    lifecycle::{CandidacyState, MissionState},
};
use sqlx::{PgConnection, PgPool};

use crate::{Problem, discretion::Identity};

/// A conversation, or a candidacy in which nobody has written yet.
#[derive(Debug, Clone)]
pub(in crate::messages) struct Place {
    pub mission: MissionId,
    pub ceo: Option<AccountId>,
    pub cto: Option<AccountId>,
    /// Nothing once the candidacy is gone with an account.
    pub at: Option<Circumstances>,
    pub known_to_ceo: bool,
    /// Both said yes to a meeting.
    pub met: bool,
    /// An invitation, or a question for a meeting, told the CTO whose mission it is.
    pub knows_company: bool,
    pub profile: Option<ProfileId>,
    pub position: Option<i16>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub ceo_name: Option<String>,
    pub cto_name: Option<String>,
}

impl Place {
    /// What tells the CTO who the CEO is, as long as they have not met.
    pub fn ceo_identity(&self) -> Identity {
        Identity::of_company(self.ceo_name.as_deref(), self.company.as_deref().filter(|_| !self.knows_company))
    }
}

/// The columns of a place, as they are read.
#[derive(Debug)]
pub(super) struct PlaceRow {
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub ceo: Option<AccountId>,
    pub cto: Option<AccountId>,
    pub candidacy_state: Option<CandidacyState>,
    pub mission_state: Option<MissionState>,
    pub shown: bool,
    pub known_to_ceo: bool,
    pub met: bool,
    pub knows_company: bool,
    pub profile: Option<ProfileId>,
    pub position: Option<i16>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub ceo_name: Option<String>,
    pub cto_name: Option<String>,
}

impl From<PlaceRow> for Place {
    fn from(row: PlaceRow) -> Self {
        let on_list = row.shown && row.position.is_some();
        let at = row.candidacy_state.zip(row.mission_state).map(|(candidacy, mission)| Circumstances {
            candidacy,
            mission,
            on_list,
            known_to_ceo: row.known_to_ceo,
        });
        Self {
            mission: row.mission,
            ceo: row.ceo,
            cto: row.cto,
            at,
            known_to_ceo: row.known_to_ceo,
            met: row.met,
            knows_company: row.knows_company,
            profile: row.profile,
            position: row.position,
            title: row.title,
            company: row.company,
            ceo_name: row.ceo_name,
            cto_name: row.cto_name,
        }
    }
}

macro_rules! places {
    ($from:literal + $rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            PlaceRow,
            r#"SELECT COALESCE(c.id, v.candidacy_id) AS "candidacy!: CandidacyId", COALESCE(c.mission_id, v.mission_id) AS "mission!: MissionId",
                      ceo.id AS "ceo?: AccountId", cto.id AS "cto?: AccountId", c.state AS "candidacy_state?: CandidacyState",
                      m.state AS "mission_state?: MissionState", c.shown_at IS NOT NULL AS "shown!",
                      EXISTS (SELECT FROM messages x WHERE x.candidacy_id = v.candidacy_id AND x.ceo_reads) AS "known_to_ceo!",
                      i.accepted_at IS NOT NULL AS "met!", (c.answer_by IS NOT NULL OR i.requested_at IS NOT NULL) AS "knows_company!",
                      p.id AS "profile?: ProfileId", c.position AS "position?", m.title AS "title?", m.company AS "company?",
                      ceo.name AS "ceo_name?", cto.name AS "cto_name?" "# + $from + r#"
               LEFT JOIN missions m ON m.id = COALESCE(c.mission_id, v.mission_id) LEFT JOIN profiles p ON p.id = c.profile_id
               LEFT JOIN accounts ceo ON ceo.id = COALESCE(m.owner_id, v.ceo_id) LEFT JOIN accounts cto ON cto.id = COALESCE(p.account_id, v.cto_id)
               LEFT JOIN introductions i ON i.candidacy_id = c.id "# + $rest
            $(, $argument)*
        )
    };
}

/// The place of one conversation, or of the one that may begin.
pub(in crate::messages) async fn place(connection: &mut PgConnection, candidacy: CandidacyId) -> Result<Option<Place>, Problem> {
    let row = places!(
        "FROM (SELECT $1::uuid AS id) asked LEFT JOIN candidacies c ON c.id = asked.id LEFT JOIN conversations v ON v.candidacy_id = asked.id"
            + "WHERE c.id IS NOT NULL OR v.candidacy_id IS NOT NULL",
        candidacy.0
    );
    Ok(row.fetch_optional(connection).await?.map(Place::from))
}

/// The places of these conversations, in no order.
pub(super) async fn places(pool: &PgPool, candidacies: &[CandidacyId]) -> Result<Vec<(CandidacyId, Place)>, Problem> {
    let ids: Vec<uuid::Uuid> = candidacies.iter().map(|id| id.0).collect();
    let rows = places!("FROM conversations v LEFT JOIN candidacies c ON c.id = v.candidacy_id" + "WHERE v.candidacy_id = ANY($1)", &ids);
    Ok(rows.fetch_all(pool).await?.into_iter().map(|row| (row.candidacy, row.into())).collect())
}

/// The conversation of a CTO about a mission; also one whose company is gone.
pub(in crate::messages) async fn candidacy_of(pool: &PgPool, mission: MissionId, cto: AccountId) -> Result<Option<CandidacyId>, Problem> {
    Ok(sqlx::query_scalar!(
        r#"SELECT c.id AS "id!: CandidacyId" FROM candidacies c JOIN profiles p ON p.id = c.profile_id WHERE c.mission_id = $1 AND p.account_id = $2
           UNION SELECT v.candidacy_id FROM conversations v WHERE v.mission_id = $1 AND v.cto_id = $2 LIMIT 1"#,
        mission.0,
        cto.0
    )
    .fetch_optional(pool)
    .await?)
}
