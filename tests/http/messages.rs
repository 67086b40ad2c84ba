//! Laws of conversations, as people have them without JavaScript:
//! 1. one for each candidacy; who is part of it and who may write follows from where the candidacy stands, and to strangers it does not exist;
//! 2. before both have met, neither page nor mail tells a side who the other is or how to reach anybody; the author is told what is withheld;
//! 3. opening a page changes nothing; reading is said by a button or by answering, and told to whoever wrote;
//! 4. one mail for each conversation until it is read, without its words, and none for what was read before;
//! 5. a file comes once both have met, is what its content says, and is for the members alone, saved and never shown;
//! 6. nothing typed is lost, a double click writes once, and nobody writes without bound;
//! 7. a message is taken back within a quarter of an hour, or shown to staff, never changed;
//! 8. words go with their author's account; the log never held them.

mod bounds;
mod discretion;
mod files;
mod leaving;
mod mails;
mod membership;
mod reading;
mod withdrawing;

use domain::CandidacyId;
use tests::{Browser, Form, Member, Mission, Page, Site, cto, mission, startup};

pub struct Scene {
    pub site: Site,
    pub ceo: Member,
    pub salome: Member,
    pub bruno: Member,
    pub mission: Mission,
}

impl Scene {
    /// A mission that is open; nobody has a part in it.
    pub async fn set() -> Self {
        let site = Site::empty().await;
        let ceo = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let bruno = cto().named("Bruno Keller").reached_at("bruno@keller.example").join(&site).await;
        let mission = mission().of(&ceo).titled("Reprendre la version de La Tablée").open().play(&site).await;
        Self { site, ceo, salome, bruno, mission }
    }

    /// Salomé is proposed to the CEO, without a name.
    pub async fn shortlisted() -> (Self, CandidacyId) {
        let scene = Self::set().await;
        let candidacy = scene.mission.shortlist(&scene.site, &[&scene.salome]).await[0];
        (scene, candidacy)
    }

    /// Both said yes to a meeting.
    pub async fn introduced() -> (Self, CandidacyId) {
        let (scene, candidacy) = Self::shortlisted().await;
        scene.mission.introduce(&scene.site, &scene.salome, candidacy).await;
        (scene, candidacy)
    }

    pub fn page_of_ceo(&self, candidacy: CandidacyId) -> String {
        format!("/needs/{}/candidates/{candidacy}/messages", self.mission.id)
    }

    pub fn page_of_cto(&self) -> String {
        format!("/offers/{}/messages", self.mission.id)
    }

    pub fn page_of_staff(&self, candidacy: CandidacyId) -> String {
        format!("/staff/missions/{}/messages/{candidacy}", self.mission.id)
    }

    pub async fn staff(&self) -> Browser {
        self.site.staff().await.browser(&self.site)
    }

    pub async fn count(&self, table: &str) -> i64 {
        let count = format!("SELECT count(*) FROM {table}");
        sqlx::query_scalar(sqlx::AssertSqlSafe(count)).fetch_one(&mut self.site.superuser().await).await.unwrap()
    }
}

/// The form, filled with words.
pub async fn filled<'b>(browser: &'b Browser, page: &str, words: &str) -> Form<'b> {
    browser.get(page).await.form("write_message").fill("words", words)
}

/// Writes, and arrives where that leads.
pub async fn say<'b>(browser: &'b Browser, page: &str, words: &str) -> Page<'b> {
    let page = filled(browser, page, words).await.submit().await;
    page.expect_status(200);
    page
}

/// What is said on a page, the oldest first.
pub fn said(page: &Page<'_>) -> Vec<String> {
    page.texts(".message-words")
}
