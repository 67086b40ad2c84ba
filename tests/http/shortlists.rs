//! Laws of the list that is put before a CEO:
//! 1. a CEO sees nobody before staff has put them before the CEO: neither while a later list is made, nor because one of it leaves first;
//! 2. a CTO is told once that they are proposed, also where they stay on a list that is put before the CEO again;
//! 3. whoever is added to a list that is before the CEO is seen at once, and the CEO has as long to look at them as at anybody.

use chrono::Duration;
use domain::CandidacyId;
use domain::promises::choose_by;
use marketplace::candidacies::{apply, invite, permission, read, shortlist};
use marketplace::missions::{self, MissionOwner, life};
use tests::{Arrived, Member, Mission, Postbox, Site, cto, mission, plain_blanks, startup};

/// A CEO who was shown Salomé, and asks for other people.
struct Scene {
    site: Site,
    ceo: Member,
    bruno: Member,
    mission: Mission,
    salome: CandidacyId,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let ceo = startup().reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let bruno = cto().named("Bruno Keller").reached_at("bruno@keller.example").join(&site).await;
        let mission = mission().of(&ceo).open().play(&site).await;
        let salome = mission.shortlist(&site, &[&salome]).await[0];
        Self { site, ceo, bruno, mission, salome }
    }

    async fn owner(&self) -> MissionOwner {
        let visitor = self.site.proofs_of(&self.ceo).await;
        missions::holder(&self.site.market, &visitor, self.mission.id).await.unwrap().owner().unwrap()
    }

    async fn search_on(&self) {
        life::search_on(&self.site.market, &self.owner().await, "Personne ne connaît notre agence.").await.unwrap();
    }

    async fn publish(&self) {
        let staff = self.site.proofs_of(self.site.staff().await).await.staff().unwrap();
        shortlist::publish(&self.site.market, &staff, self.mission.id).await.unwrap();
    }

    /// Whom the CEO sees, in their order.
    async fn seen(&self) -> Vec<CandidacyId> {
        let seen = read::shortlist(&self.site.market, &self.owner().await).await.unwrap();
        seen.into_iter().map(|candidate| candidate.id).collect()
    }

    async fn may_be_asked(&self, candidacy: CandidacyId) -> bool {
        permission::shown_to(&self.site.market, &self.owner().await, candidacy).await.is_ok()
    }

    /// Does what is due, and answers whom a mail tells that they are proposed.
    async fn proposed(&self, postbox: &Postbox) -> Vec<String> {
        let before = postbox.arrived().len();
        self.site.work_off_through(postbox).await;
        let is_news = |mail: &Arrived| plain_blanks(&mail.subject) == "Votre profil est proposé à l’entreprise";
        let mut told: Vec<String> = postbox.arrived().into_iter().skip(before).filter(is_news).map(|mail| mail.to).collect();
        told.sort();
        told
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_seen_before_they_are_put_before_the_ceo() {
    let scene = Scene::set().await;
    scene.search_on().await;
    let bruno = scene.mission.list(&scene.site, &[&scene.bruno]).await[0];
    assert_eq!(scene.seen().await, [scene.salome], "staff still chooses");
    let browser = scene.ceo.browser(&scene.site);
    let page = browser.get(&format!("/needs/{}/shortlist", scene.mission.id)).await;
    page.expect_status(200);
    assert_eq!(page.attributes("[id^=person-]", "id").len(), 1, "{}", page.html());
    scene.publish().await;
    assert_eq!(scene.seen().await, [scene.salome, bruno]);
    assert!(scene.may_be_asked(bruno).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_before_the_list_is_shown_was_never_there() {
    let scene = Scene::set().await;
    scene.search_on().await;
    let lea = cto().named("Léa Morvan").join(&scene.site).await;
    let listed = scene.mission.list(&scene.site, &[&scene.bruno, &lea]).await;
    let proof = scene.site.proofs_of(&scene.bruno).await.cto().unwrap();
    let his = permission::concerned(&scene.site.market, &proof, listed[0]).await.unwrap();
    apply::withdraw(&scene.site.market, &his, "J’ai trouvé une autre mission.").await.unwrap();
    let staff = scene.site.proofs_of(scene.site.staff().await).await.staff().unwrap();
    invite::decline(&scene.site.market, &staff, listed[1], "Le rythme ne va pas.").await.unwrap();
    scene.publish().await;
    assert_eq!(scene.seen().await, [scene.salome]);
    for candidacy in listed {
        assert!(!scene.may_be_asked(candidacy).await, "{candidacy}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cto_is_told_once_that_they_are_proposed() {
    let scene = Scene::set().await;
    let postbox = Postbox::open().await;
    assert_eq!(scene.proposed(&postbox).await, ["salome@garnier.example"]);
    scene.search_on().await;
    let bruno = scene.mission.list(&scene.site, &[&scene.bruno]).await[0];
    scene.publish().await;
    assert_eq!(scene.proposed(&postbox).await, ["bruno@keller.example"], "Salomé knows");
    let staff = scene.site.proofs_of(scene.site.staff().await).await.staff().unwrap();
    shortlist::remove(&scene.site.market, &staff, bruno, "Un doute sur les dates.").await.unwrap();
    assert_eq!(scene.seen().await, [scene.salome]);
    shortlist::add(&scene.site.market, &staff, bruno, "Les dates vont.").await.unwrap();
    assert_eq!(scene.seen().await, [scene.salome, bruno]);
    assert_eq!(scene.proposed(&postbox).await, Vec::<String>::new(), "and so does Bruno");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_added_later_is_looked_at_as_long() {
    let scene = Scene::set().await;
    let postbox = Postbox::open().await;
    scene.proposed(&postbox).await;
    scene.site.advance(Duration::days(6));
    let bruno = scene.mission.list(&scene.site, &[&scene.bruno]).await[0];
    let seen = read::shortlist(&scene.site.market, &scene.owner().await).await.unwrap();
    let his = seen.iter().find(|candidate| candidate.id == bruno).expect("he is seen at once");
    assert_eq!(his.wait.map(|wait| wait.by), Some(choose_by(scene.site.now())));
    assert_eq!(scene.proposed(&postbox).await, ["bruno@keller.example"]);
}
