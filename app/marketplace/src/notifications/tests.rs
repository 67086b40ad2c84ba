//! For the tests of who is told: a CEO, a CTO and a member of staff around one mission, put into any state, and what a step told them.

use chrono::{DateTime, Utc};
use domain::{AccountId, CandidacyId, MailKind, MissionId, ProfileId, Role, lifecycle::MissionState};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::audit::Actor;

/// Three people, and the mission of the first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene {
    pub ceo: AccountId,
    pub cto: AccountId,
    pub staff: AccountId,
    pub mission: MissionId,
    pub profile: ProfileId,
}

/// Who was told what.
pub(crate) type Told = Vec<(Role, MailKind)>;

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-17T09:00:00Z".parse().expect("a moment")
}

async fn run(tx: &mut PgConnection, statement: &'static str, ids: &[Uuid]) {
    let query = ids.iter().fold(sqlx::query(statement), |query, id| query.bind(*id));
    query.execute(tx).await.expect("a row");
}

impl Scene {
    /// The mission stands in this state, with everything that its next steps need.
    pub async fn set(tx: &mut PgConnection, state: MissionState) -> Self {
        let [ceo, cto, staff, mission, profile] = std::array::from_fn(|_| Uuid::now_v7());
        for (id, role) in [(ceo, "ceo"), (cto, "cto"), (staff, "staff")] {
            sqlx::query(
                "INSERT INTO accounts (id, role, email, name, company, password_hash, created_at) VALUES ($1, $2, $3, $2, 'C', '', now())",
            )
            .bind(id)
            .bind(role)
            .bind(format!("{id}@example.org"))
            .execute(&mut *tx)
            .await
            .expect("an account");
        }
        let row = "INSERT INTO profiles (id, account_id, state, headline, about, created_at, updated_at)
                   VALUES ($1, $2, 'accepted', 'H', 'A', now(), now())";
        run(tx, row, &[profile, cto]).await;
        sqlx::query(
            "INSERT INTO missions (id, owner_id, state, company, title, words, language, created_at, updated_at)
             VALUES ($1, $2, $3, 'C', 'T', 'W', 'fr', now(), now())",
        )
        .bind(mission)
        .bind(ceo)
        .bind(state.code())
        .execute(&mut *tx)
        .await
        .expect("a mission");
        let criterion =
            "INSERT INTO criteria (id, mission_id, kind, value, importance, origin) VALUES ($1, $2, 'stack', 'php', 'must', 'ceo')";
        run(tx, criterion, &[Uuid::now_v7(), mission]).await;
        let (ceo, cto, staff) = (AccountId(ceo), AccountId(cto), AccountId(staff));
        Self { ceo, cto, staff, mission: MissionId(mission), profile: ProfileId(profile) }
    }

    /// The CTO's candidacy, in this state, invited until an hour ago, with a meeting that was asked for where `meets`.
    pub async fn candidacy(&self, tx: &mut PgConnection, state: &str, meets: bool) -> CandidacyId {
        let id = Uuid::now_v7();
        sqlx::query(
            "INSERT INTO candidacies (id, mission_id, profile_id, state, answer_by, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5::timestamptz - interval '1 hour', $5, $5)",
        )
        .bind(id)
        .bind(self.mission.0)
        .bind(self.profile.0)
        .bind(state)
        .bind(now())
        .execute(&mut *tx)
        .await
        .expect("a candidacy");
        if meets {
            let asked = "INSERT INTO introductions (candidacy_id, requested_at, ceo_wants_to, cto_wants_to) VALUES ($1, now(), true, true)";
            run(tx, asked, &[id]).await;
        }
        CandidacyId(id)
    }

    /// Somebody of this role acts.
    pub fn actor(&self, role: Role) -> Actor {
        let account = match role {
            Role::Ceo => Some(self.ceo),
            Role::Cto => Some(self.cto),
            Role::Staff => Some(self.staff),
            Role::System => None,
        };
        Actor { account, role }
    }

    /// Who is written to, and who is told on the site.
    pub async fn told(&self, tx: &mut PgConnection) -> (Told, Told) {
        let mails = self.read(tx, "SELECT account_id, kind FROM mails WHERE account_id IS NOT NULL").await;
        let notifications = self.read(tx, "SELECT account_id, kind FROM notifications").await;
        let caused =
            "SELECT count(*) FROM notifications n JOIN mails m ON m.id = n.mail_id AND m.account_id = n.account_id AND m.kind = n.kind
                      JOIN audit_events e ON e.id = n.line AND e.actor_id IS DISTINCT FROM n.account_id
                      WHERE n.mission_id IS NOT NULL";
        let caused: i64 = sqlx::query_scalar(caused).fetch_one(&mut *tx).await.expect("a count");
        assert_eq!(usize::try_from(caused), Ok(notifications.len()), "each has its mail and its line in the log");
        (mails, notifications)
    }

    async fn read(&self, tx: &mut PgConnection, statement: &'static str) -> Told {
        let rows: Vec<(Uuid, String)> = sqlx::query_as(statement).fetch_all(tx).await.expect("rows");
        let role = |account| match AccountId(account) {
            one if one == self.ceo => Role::Ceo,
            one if one == self.cto => Role::Cto,
            _ => Role::Staff,
        };
        let mut told: Told = rows.into_iter().map(|(account, kind)| (role(account), kind.parse().expect("a kind"))).collect();
        told.sort_by_key(|(role, kind)| (role.code(), kind.code()));
        told
    }
}
