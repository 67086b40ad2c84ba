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
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub ceo: Option<AccountId>,
    pub cto: Option<AccountId>,
    pub candidacy_state: Option<CandidacyState>,
    pub mission_state: Option<MissionState>,
    /// The CEO has been shown the list while the candidacy stood on it.
    pub shown: bool,
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
    /// Nothing once the candidacy is gone with an account.
    pub fn at(&self) -> Option<Circumstances> {
        let (candidacy, mission) = self.candidacy_state.zip(self.mission_state)?;
        Some(Circumstances { candidacy, mission, on_list: self.shown && self.position.is_some(), known_to_ceo: self.known_to_ceo })
    }

    /// What tells the CTO who the CEO is, as long as they have not met.
    pub fn ceo_identity(&self) -> Identity {
        Identity::of_company(self.ceo_name.as_deref(), self.company.as_deref().filter(|_| !self.knows_company))
    }
}

macro_rules! places {
    ($from:literal + $rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            Place,
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
    let place = places!(
        "FROM (SELECT $1::uuid AS id) asked LEFT JOIN candidacies c ON c.id = asked.id LEFT JOIN conversations v ON v.candidacy_id = asked.id"
            + "WHERE c.id IS NOT NULL OR v.candidacy_id IS NOT NULL",
        candidacy.0
    );
    Ok(place.fetch_optional(connection).await?)
}

/// The places of these conversations, or of those that may begin, in no order.
pub(in crate::messages) async fn places(pool: &PgPool, candidacies: &[CandidacyId]) -> Result<Vec<Place>, Problem> {
    let ids: Vec<uuid::Uuid> = candidacies.iter().map(|id| id.0).collect();
    let places = places!(
        "FROM unnest($1::uuid[]) AS asked (id) LEFT JOIN candidacies c ON c.id = asked.id LEFT JOIN conversations v ON v.candidacy_id = asked.id"
            + "WHERE c.id IS NOT NULL OR v.candidacy_id IS NOT NULL",
        &ids
    );
    Ok(places.fetch_all(pool).await?)
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
