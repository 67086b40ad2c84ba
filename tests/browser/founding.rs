//! Law 12: the founding story, from the first sentence to the published case study, as three people play it; with pictures in
//! `target/pictures/founding-fr`, `-en` and `-firefox`.

use std::fs;

use chrono::Duration;
use domain::{CasePart, OutcomeQuestion, Role};
use tests::browsers::{Chromium, Firefox, RealBrowser, Tab};
use tests::sights::{CEO, CTO, STAFF};
use tests::{PASSWORD, Site, root, study_text};

use crate::site;

/// The language that everybody of one telling reads.
struct Tongue {
    /// Where the pictures of this telling lie.
    folder: &'static str,
    prefix: &'static str,
    words: &'static str,
    title: &'static str,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_founding_story_is_played_in_french() {
    let words = marketplace::demo::FOUNDING_WORDS_FR;
    let tongue = Tongue { folder: "fr", prefix: "", words, title: "Reprendre la première version avec l’agence" };
    tell(&Chromium::start().await, tongue).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn and_in_firefox() {
    let words = marketplace::demo::FOUNDING_WORDS_FR;
    let tongue = Tongue { folder: "firefox", prefix: "", words, title: "Reprendre la première version avec l’agence" };
    tell(&Firefox::start().await, tongue).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn and_in_english() {
    let words = marketplace::demo::FOUNDING_WORDS_EN;
    let tongue = Tongue { folder: "en", prefix: "/en", words, title: "Take over the first version with the agency" };
    tell(&Chromium::start().await, tongue).await;
}

async fn tell<B: RealBrowser>(browser: &B, tongue: Tongue) {
    let site = site().await;
    let mut story = Story::begin(&site, browser, tongue).await;
    story.open_the_mission().await;
    story.choose_somebody().await;
    story.agree_on_terms().await;
    story.later(44).await;
    story.close_a_month().await;
    story.later(57).await;
    story.complete().await;
    story.look_back().await;
    story.publish().await;
}

/// The three people, each at a window of their own.
struct Story<'a, B: RealBrowser> {
    site: &'a Site,
    browser: &'a B,
    tongue: Tongue,
    ceo: Tab<B::Page>,
    staff: Tab<B::Page>,
    cto: Tab<B::Page>,
    mission: String,
    engagement: String,
    pictures: usize,
}

impl<'a, B: RealBrowser> Story<'a, B> {
    /// The first sentence, by somebody who has not signed in; then the need is sent.
    async fn begin(site: &'a Site, browser: &'a B, tongue: Tongue) -> Self {
        let ceo = browser.stranger(site).await;
        ceo.visit(if tongue.prefix.is_empty() { "/" } else { tongue.prefix }).await;
        ceo.answer("begin_need", &[("words", tongue.words)]).await;
        let mission = ceo.path().await.rsplit('/').next().unwrap().to_owned();
        ceo.send("submit_need").await;
        ceo.sign_in(CEO, PASSWORD).await;
        ceo.answer("submit_need", &[("title", tongue.title)]).await;
        let staff = browser.signed_in(site, STAFF).await;
        let cto = browser.signed_in(site, CTO).await;
        Self { site, browser, tongue, ceo, staff, cto, mission, engagement: String::new(), pictures: 0 }
    }

    fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.tongue.prefix)
    }

    fn need(&self, rest: &str) -> String {
        self.path(&format!("/needs/{}{rest}", self.mission))
    }

    fn curation(&self) -> String {
        self.path(&format!("/staff/missions/{}/curation", self.mission))
    }

    fn offer(&self) -> String {
        self.path(&format!("/offers/{}", self.mission))
    }

    fn together(&self, rest: &str) -> String {
        format!("{}{rest}", self.engagement)
    }

    /// Keeps what each of the three sees.
    async fn pictures(&mut self, name: &str) {
        let folder = root().join(format!("target/pictures/founding-{}", self.tongue.folder));
        fs::create_dir_all(&folder).unwrap();
        self.pictures += 1;
        for (who, tab) in [("ceo", &self.ceo), ("staff", &self.staff), ("cto", &self.cto)] {
            fs::write(folder.join(format!("{}-{name}-{who}.png", self.pictures)), tab.picture().await).unwrap();
            tab.complaints().expect_none();
        }
    }

    /// Staff asks for the signature, the CEO signs the criteria off, the mission is open.
    async fn open_the_mission(&mut self) {
        self.staff.visit(&self.path(&format!("/staff/missions/{}", self.mission))).await;
        self.staff.send("ask_sign_off").await;
        self.ceo.visit(&self.need("")).await;
        self.ceo.send("sign_off").await;
        self.staff.visit(&self.path(&format!("/staff/missions/{}", self.mission))).await;
        self.staff.send("open").await;
        self.staff.until_says("table tbody tr:first-child", "Salomé Garnier").await;
        self.pictures("open").await;
    }

    /// Salomé is invited, shown, met and chosen.
    async fn choose_somebody(&mut self) {
        self.staff.follow("form[id^='invite-'] button[type=submit]").await;
        self.cto.visit(&self.offer()).await;
        self.cto.answer("apply", &[("message", "J’ai repris deux produits d’agence.")]).await;
        self.staff.visit(&self.curation()).await;
        self.staff.follow("form[action$='/staff/curation/add'] button[type=submit]").await;
        self.staff.follow("form[action$='/staff/curation/publish'] button[type=submit]").await;
        self.ceo.visit(&self.need("/shortlist")).await;
        let candidacy = self.ceo.text_of("document.querySelector(\"form[id^='request-']\").id.slice('request-'.length)").await;
        self.pictures("shortlist").await;
        self.ceo.send(&format!("request-{candidacy}")).await;
        self.cto.visit(&self.offer()).await;
        self.cto.send("accept_introduction").await;
        self.ceo.visit(&self.need(&format!("/candidates/{candidacy}"))).await;
        self.ceo.until_says("main", "Salomé Garnier").await;
        self.ceo.click("details:has(> #verdict) > summary").await;
        self.ceo.answer("verdict", &[("wants_to", "yes"), ("words", "Nous nous sommes compris.")]).await;
        self.cto.visit(&self.offer()).await;
        self.cto.click("details:has(> #cto_verdict) > summary").await;
        self.cto.answer("cto_verdict", &[("wants_to", "yes"), ("words", "J’ai envie de commencer.")]).await;
        self.ceo.visit(&self.need(&format!("/candidates/{candidacy}"))).await;
        self.ceo.answer("choose", &[("reason", "Salomé connaît déjà notre agence.")]).await;
        assert_eq!(self.ceo.path().await, self.need(""));
        self.engagement = self.ceo.text_of("document.querySelector(\"main a[href*='/engagements/']\").pathname").await;
        self.pictures("chosen").await;
    }

    /// The CEO proposes, both sign.
    async fn agree_on_terms(&mut self) {
        self.ceo.visit(&self.together("/terms")).await;
        let terms = [
            ("rhythm", "2"),
            ("rate", "850"),
            ("start", "2026-12-01"),
            ("duration", "until"),
            ("end", "2027-02-26"),
            ("place", "À Lyon le mardi"),
            ("vat", "standard"),
        ];
        self.ceo.answer("propose", &terms).await;
        self.ceo.answer("sign", &[("name", "Camille Aubry")]).await;
        self.cto.visit(&self.together("/terms")).await;
        self.cto.answer("sign", &[("name", "Salomé Garnier")]).await;
        self.staff.visit(&self.engagement).await;
        self.pictures("terms").await;
        self.ceo.visit(&self.together("/mandate")).await;
        let objective = [
            ("title", "Livrer sans l’agence"),
            ("measure", "Livraisons faites par votre équipe seule"),
            ("target", "Quatre de suite"),
            ("due", "2027-02-15"),
        ];
        self.ceo.answer("add-objective", &objective).await;
        self.ceo.until_says("main", "Livrer sans l'agence").await;
    }

    /// Days pass; each signs in again.
    async fn later(&mut self, days: i64) {
        self.site.advance(Duration::days(days));
        for (tab, who) in [(&mut self.ceo, CEO), (&mut self.staff, STAFF), (&mut self.cto, CTO)] {
            let again = self.browser.signed_in(self.site, who).await;
            std::mem::replace(tab, again).close().await;
        }
    }

    /// December: days noted and approved, a report written and read.
    async fn close_a_month(&mut self) {
        self.cto.visit(&self.together("/activity/2026-12")).await;
        self.cto.fill_in("note-days-2026-12", &[("days-01", "1"), ("note-01", "Premier jour avec l’agence"), ("days-02", "1")]).await;
        self.cto.follow("form[id='note-days-2026-12'] button[value=send]").await;
        self.ceo.visit(&self.together("/activity/2026-12")).await;
        self.ceo.send("approve-2026-12").await;
        self.cto.visit(&self.together("/report/2026-12")).await;
        let said = [
            ("team", "watch"),
            ("team_words", "Hugo est arrivé, une personne manque encore."),
            ("agency", "good"),
            ("agency_words", "L’agence ne sert plus qu’aux correctifs urgents."),
            ("transfer", "good"),
            ("transfer_words", "Si je pars demain, Hugo peut continuer."),
            ("budget", "7400"),
            ("spent", "1700"),
        ];
        self.cto.fill_in("report", &said).await;
        self.cto.follow("form[id='report'] button[value=publish]").await;
        self.ceo.visit(&self.together("/report/2026-12")).await;
        self.ceo.until_says("main", "Si je pars demain, Hugo peut continuer.").await;
        self.pictures("report").await;
    }

    /// Everything is handed over, and staff writes the end down.
    async fn complete(&mut self) {
        self.cto.visit(&self.together("/handover")).await;
        self.cto.send("begin_handover").await;
        while self.cto.count("form[id^='mark-']").await > 0 {
            self.cto.follow("form[id^='mark-'] button[value=done]").await;
        }
        self.ceo.visit(&self.together("/handover")).await;
        self.ceo.send("confirm_handover").await;
        self.staff.visit(&self.engagement).await;
        self.staff.answer("complete_mission", &[("last_day", "2027-02-26"), ("confirmed", "true")]).await;
        self.ceo.visit(&self.engagement).await;
        self.cto.visit(&self.engagement).await;
        self.pictures("completed").await;
    }

    /// Each answers staff in private.
    async fn look_back(&mut self) {
        for (tab, role) in [(&self.ceo, Role::Ceo), (&self.cto, Role::Cto)] {
            tab.visit(&self.together("/outcome-review")).await;
            let answers: Vec<(&str, &str)> = OutcomeQuestion::of(role).map(|question| (question.code(), "yes")).collect();
            tab.fill_in("outcome_review", &answers).await;
            tab.follow("form[id='outcome_review'] button[value=send]").await;
        }
        self.staff.visit(&self.together("/outcome-review")).await;
        self.pictures("outcome-review").await;
    }

    /// Both write the case study and agree to it; somebody who has no account reads it.
    async fn publish(&mut self) {
        self.cto.visit(&self.together("/case-study")).await;
        self.cto.send("begin_case_study").await;
        for part in CasePart::ALL {
            let tab = if *part == CasePart::LastWord { &self.ceo } else { &self.cto };
            tab.visit(&self.together("/case-study")).await;
            tab.answer(&format!("part-{part}"), &[("words", &study_text(*part))]).await;
        }
        for tab in [&self.ceo, &self.cto] {
            tab.visit(&self.together("/case-study")).await;
            tab.answer("choose_case_study", &[("names", "true")]).await;
        }
        for tab in [&self.ceo, &self.cto] {
            tab.visit(&self.together("/case-study")).await;
            tab.send("agree_case_study").await;
        }
        self.pictures("case-study").await;
        let reader = self.browser.stranger(self.site).await;
        reader.visit(&self.path("/case-studies")).await;
        let of_this = format!(
            "[...document.querySelectorAll('main a')].find((link) => link.textContent.includes({:?})).pathname",
            study_text(CasePart::Title)
        );
        let address = reader.text_of(&of_this).await;
        reader.visit(&address).await;
        for part in CasePart::ALL {
            reader.until_says("main", &study_text(*part).replace('’', "'")).await;
        }
        self.staff = reader;
        self.pictures("published").await;
    }
}
