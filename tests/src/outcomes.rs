//! What follows an engagement, in few words: its mission is completed, and each of the two says how it went, or tells it.

use domain::{CasePart, EngagementId};
use marketplace::{
    case_studies::{self, CaseStudySheet},
    endings::settle::{Completion, complete},
    outcome_reviews::write as reviews,
};

use crate::{AtWork, Member, Site};

/// What a part says in a test; names both.
pub fn study_text(part: CasePart) -> String {
    match part {
        CasePart::Title => "« L’agence parlait, je hochais la tête. »".to_owned(),
        CasePart::Summary => "Comment La Tablée a repris la main sur son produit avec Salomé Garnier.".to_owned(),
        CasePart::LastWord => "Je comprends enfin ce que l’on me dit. Merci à Salomé.".to_owned(),
        part => format!("La section {part} parle de La Tablée et de Salomé Garnier."),
    }
}

impl AtWork {
    /// Camille and Salomé have worked together, and staff has completed the mission; what was mailed until then has arrived.
    pub async fn completed() -> Self {
        let together = Self::begin().await;
        together.site.advance(chrono::Duration::days(10));
        together.engagement.completed(&together.site).await;
        together.mails(chrono::Duration::zero()).await;
        together
    }
}

/// What staff does with an engagement.
pub trait Completed {
    /// Its mission is completed today.
    fn completed(self, site: &Site) -> impl Future<Output = ()>;
}

impl Completed for EngagementId {
    async fn completed(self, site: &Site) {
        let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
        let typed = Completion { last_day: site.market.today().to_string(), confirmed: "true".to_owned() };
        complete(&site.market, &staff, self, &typed).await.unwrap();
    }
}

impl Member {
    /// Sends an outcome review in which every question has this answer.
    pub async fn reviews(&self, site: &Site, engagement: EngagementId, answer: &str) {
        let by = self.party_to(site, engagement).await;
        let questions = domain::OutcomeQuestion::ALL.iter().map(|question| (question.code().to_owned(), answer.to_owned()));
        reviews::write(&site.market, &by, "0", reviews::SEND, &questions.collect::<Vec<_>>()).await.unwrap();
    }

    /// The case study as this person sees it.
    pub async fn study(&self, site: &Site, engagement: EngagementId) -> CaseStudySheet {
        case_studies::sheet(&site.market, &self.party_to(site, engagement).await).await.unwrap().expect("somebody has begun")
    }

    /// Begins the case study and writes every part of it; a CEO does.
    pub async fn writes_study(&self, site: &Site, engagement: EngagementId) {
        let by = self.party_to(site, engagement).await;
        case_studies::write::begin(&site.market, &by, "fr").await.unwrap();
        for part in CasePart::ALL {
            case_studies::write::write(&site.market, &by, part.code(), "0", &study_text(*part)).await.unwrap();
        }
    }

    /// Agrees to the case study as it stands.
    pub async fn agrees_to_study(&self, site: &Site, engagement: EngagementId) {
        let revision = self.study(site, engagement).await.revision.to_string();
        case_studies::consent::agree(&site.market, &self.party_to(site, engagement).await, &revision).await.unwrap();
    }
}
