//! Engagements, in few words: somebody is chosen, and each of the two has a part in what follows.

use chrono::Duration;
use domain::{EngagementId, EntryId, mandate::EntryKind};
use marketplace::{
    accounts,
    engagements::{self, Party},
    mandates::write,
    reports,
};

use crate::{Arrived, Browser, Member, Mission, Postbox, Site, cto, mission, plain_blanks, startup};

/// Camille and Salomé, who work together on a mission of La Tablée, and what is mailed to them.
pub struct AtWork {
    pub site: Site,
    pub postbox: Postbox,
    pub camille: Member,
    pub salome: Member,
    pub mission: Mission,
    pub engagement: EngagementId,
}

impl AtWork {
    /// Camille has just chosen Salomé; what was mailed until then has arrived.
    pub async fn begin() -> Self {
        Self::on("Une agence a construit notre première version avec Symfony. Notre CTO vient de partir. Deux jours par semaine.").await
    }

    /// The same, on a mission of these words.
    pub async fn on(words: &str) -> Self {
        let site = Site::empty().await;
        let camille = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let mission = mission().of(&camille).saying(words).titled("Reprendre la version").open().play(&site).await;
        let engagement = mission.engage(&site, &salome).await;
        let together = Self { site, postbox: Postbox::open().await, camille, salome, mission, engagement };
        together.mails(Duration::zero()).await;
        together
    }

    /// The address of one of its pages: `/terms`, or nothing for the first.
    pub fn page(&self, below: &str) -> String {
        format!("/engagements/{}{below}", self.engagement)
    }

    /// How many lines of the log tell of an event.
    pub async fn logged(&self, event: &str) -> i64 {
        self.site.count(&format!("audit_events WHERE event = '{event}'")).await
    }

    /// A text from the database, as what stands after `SELECT` says.
    pub async fn value(&self, what: &str) -> String {
        sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT {what}"))).fetch_one(&mut self.site.superuser().await).await.unwrap()
    }

    /// Everything that somebody may take away.
    pub async fn export(&self, member: &Member) -> serde_json::Value {
        let visitor = self.site.proofs_of(member).await;
        let export = accounts::export(&self.site.market, visitor.account().unwrap()).await.unwrap();
        serde_json::from_str(&export).unwrap()
    }

    /// A browser of Camille's.
    pub fn camilles(&self) -> Browser {
        self.camille.browser(&self.site)
    }

    /// A browser of Salomé's.
    pub fn salomes(&self) -> Browser {
        self.salome.browser(&self.site)
    }

    /// A browser of staff's, signed in now.
    pub async fn staffs(&self) -> Browser {
        self.site.signed_in(&self.site.staff().await.email).await
    }

    /// Lets time pass, does what is due, and answers the mails that arrived for the two.
    pub async fn mails(&self, after: Duration) -> Vec<Arrived> {
        self.site.advance(after);
        let before = self.postbox.arrived().len();
        self.site.work_off_through(&self.postbox).await;
        let of_the_two = [&self.camille.email, &self.salome.email];
        self.postbox.arrived().into_iter().skip(before).filter(|mail| of_the_two.contains(&&mail.to)).collect()
    }

    /// The same, as `camille: subject`.
    pub async fn news(&self, after: Duration) -> Vec<String> {
        let first = |mail: &Arrived| mail.to.split('@').next().unwrap_or_default().to_owned();
        let mut lines: Vec<String> =
            self.mails(after).await.iter().map(|mail| format!("{}: {}", first(mail), plain_blanks(&mail.subject))).collect();
        lines.sort();
        lines
    }
}

impl Mission {
    /// The CTO is proposed, met and chosen.
    pub async fn engage(&self, site: &Site, cto: &Member) -> EngagementId {
        let candidacy = self.shortlist(site, &[cto]).await[0];
        self.introduce(site, cto, candidacy).await;
        self.agree(site, cto, candidacy).await;
        self.choose(site, candidacy).await;
        self.engagement(site).await
    }

    /// The engagement of this mission, once somebody was chosen.
    pub async fn engagement(&self, site: &Site) -> EngagementId {
        engagements::of_mission(&site.market, &site.proofs_of(&self.owner).await, self.id).await.unwrap().expect("somebody was chosen")
    }
}

impl Member {
    /// This person's part in an engagement.
    pub async fn party_to(&self, site: &Site, engagement: EngagementId) -> Party {
        engagements::party(&site.market, &site.proofs_of(self).await, engagement).await.unwrap()
    }
}

/// What is typed of a part of a mandate, which a form takes in November 2026.
pub fn typed_entry(kind: EntryKind) -> Vec<(String, String)> {
    let fields: &[(&str, &str)] = match kind {
        EntryKind::Objective => &[
            ("title", "Livrer sans l’agence"),
            ("measure", "Livraisons faites par votre équipe seule"),
            ("target", "Quatre de suite"),
            ("due", "2027-02-15"),
            ("state", "under_way"),
        ],
        EntryKind::Milestone => &[("title", "Paiement chez 40 commerçants"), ("due", "2026-12-12"), ("owner", "Hugo")],
        EntryKind::Decision => &[
            ("day", "2026-11-10"),
            ("title", "Garder le framework en place"),
            ("reason", "Deux développeurs sur trois le connaissent"),
            ("refused", "Tout réécrire : neuf mois sans rien livrer"),
            ("cost_once", "0"),
            ("cost_monthly", "120"),
        ],
        EntryKind::Risk => &[
            ("title", "L’agence est seule à savoir mettre en ligne"),
            ("likelihood", "high"),
            ("severity", "high"),
            ("remedy", "Hugo apprend d’ici le 15 décembre"),
            ("state", "open"),
        ],
    };
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

impl Member {
    /// Publishes the report of a month, as short as it may be.
    pub async fn publishes(&self, site: &Site, engagement: EngagementId, month: &str) {
        let said = [
            ("team", "good"),
            ("team_words", "L’équipe est au complet."),
            ("agency", "watch"),
            ("agency_words", "L’agence tient encore l’hébergement."),
            ("transfer", "good"),
            ("transfer_words", "Hugo peut continuer."),
        ];
        let typed: Vec<(String, String)> = said.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let party = self.party_to(site, engagement).await;
        reports::write::write(&site.market, &party, month.parse().unwrap(), ("0", "publish"), &typed).await.unwrap();
    }

    /// Writes a part of the mandate.
    pub async fn notes_down(&self, site: &Site, engagement: EngagementId, kind: EntryKind) -> EntryId {
        let (party, once) = (self.party_to(site, engagement).await, EntryId(uuid::Uuid::now_v7()));
        write::add(&site.market, &party, kind.code(), &once.to_string(), &typed_entry(kind)).await.unwrap();
        once
    }
}
