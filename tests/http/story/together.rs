//! From the choice to the end of the mission (laws 7 and 8 of [`super`]).

use chrono::Duration;
use domain::mandate::EntryKind;
use domain::{CasePart, OutcomeQuestion, Role};
use marketplace::demo::ACCOUNTS;
use tests::{Browser, Page, study_text, typed_entry};

use super::{Person, Telling};

/// The two who work together, and staff who looks on.
pub(super) struct Together {
    pub telling: Telling,
    /// The path of their engagement's pages.
    pub engagement: String,
    /// Who was chosen.
    pub chosen: Person,
}

/// What a report must say, whatever the month was like.
const SAID: [(&str, &str); 7] = [
    ("roadmap", "La banque tarde, le paiement attend."),
    ("team", "watch"),
    ("team_words", "Hugo est arrivé, une personne manque encore."),
    ("agency", "good"),
    ("agency_words", "L’agence ne sert plus qu’aux correctifs urgents."),
    ("transfer", "good"),
    ("transfer_words", "Si je pars demain, Hugo peut continuer."),
];

impl Together {
    pub async fn begin(telling: Telling, chosen: Person) -> Self {
        let id: String = telling.one("SELECT id::text FROM engagements WHERE mission_id = $1").await;
        let engagement = telling.path(&format!("/engagements/{id}"));
        Self { telling, engagement, chosen }
    }

    /// A page of the engagement.
    pub async fn page<'b>(&self, browser: &'b Browser, rest: &str) -> Page<'b> {
        browser.get(&format!("{}{rest}", self.engagement)).await
    }

    pub async fn ceo(&self) -> Browser {
        self.telling.site.signed_in(ACCOUNTS[0].email).await
    }

    pub async fn staff(&self) -> Browser {
        self.telling.site.signed_in(ACCOUNTS[1].email).await
    }

    pub async fn cto(&self) -> Browser {
        self.telling.site.signed_in(&self.chosen.email).await
    }

    /// The whole of it, month by month.
    pub async fn work(&self) {
        self.agree().await;
        self.set_out().await;
        self.telling.site.advance(Duration::days(44));
        self.close_the_month().await;
        self.read_the_report().await;
        self.telling.site.advance(Duration::days(57));
        self.hand_over().await;
        self.complete().await;
        self.look_back().await;
        self.tell_it_in_public().await;
    }

    /// The CEO proposes terms, both sign, and the collaboration begins.
    async fn agree(&self) {
        let (ceo, cto) = (self.ceo().await, self.cto().await);
        let form = self.page(&ceo, "/terms").await.form("propose").fill("rate", "850").fill("rhythm", "2").fill("start", "2026-12-01");
        let form = form.fill("duration", "until").fill("end", "2027-02-26").fill("months", "");
        let page = form.fill("place", "À Lyon le mardi").fill("vat", "standard").submit().await;
        page.expect_status(200);
        page.form("sign").fill("name", "Camille Aubry").submit().await.expect_status(200);
        assert_eq!(self.state().await, "agreeing", "one signature binds nobody");
        self.page(&cto, "/terms").await.form("sign").fill("name", &self.chosen.name).submit().await.expect_status(200);
        assert_eq!(self.state().await, "running");
    }

    pub async fn state(&self) -> String {
        self.telling.one("SELECT state FROM engagements WHERE mission_id = $1").await
    }

    /// What the mission is to reach, by when, and what was decided.
    async fn set_out(&self) {
        let (ceo, cto) = (self.ceo().await, self.cto().await);
        for (browser, kind) in
            [(&ceo, EntryKind::Objective), (&cto, EntryKind::Milestone), (&cto, EntryKind::Decision), (&cto, EntryKind::Risk)]
        {
            let form = self.page(browser, "/mandate").await.form(&format!("add-{kind}"));
            let page = typed_entry(kind).iter().fold(form, |form, (name, value)| form.fill(name, value)).submit().await;
            page.expect_status(200).expect(&typed_entry(kind).iter().find(|(name, _)| name == "title").unwrap().1);
        }
    }

    /// The CTO notes December's days, the CEO approves them.
    async fn close_the_month(&self) {
        let (ceo, cto) = (self.ceo().await, self.cto().await);
        let page = self.page(&cto, "/activity/2026-12").await;
        let form = page.form("note-days-2026-12").fill("days-01", "1").fill("note-01", "Premier jour avec l’agence").fill("days-02", "1");
        assert_eq!(form.send_by("step", "send").await.status, 303);
        let page = self.page(&ceo, "/activity/2026-12").await;
        page.expect("Premier jour avec l’agence").form("approve-2026-12").submit().await.expect_status(200);
        let closed: bool = self
            .telling
            .one("SELECT m.state = 'approved' FROM activity_months m JOIN engagements e ON e.id = m.engagement_id WHERE e.mission_id = $1")
            .await;
        assert!(closed);
    }

    /// The health report of December: a page that the CEO reads and answers.
    async fn read_the_report(&self) {
        let (ceo, cto) = (self.ceo().await, self.cto().await);
        let report = "/report/2026-12";
        assert_eq!(ceo.ask(&format!("{}{report}", self.engagement)).await.status, 404, "nothing is there before it is published");
        let form = self.page(&cto, report).await.form("report");
        let form = SAID.iter().fold(form, |form, (name, words)| form.fill(name, words));
        let answer = form.fill("budget", "7400").fill("spent", "1700").send_by("step", "publish").await;
        assert_eq!(answer.status, 303);
        let page = self.page(&ceo, report).await;
        page.expect("Si je pars demain, Hugo peut continuer.").expect(&self.chosen.name);
        let page = page.form("remark").fill("words", "Qui fera passer les entretiens ?").submit().await;
        page.expect("Qui fera passer les entretiens ?");
    }

    /// Everything that a next person needs, thing by thing.
    async fn hand_over(&self) {
        let (ceo, cto) = (self.ceo().await, self.cto().await);
        self.page(&cto, "/handover").await.form("begin_handover").submit().await.expect_status(200);
        loop {
            let page = self.page(&cto, "/handover").await;
            if !page.form_names().iter().any(|name| name.starts_with("mark-")) {
                break;
            }
            assert_eq!(page.form_like("mark-").send_by("step", "done").await.status, 303);
        }
        self.page(&ceo, "/handover").await.form("confirm_handover").submit().await.expect_status(200);
    }

    /// Staff writes the end down; the need has become a completed mission.
    async fn complete(&self) {
        let staff = self.staff().await;
        let form = self.page(&staff, "").await.form("complete_mission").fill("last_day", "2027-02-26").fill("confirmed", "true");
        form.submit().await.expect_status(200);
        assert_eq!(self.telling.state().await, "completed");
        let log = staff.get(&self.telling.path(&format!("/staff/audit?mission={}", self.telling.mission))).await;
        log.expect_status(200).expect(&self.chosen.name);
    }

    /// Each tells staff in private how it went; the other never reads it.
    async fn look_back(&self) {
        let (ceo, cto, staff) = (self.ceo().await, self.cto().await, self.staff().await);
        let private = [(&ceo, Role::Ceo, "Salomé a tout remis d’aplomb."), (&cto, Role::Cto, "L’agence a joué le jeu.")];
        for (browser, role, words) in private {
            let form = self.page(browser, "/outcome-review").await.form("outcome_review").fill("went_well", words);
            let form = OutcomeQuestion::of(role).fold(form, |form, question| form.fill(question.code(), "yes"));
            assert_eq!(form.send_by("step", "send").await.status, 303);
        }
        for (browser, (_, _, words)) in [(&cto, private[0]), (&ceo, private[1])] {
            self.page(browser, "/outcome-review").await.expect_nothing_of(words);
            self.page(&staff, "/outcome-review").await.expect(words);
        }
    }

    /// The case study, written by both, is public with the second consent and gone when one withdraws.
    async fn tell_it_in_public(&self) {
        let (ceo, cto, stranger) = (self.ceo().await, self.cto().await, self.telling.site.browser());
        self.page(&cto, "/case-study").await.form("begin_case_study").submit().await.expect_status(200);
        for part in CasePart::ALL {
            let browser = if *part == CasePart::LastWord { &ceo } else { &cto };
            let form = self.page(browser, "/case-study").await.form(&format!("part-{part}"));
            form.fill("words", &study_text(*part)).submit().await.expect_status(200);
        }
        for browser in [&ceo, &cto] {
            self.page(browser, "/case-study").await.form("choose_case_study").fill("names", "true").submit().await.expect_status(200);
        }
        let id: String = self
            .telling
            .one("SELECT s.id::text FROM case_studies s JOIN engagements e ON e.id = s.engagement_id WHERE e.mission_id = $1")
            .await;
        let public = self.telling.path(&format!("/case-studies/{id}"));
        self.page(&ceo, "/case-study").await.form("agree_case_study").submit().await.expect_status(200);
        assert_eq!(stranger.ask(&public).await.status, 404, "one consent publishes nothing");
        self.page(&cto, "/case-study").await.form("agree_case_study").submit().await.expect_status(200);
        CasePart::ALL.iter().fold(stranger.get(&public).await.expect_status(200), |page, part| page.expect(&study_text(*part)));
        assert!(stranger.ask("/sitemap.xml").await.text().contains(&id), "machines find it");
        self.page(&ceo, "/case-study").await.form("withdraw_case_study").submit().await.expect_status(200);
        assert_eq!(stranger.ask(&public).await.status, 410);
    }
}
