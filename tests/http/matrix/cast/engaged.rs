//! Engagements of the owner and the concerned CTO: one with a mandate and a published report, and others whose month or handover stands
//! elsewhere.

use domain::{EngagementId, mandate::EntryKind};
use marketplace::{
    accounts::{CurrentCto, CurrentStaff},
    activity::{answer, note},
    briefing::{aims, aims::TypedAim, link, questions},
    documents, endings, handover,
    handover::{confirm, list},
    papers, renewals,
};
use tests::{Member, Site, mission};

use super::Cast;

impl Cast {
    /// What the CEO writes, and the CTO.
    pub(super) async fn work_together(&mut self, site: &Site, engagement: EngagementId) {
        let (owner, concerned) = (self.owner.clone(), self.concerned.clone());
        for kind in EntryKind::ALL {
            let entry = owner.notes_down(site, engagement, *kind).await;
            self.name(&format!("entry-{kind}"), entry);
        }
        concerned.publishes(site, engagement, "2026-11").await;
        self.name("engagement", engagement);
    }

    /// Of one the owner asks that it end. In others the month was
    /// sent, is closed, or is to be corrected after all, as the owner wishes.
    pub(super) async fn end_and_count(&mut self, site: &Site) {
        let engagement = self.engaged(site, "ending").await;
        let owner = self.owner.party_to(site, engagement).await;
        endings::ask::ask(&site.market, &owner, "completion", "Le produit est repris.").await.unwrap();
        for name in ["sent", "closed", "correcting"] {
            let engagement = self.engaged(site, name).await;
            let (owner, concerned) = (self.owner.party_to(site, engagement).await, self.concerned.party_to(site, engagement).await);
            let (month, days) = ("2026-11".parse().unwrap(), [("days-17".to_owned(), "1".to_owned())]);
            note::note(&site.market, &concerned, month, "0", &days, note::Step::Send).await.unwrap();
            if name != "sent" {
                answer::approve(&site.market, &owner, month, "2").await.unwrap();
            }
            if name == "correcting" {
                answer::reopen(&site.market, &owner, month, "Un jour manque.").await.unwrap();
            }
        }
    }

    /// A list that is begun, with a thing to do and one that is done; one with nothing left to do; one that is confirmed.
    pub(super) async fn hand_over(&mut self, site: &Site) {
        for name in ["handing", "settled", "handed"] {
            let engagement = self.engaged(site, name).await;
            let owner = self.owner.party_to(site, engagement).await;
            confirm::begin(&site.market, &owner).await.unwrap();
            let items = handover::sheet(&site.market, &owner).await.unwrap().unwrap().items;
            let done = if name == "handing" { 1 } else { items.len() };
            for item in items.iter().rev().take(done) {
                list::mark(&site.market, &owner, &item.id.to_string(), "done", "").await.unwrap();
            }
            if name == "handed" {
                confirm::confirm(&site.market, &owner).await.unwrap();
            }
            if name == "handing" {
                self.name("item-to-do", items[0].id);
                self.name("item-done", items[items.len() - 1].id);
            }
        }
    }

    /// Two that are asked how it goes and whether they go on: of the first nobody has answered, and its developers' page is written; of the second
    /// both are worried, and the owner has answered about what comes next.
    pub(super) async fn follow_up(&mut self, site: &Site) {
        for (name, state, going) in [("following", "asked", None), ("followed", "raised", Some("no"))] {
            let engagement = self.engaged(site, name).await;
            let mut database = site.superuser().await;
            let asked = "INSERT INTO checkups (engagement_id, role, state, since, asked_at, answered_at, going, call)
                         SELECT $1, role, $2, $3, $3, CASE WHEN $4::text IS NOT NULL THEN $3 END, $4, $4 IS NOT NULL OR NULL
                         FROM UNNEST(ARRAY['ceo', 'cto']) role";
            let asked = sqlx::query(asked).bind(engagement.0).bind(state).bind(site.now()).bind(going);
            asked.execute(&mut database).await.unwrap();
            let renewal = "INSERT INTO renewals (id, engagement_id, due_on, state, since, asked_at) VALUES (gen_random_uuid(), $1, '2026-12-17', 'asked', $2, $2) RETURNING id";
            let renewal: uuid::Uuid =
                sqlx::query_scalar(renewal).bind(engagement.0).bind(site.now()).fetch_one(&mut database).await.unwrap();
            self.name(&format!("renewal-{name}"), renewal);
            let owner = self.owner.party_to(site, engagement).await;
            if name == "following" {
                self.write_briefing(site, &owner).await;
            } else {
                let renewal = renewal.to_string();
                let typed = renewals::answer::Typed { renewal: &renewal, answer: "renew", words: "", tell: "" };
                renewals::answer::answer(&site.market, &owner, typed).await.unwrap();
            }
        }
    }

    async fn write_briefing(&mut self, site: &Site, owner: &marketplace::engagements::Party) {
        for (name, title) in [("aim-first", "Encaisser sans erreur"), ("aim-second", "Livrer le jour dit")] {
            let once = uuid::Uuid::now_v7().to_string();
            let typed = TypedAim { once: &once, title, why: "Nos clients le demandent.", ..TypedAim::default() };
            aims::keep(&site.market, owner, typed).await.unwrap();
            self.name(name, once);
        }
        for (name, owns) in [("question", "ceo"), ("question-team", "team")] {
            let once = uuid::Uuid::now_v7().to_string();
            questions::ask(&site.market, owner, owns, "Qui signe chez l’hébergeur ?", &once).await.unwrap();
            self.name(name, once);
        }
        let (_, key) = link::invite(&site.market, owner).await.unwrap();
        self.name("briefing-key", key.reveal());
    }

    pub(super) async fn engaged(&mut self, site: &Site, name: &str) -> EngagementId {
        let concerned: Member = self.concerned.clone();
        let mission = mission().of(&self.owner).open().play(site).await;
        let engagement = mission.engage(site, &concerned).await;
        self.name(&format!("engagement-{name}"), engagement);
        engagement
    }

    /// Of one engagement the company has a paper; another is kept, and staff has refused a third.
    pub(super) async fn bring_papers(&mut self, site: &Site, cto: &CurrentCto, staff: &CurrentStaff) {
        let engagement = self.ids["engagement-following"].parse().unwrap();
        let concerned = self.concerned.party_to(site, engagement).await;
        for name in ["paper-handed", "paper-kept", "paper-refused"] {
            let document = documents::send::send(&site.market, cto, tests::paper("urssaf", name)).await.unwrap();
            self.ids.insert(name.to_owned(), document.to_string());
            match name {
                "paper-handed" => {
                    documents::decide::verify(&site.market, staff, document).await.unwrap();
                    papers::hand::hand_over(&site.market, &concerned, document).await.unwrap();
                }
                "paper-kept" => {}
                _ => documents::decide::refuse(&site.market, staff, document, "Il date de 2019.").await.unwrap(),
            }
        }
    }
}
