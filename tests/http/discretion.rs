//! Laws of what two sides read of each other before both said yes to a meeting, wherever the candidacy stands or ended:
//! 1. no page, mail or file for a CEO holds what tells who the CTO is, or how to reach them, in whichever field it was written and by whom;
//! 2. none for a CTO holds the CEO's name, or how to reach them; the company's name stands on no page before an invitation, and in no mail.

use chrono::Duration;
use domain::CandidacyId;
use marketplace::candidacies::{invite, shortlist};
use marketplace::missions::{self, life};
use marketplace::saved_searches::{self, Searcher};
use tests::{Arrived, Browser, Member, Mission, PASSWORD, Postbox, Site, cto, mission, startup};

/// What the CEO writes into every field.
const CEO_TELLS: &str =
    "Camille Aubry pour La Tablée, camille@latablee.example, 06 11 22 33 44, (WWW.latablee.example), Linktr.ee/camille-tablee";
/// What the CTO writes into every field.
const CTO_TELLS: &str =
    "Salomé Garnier, ex Quatre Épices, salome@garnier.example, 06 99 88 77 66, (WWW.garnier.example), LinkedIn.com/in/salomegarnier";

/// What tells who the CEO is, or how to reach them.
const OF_CEO: [&str; 6] = ["Camille", "Aubry", "latablee.example", "06 11 22 33 44", "camille-tablee", "inktr.ee"];
const COMPANY: &str = "Tablée";
const OF_CTO: [&str; 6] = ["Salomé", "Garnier", "Quatre Épices", "garnier.example", "06 99 88 77 66", "salomegarnier"];

/// Where a candidacy stands, or how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Open,
    Invited,
    Reminded,
    Expired,
    InvitationRefused,
    Applied,
    Withdrawn,
    Shortlisted,
    DeclinedByStaff,
    DeclinedByCeo,
    MeetingAsked,
    MeetingRefused,
    SearchedOn,
    Closed,
}

impl Stands {
    const ALL: [Self; 14] = [
        Self::Open,
        Self::Invited,
        Self::Reminded,
        Self::Expired,
        Self::InvitationRefused,
        Self::Applied,
        Self::Withdrawn,
        Self::Shortlisted,
        Self::DeclinedByStaff,
        Self::DeclinedByCeo,
        Self::MeetingAsked,
        Self::MeetingRefused,
        Self::SearchedOn,
        Self::Closed,
    ];

    fn knows_company(self) -> bool {
        matches!(self, Self::Invited | Self::Reminded | Self::Expired | Self::InvitationRefused | Self::MeetingAsked | Self::MeetingRefused)
    }
}

struct Scene {
    site: Site,
    postbox: Postbox,
    ceo: Member,
    salome: Member,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let ceo = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").formerly_at("Quatre Épices").reached_at("salome@garnier.example").join(&site).await;
        let told = "UPDATE profiles SET headline = 'Reprend du Symfony. ' || $2, about = $2 WHERE id = $1";
        sqlx::query(told).bind(salome.profile().0).bind(CTO_TELLS).execute(&mut site.superuser().await).await.unwrap();
        let searcher = Searcher::from(&site.proofs_of(&salome).await.cto().unwrap());
        saved_searches::save(&site.market, &searcher, "Symfony", "q=symfony").await.unwrap();
        site.advance(Duration::minutes(1));
        Self { site, postbox: Postbox::open().await, ceo, salome }
    }

    /// A mission whose candidacy stands so.
    async fn play(&self, stands: Stands) -> (Mission, Option<CandidacyId>) {
        let Self { site, salome, .. } = self;
        let words =
            format!("{CEO_TELLS}. Une agence a construit notre première version avec Symfony.\n\nDeux jours par semaine. {CEO_TELLS}");
        let mission = mission().of(&self.ceo).titled("Aubry : La Tablée reprend").saying(&words).open().play(site).await;
        let candidacy = match stands {
            Stands::Open => None,
            Stands::Invited | Stands::Reminded | Stands::Expired | Stands::InvitationRefused => Some(mission.invite(site, salome).await),
            _ => Some(self.apply(&mission).await),
        };
        let on_list = !matches!(stands, Stands::Applied | Stands::Withdrawn | Stands::DeclinedByStaff);
        if let Some(candidacy) = candidacy.filter(|_| on_list && !stands.is_invitation()) {
            let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
            shortlist::add(&site.market, &staff, candidacy, &both()).await.unwrap();
            shortlist::publish(&site.market, &staff, mission.id).await.unwrap();
        }
        (mission, candidacy)
    }

    /// By the form, as a browser sends it.
    async fn apply(&self, mission: &Mission) -> CandidacyId {
        let browser = self.salome.browser(&self.site);
        let form = browser.get(&format!("/offers/{}", mission.id)).await.form("apply").fill("message", CTO_TELLS);
        form.submit().await.expect_status(200);
        let candidacy = "SELECT id FROM candidacies WHERE mission_id = $1";
        CandidacyId(sqlx::query_scalar(candidacy).bind(mission.id.0).fetch_one(&mut self.site.superuser().await).await.unwrap())
    }

    /// What brings it there, after the list or the invitation.
    async fn go_on(&self, stands: Stands, mission: &Mission, candidacy: Option<CandidacyId>) {
        let site = &self.site;
        let (ceo, salome) = (self.ceo.browser(site), self.salome.browser(site));
        let (offer, list) = (format!("/offers/{}", mission.id), format!("/needs/{}/shortlist", mission.id));
        let Some(candidacy) = candidacy else { return };
        match stands {
            Stands::Open | Stands::Invited | Stands::Applied | Stands::Shortlisted => {}
            Stands::Reminded => site.advance(Duration::hours(25)),
            Stands::Expired => site.advance(Duration::hours(49)),
            Stands::InvitationRefused => say(&salome, &offer, "refuse_invitation", CTO_TELLS).await,
            Stands::Withdrawn => say(&salome, &offer, "withdraw", CTO_TELLS).await,
            Stands::DeclinedByStaff => {
                let staff = site.proofs_of(site.staff().await).await.staff().unwrap();
                invite::decline(&site.market, &staff, candidacy, &both()).await.unwrap();
            }
            Stands::DeclinedByCeo => say(&ceo, &list, &format!("decline-{candidacy}"), CEO_TELLS).await,
            Stands::MeetingAsked => mission.ask_to_meet(site, candidacy).await,
            Stands::MeetingRefused => {
                mission.ask_to_meet(site, candidacy).await;
                say(&salome, &offer, "refuse_introduction", CTO_TELLS).await;
            }
            Stands::SearchedOn => say(&ceo, &list, "search_on", CEO_TELLS).await,
            Stands::Closed => {
                let visitor = site.proofs_of(&self.ceo).await;
                let owner = missions::holder(&site.market, &visitor, mission.id).await.unwrap().owner().unwrap();
                life::cancel(&site.market, &owner, CEO_TELLS).await.unwrap();
            }
        }
    }

    async fn mails(&self) -> Vec<Arrived> {
        let before = self.postbox.arrived().len();
        self.site.work_off_through(&self.postbox).await;
        self.postbox.arrived().into_iter().skip(before).collect()
    }

    /// Everything that the CTO can open about it.
    async fn for_cto(&self, stands: Stands, mission: &Mission) {
        let browser = self.salome.browser(&self.site);
        let offer = format!("/offers/{}", mission.id);
        for path in [offer.as_str(), "/offers", "/offers/search?q=symfony", "/offers/search?q=latablee", "/profile", "/account/export.json"]
        {
            let text = plain(&browser.ask(path).await.text());
            OF_CEO.iter().for_each(|secret| expect_nothing(&text, secret, &format!("{stands:?}: {path} for the CTO")));
            if !stands.knows_company() {
                expect_nothing(&text, COMPANY, &format!("{stands:?}: {path} for the CTO"));
            }
        }
    }

    /// Everything that the CEO can open about it.
    async fn for_ceo(&self, stands: Stands, mission: &Mission, candidacy: Option<CandidacyId>) {
        let browser = self.ceo.browser(&self.site);
        let need = format!("/needs/{}", mission.id);
        let mut paths = vec!["/needs".to_owned(), need.clone(), format!("{need}/shortlist"), "/account/export.json".to_owned()];
        paths.extend(candidacy.map(|candidacy| format!("{need}/candidates/{candidacy}")));
        for path in paths {
            let text = plain(&browser.ask(&path).await.text());
            OF_CTO.iter().for_each(|secret| expect_nothing(&text, secret, &format!("{stands:?}: {path} for the CEO")));
        }
    }

    fn mailed(&self, stands: &str, mails: &[Arrived]) {
        for mail in mails {
            let text = plain(&format!("{}\n{}\n{}", mail.subject, mail.text, mail.html));
            let what = format!("{stands}: {} to {}", mail.subject, mail.to);
            if mail.to == self.salome.email {
                OF_CEO.iter().chain([&COMPANY]).for_each(|secret| expect_nothing(&text, secret, &what));
            }
            if mail.to == self.ceo.email {
                OF_CTO.iter().for_each(|secret| expect_nothing(&text, secret, &what));
            }
        }
    }
}

impl Stands {
    fn is_invitation(self) -> bool {
        matches!(self, Self::Invited | Self::Reminded | Self::Expired | Self::InvitationRefused)
    }
}

/// What staff writes, who knows both.
fn both() -> String {
    format!("{CEO_TELLS} et {CTO_TELLS}")
}

async fn say(browser: &Browser, path: &str, form: &str, reason: &str) {
    browser.get(path).await.form(form).fill("reason", reason).submit().await.expect_status(200);
}

/// Without the typography of French, and without the reader's own header.
fn plain(text: &str) -> String {
    tests::plain_blanks(text)
}

#[track_caller]
fn expect_nothing(text: &str, secret: &str, what: &str) {
    if let Some(at) = text.find(secret) {
        let from = text[..at].char_indices().rev().nth(120).map_or(0, |(index, _)| index);
        panic!("{what} gives {secret:?} away: …{}…", text[from..].chars().take(260).collect::<String>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_side_learns_who_the_other_is_before_both_said_yes() {
    for stands in Stands::ALL {
        let scene = Scene::set().await;
        let (mission, candidacy) = scene.play(stands).await;
        let mut mails = scene.mails().await;
        scene.go_on(stands, &mission, candidacy).await;
        mails.extend(scene.mails().await);
        scene.for_cto(stands, &mission).await;
        scene.for_ceo(stands, &mission, candidacy).await;
        scene.site.advance(Duration::hours(2));
        mails.extend(scene.mails().await);
        assert!(mails.iter().any(|mail| mail.to == scene.salome.email), "{stands:?}: the CTO was written to");
        assert!(mails.iter().any(|mail| mail.to == scene.ceo.email), "{stands:?}: the CEO was written to");
        scene.mailed(&format!("{stands:?}"), &mails);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_from_the_last_words_of_whoever_leaves() {
    for leaves_cto in [true, false] {
        let scene = Scene::set().await;
        scene.play(Stands::Shortlisted).await;
        scene.mails().await;
        let (member, words) = if leaves_cto { (&scene.salome, CTO_TELLS) } else { (&scene.ceo, CEO_TELLS) };
        let browser = member.browser(&scene.site);
        let form = browser.get("/account/delete").await.form("erase").fill("reason", words).fill("current_password", PASSWORD);
        form.fill("confirmed", "true").submit().await.expect_path("/account/deleted");
        let mails = scene.mails().await;
        let other = if leaves_cto { &scene.ceo } else { &scene.salome };
        assert!(mails.iter().any(|mail| mail.to == other.email), "the other side was written to");
        scene.mailed("left", &mails);
    }
}
