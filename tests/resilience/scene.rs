//! An open mission and CTOs whom a change brings in, seen through a node's index.

use std::collections::BTreeSet;

use marketplace::accounts::CurrentStaff;
use marketplace::{Marketplace, matches, search};
use sqlx::postgres::PgConnection;
use tests::{Member, Mission, Site, cto, mission, startup};

/// A site with one open mission.
pub struct Scene {
    pub site: Site,
    pub mission: Mission,
    staff: CurrentStaff,
}

impl Scene {
    pub async fn new() -> Self {
        let site = Site::empty().await;
        let ceo = startup().join(&site).await;
        let mission = mission().of(&ceo).open().play(&site).await;
        let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
        Self { site, mission, staff }
    }

    /// A CTO who is paused: in Postgres, in no index.
    pub async fn paused(&self, name: &str) -> Member {
        let cto = cto().named(name).join(&self.site).await;
        change(&mut self.site.superuser().await, &cto, "paused").await;
        self.site.follow().await;
        assert!(!self.ranked(&self.site.market).await.contains(name));
        cto
    }

    /// The names that a node ranks for the mission: those that its index finds and Postgres lets be seen.
    pub async fn ranked(&self, market: &Marketplace) -> BTreeSet<String> {
        let ranking = matches::ranking(market, &self.staff, self.mission.id, 0, &[]).await.unwrap();
        ranking.profiles.iter().map(|profile| profile.name.clone()).collect()
    }

    /// The same, once this node has looked at the feed.
    pub async fn ranked_after_a_look(&self) -> BTreeSet<String> {
        search::catch_up(&self.site.market).await.unwrap();
        self.ranked(&self.site.market).await
    }
}

/// What a service writes when a profile changes its state, in the transaction that this connection is in.
pub async fn change(connection: &mut PgConnection, cto: &Member, state: &str) {
    sqlx::query("UPDATE profiles SET state = $2 WHERE id = $1").bind(cto.profile().0).bind(state).execute(&mut *connection).await.unwrap();
    let row = "INSERT INTO index_changes (subject, subject_id) VALUES ('profile', $1) ON CONFLICT DO NOTHING";
    sqlx::query(row).bind(cto.profile().0).execute(connection).await.unwrap();
}

/// Begins a transaction that has an id and stays open.
pub async fn begin(connection: &mut PgConnection) {
    sqlx::query("BEGIN").execute(&mut *connection).await.unwrap();
    sqlx::query("SELECT pg_current_xact_id()").execute(connection).await.unwrap();
}

pub async fn commit(connection: &mut PgConnection) {
    sqlx::query("COMMIT").execute(connection).await.unwrap();
}
