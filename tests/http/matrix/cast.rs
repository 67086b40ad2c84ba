//! Everybody and everything that the table speaks of, on one database: the owner's missions in each state of their life,
//! with the concerned CTO's candidacies.

mod community_events;
mod dated;
mod engaged;
mod shown;
mod told;

use std::collections::BTreeMap;

use domain::lifecycle::ProfileState;
use domain::{SituationFact, WrittenLanguage};
use marketplace::accounts::{self, Applicant, Visitor};
use marketplace::mail::Mail;
use marketplace::mail::links::{self, Link, Purpose};
use marketplace::profiles::imports;
use marketplace::references::{self, TypedReferee};
use marketplace::saved_searches::{self, Searcher};
use marketplace::{agency, documents, messages, missions, public_pages, vetting};
use tests::{Browser, Member, Mission, PASSWORD, Site, TestDatabase, cto, mission, staff, startup};

use super::Asker;

/// People, and ids by the names that `matrix.txt` gives them.
pub struct Cast {
    owner: Member,
    other_ceo: Member,
    concerned: Member,
    other_cto: Member,
    staff: Member,
    suspended: Member,
    /// A CTO who writes a profile, and one who has asked to join.
    newcomer: Member,
    applicant: Member,
    ids: BTreeMap<String, String>,
}

impl Cast {
    /// Plays it, and answers the database to clone.
    pub async fn assemble() -> (Self, TestDatabase) {
        let site = Site::empty().await;
        let mut cast = Self {
            owner: startup().named("La Tablée").join(&site).await,
            other_ceo: startup().named("Le Fournil").led_by("Yann Le Goff").join(&site).await,
            concerned: cto().named("Salomé Garnier").join(&site).await,
            other_cto: cto().named("Bruno Keller").join(&site).await,
            staff: site.staff().await.clone(),
            suspended: staff().named("Odile Ravel").join(&site).await,
            newcomer: cto().named("Nour Haddad").writing().join(&site).await,
            applicant: cto().named("Malik Ferrand").writing().join(&site).await,
            ids: BTreeMap::new(),
        };
        cast.write_needs(&site).await;
        cast.remove_a_fact(&site).await;
        cast.ask_the_agency(&site).await;
        cast.open_missions(&site).await;
        cast.read_mail(&site, "key-invitation", "/invitation?").await;
        cast.hold_meetings(&site).await;
        cast.end_and_count(&site).await;
        cast.hand_over(&site).await;
        cast.tell(&site).await;
        cast.follow_up(&site).await;
        cast.write_messages(&site).await;
        cast.save_searches(&site).await;
        cast.leave_mail(&site).await;
        cast.write_profiles(&site).await;
        cast.bring_proofs(&site).await;
        cast.gather(&site).await;
        cast.write_letters(&site).await;
        cast.show(&site).await;
        cast.show_missions(&site).await;
        cast.vet(&site).await;
        cast.suspended.suspend(&site).await;
        cast.ids.insert("profile".to_owned(), cast.other_cto.profile().to_string());
        cast.ids.insert("profile-proven".to_owned(), cast.concerned.profile().to_string());
        cast.ids.insert("email".to_owned(), cast.owner.email.clone());
        let notification = "SELECT id FROM notifications WHERE account_id = $1 ORDER BY created_at, id LIMIT 1";
        let of_concerned = sqlx::query_scalar::<_, uuid::Uuid>(notification).bind(cast.concerned.account.0);
        let notification = of_concerned.fetch_one(&mut site.superuser().await).await.unwrap();
        cast.name("notification", notification);
        // Nobody may be connected to what is cloned.
        let database = site.close().await;
        (cast, database)
    }

    fn name(&mut self, name: &str, id: impl ToString) {
        self.ids.insert(name.to_owned(), id.to_string());
    }

    /// Somebody signs up, the owner forgets their password and wants another address: the keys of the links that they are sent, and of the
    /// invitation. And the owner is signed in elsewhere too.
    async fn write_letters(&mut self, site: &Site) {
        let owner = site.proofs_of(&self.owner).await;
        let market = &site.market;
        let lena = Applicant {
            role: "cto".to_owned(),
            name: "Lena Moreau".to_owned(),
            company: String::new(),
            email: "lena@nouvelle.example".to_owned(),
            language: WrittenLanguage::French,
            network: String::new(),
        };
        accounts::ask_account(market, &Visitor::default(), lena).await.unwrap();
        accounts::ask_reset(market, &self.owner.email, "").await.unwrap();
        accounts::ask_new_email(market, owner.account().unwrap(), "camille@ailleurs.example", PASSWORD, "").await.unwrap();
        for (name, page) in [("key-sign-up", "/verify-address"), ("key-reset", "/reset-password"), ("key-address", "/confirm-address")] {
            self.read_mail(site, name, page).await;
        }
        let elsewhere = site.signed_in(&self.owner.email).await;
        elsewhere.get("/account").await.expect_status(200);
        let sessions = accounts::sessions(market, owner.account().unwrap()).await.unwrap();
        let other = sessions.iter().find(|session| !session.is_this_one).unwrap();
        self.name("session", other.id);
    }

    /// Names the key of the link to this page, out of the mail that is sent by now; what is kept of mail here is the latest alone.
    async fn read_mail(&mut self, site: &Site, name: &str, page: &str) {
        site.work_off().await;
        let links: Vec<String> = site.outbox().await.iter().flat_map(|kept| tests::links(&kept.text)).collect();
        let link = links.iter().find(|link| link.contains(page)).unwrap_or_else(|| panic!("nothing leads to {page}: {links:?}"));
        self.name(name, link.split("key=").nth(1).unwrap());
    }

    /// The owner and the concerned have met and written, once with a file, and the concerned has shown a message to staff; before the company knew of
    /// it, the concerned wrote to staff.
    async fn write_messages(&mut self, site: &Site) {
        let said = [
            ("message-owner", "candidacy-introduced", self.owner.clone(), false),
            ("message-reported", "candidacy-introduced", self.owner.clone(), false),
            ("message-concerned", "candidacy-introduced", self.concerned.clone(), true),
            ("message-early", "applied", self.concerned.clone(), false),
        ];
        for (name, candidacy, author, has_file) in said {
            let candidacy = self.ids[candidacy].parse().unwrap();
            let message = author.writes(site, candidacy, "Pouvons-nous en parler ?", has_file.then_some(&b"%PDF-1.7 plan"[..])).await;
            self.name(name, message);
        }
        let concerned = site.proofs_of(&self.concerned).await;
        messages::report(&site.market, &concerned, self.ids["message-reported"].parse().unwrap(), "Un ton déplacé.").await.unwrap();
    }

    async fn save_searches(&mut self, site: &Site) {
        let cto = site.proofs_of(&self.concerned).await.cto().unwrap();
        let of_cto = saved_searches::save(&site.market, &Searcher::from(&cto), "Audits", "q=audit").await.unwrap();
        let staff = site.proofs_of(&self.staff).await.staff().unwrap();
        let of_staff = saved_searches::save(&site.market, &Searcher::from(&staff), "Audits", "q=audit").await.unwrap();
        self.name("search-cto", of_cto);
        self.name("search-staff", of_staff);
    }

    /// A mail in the outbox, a link that turns mail off, a job that was given up.
    async fn leave_mail(&mut self, site: &Site) {
        let mail = site.send(Mail::PasswordChanged { account: self.owner.account }).await;
        site.work_off().await;
        let mut connection = site.superuser().await;
        let link = Link { account: self.owner.account, about: Some("saved_searches".to_owned()) };
        let key = links::draw(&mut connection, site.now(), Purpose::Unsubscribe, &link).await.unwrap();
        let given_up: uuid::Uuid = sqlx::query_scalar(
            "INSERT INTO jobs (id, key, work, run_at, given_up_at, created_at)
             VALUES (gen_random_uuid(), 'none', '{\"kind\": \"none\"}', $1, $1, $1) RETURNING id",
        )
        .bind(site.now())
        .fetch_one(&mut connection)
        .await
        .unwrap();
        self.name("mail", mail);
        let asked = Link { account: self.concerned.account, about: None };
        let answer = links::draw(&mut connection, site.now(), Purpose::Availability, &asked).await.unwrap();
        self.name("key-availability", answer.reveal());
        self.name("unsubscribe", key.reveal());
        self.name("given-up", given_up);
    }

    async fn write_profiles(&mut self, site: &Site) {
        let station = "SELECT id::text FROM experiences WHERE profile_id = $1";
        let station: String =
            sqlx::query_scalar(station).bind(self.concerned.profile().0).fetch_one(&mut site.superuser().await).await.unwrap();
        self.name("experience", station);
        let cto = site.proofs_of(&self.concerned).await.cto().unwrap();
        let import = imports::begin(&site.market, &cto, "text", b"CTO, Symfony et Kubernetes, Lyon".to_vec()).await.unwrap();
        self.name("import", import);
        for (name, member) in [("photo", self.concerned.clone()), ("photo-unmet", self.other_cto.clone())] {
            let photo = "INSERT INTO profile_photos (profile_id, id, large, small, created_at) VALUES ($1, gen_random_uuid(), '', '', $2) RETURNING id";
            let photo: uuid::Uuid =
                sqlx::query_scalar(photo).bind(member.profile().0).bind(site.now()).fetch_one(&mut site.superuser().await).await.unwrap();
            self.name(name, photo);
        }
    }

    /// Somebody asks to join, somebody is in the interview, a member is paused; staff has noted something, and so has a colleague.
    async fn vet(&mut self, site: &Site) {
        let applicant = self.applicant.clone();
        let interviewee = cto().named("Inaya Cissé").writing().join(site).await;
        let held = cto().named("Théo Lambert").join(site).await;
        applicant.asks_to_join(site).await;
        interviewee.is_taken_to(site, ProfileState::Interview).await;
        let staff = site.proofs_of(&self.staff).await.staff().unwrap();
        let colleague = site.proofs_of(&self.suspended).await.staff().unwrap();
        held.chooses_a_page(site, "theo-lambert").await;
        held.publishes_the_page(site).await;
        public_pages::take_down(&site.market, &staff, held.profile(), "Un nom de trop.").await.unwrap();
        vetting::pause(&site.market, &staff, held.profile(), "Une réponse manque.").await.unwrap();
        for (name, author) in [("note", &staff), ("note-other", &colleague)] {
            let id = domain::NoteId(uuid::Uuid::now_v7());
            vetting::notes::write(&site.market, author, applicant.profile(), id, "À rappeler.").await.unwrap();
            self.name(name, id);
        }
        for (name, member) in [("applicant", &applicant), ("interviewee", &interviewee), ("held", &held)] {
            self.name(name, member.profile());
        }
    }

    /// The CTO concerned has named two referees, to one of whom staff has written, and has sent a document.
    async fn bring_proofs(&mut self, site: &Site) {
        let cto = site.proofs_of(&self.concerned).await.cto().unwrap();
        let staff = site.proofs_of(&self.staff).await.staff().unwrap();
        let referee = |email: &str| TypedReferee {
            name: "Hugo Marchand".to_owned(),
            post: "Dirigeant".to_owned(),
            company: "Le Fournil".to_owned(),
            email: email.to_owned(),
            bond: "client".to_owned(),
            shared_work: "Reprise de la boutique.".to_owned(),
            started: "2021".to_owned(),
            ended: String::new(),
            language: "fr".to_owned(),
            consent: "true".to_owned(),
        };
        for email in ["hugo@fournil.example", "hugo@ailleurs.example"] {
            references::name::name(&site.market, &cto, references::name::next(), &referee(email)).await.unwrap();
        }
        let requests = references::read::own(&site.market, &cto).await.unwrap();
        self.name("reference-named", requests[0].id);
        self.name("reference-asked", requests[1].id);
        references::ask::ask(&site.market, &staff, requests[1].id, "1").await.unwrap();
        site.work_off().await;
        let links: Vec<String> = site.outbox().await.iter().flat_map(|kept| tests::links(&kept.text)).collect();
        let link = links.iter().find(|link| link.contains("/reference?key=")).unwrap();
        self.name("reference-key", link.split("key=").nth(1).unwrap());
        let (kind, title, file_name) = ("other".to_owned(), "Kbis".to_owned(), "kbis.pdf".to_owned());
        let sent = documents::Sent { kind, title, valid_until: String::new(), file_name, content: Ok(b"%PDF-1.7 Kbis".to_vec()) };
        let document = documents::send::send(&site.market, &cto, sent).await.unwrap();
        self.name("document", document);
        self.bring_papers(site, &cto, &staff).await;
    }

    async fn write_needs(&mut self, site: &Site) {
        let owner = self.owner.clone();
        let draft = mission().of(&owner).play(site).await;
        let submitted = mission().of(&owner).submitted().play(site).await;
        let asked = mission().of(&owner).sign_off_asked().play(site).await;
        let signed = mission().of(&owner).signed_off().play(site).await;
        for (name, mission) in [("draft", &draft), ("submitted", &submitted), ("asked", &asked), ("signed", &signed)] {
            self.name(name, mission.id);
        }
        for (name, mission) in [("draft", &draft), ("submitted", &submitted)] {
            let mut connection = site.superuser().await;
            let criteria = "SELECT id::text FROM criteria WHERE mission_id = $1 ORDER BY kind <> 'stack', id LIMIT 2";
            let criteria: Vec<String> = sqlx::query_scalar(criteria).bind(mission.id.0).fetch_all(&mut connection).await.unwrap();
            let remove = "UPDATE criteria SET removed = true WHERE id = $1::uuid";
            sqlx::query(remove).bind(&criteria[1]).execute(&mut connection).await.unwrap();
            self.name(&format!("criterion-{name}"), &criteria[0]);
            self.name(&format!("removed-{name}"), &criteria[1]);
        }
    }

    /// Of the draft's situation a fact was removed.
    async fn remove_a_fact(&self, site: &Site) {
        let owner = site.proofs_of(&self.owner).await;
        let holder = missions::holder(&site.market, &owner, self.ids["draft"].parse().unwrap()).await.unwrap();
        missions::situation::remove(&site.market, &holder.editor(), SituationFact::Agency).await.unwrap();
    }

    /// The agency has answered about the draft, and is asked about the need that was sent.
    async fn ask_the_agency(&mut self, site: &Site) {
        let owner = site.proofs_of(&self.owner).await;
        let holder = |id: String| {
            let (market, owner) = (site.market.clone(), owner.clone());
            async move { missions::holder(&market, &owner, id.parse().unwrap()).await.unwrap() }
        };
        let of_draft = holder(self.ids["draft"].clone()).await;
        let (_, key) = agency::ask::ask(&site.market, &of_draft).await.unwrap();
        let guest = agency::guest(&site.market, &key.reveal()).await.unwrap();
        let typed = agency::Typed { technology: "Django".to_owned(), ..agency::Typed::default() };
        agency::answer::send(&site.market, &guest, &typed, "").await.unwrap();
        let answered = agency::ask::read(&site.market, &of_draft).await.unwrap().unwrap();
        self.name("agency-answer", answered.answers[0].id);
        let of_submitted = holder(self.ids["submitted"].clone()).await;
        let (_, key) = agency::ask::ask(&site.market, &of_submitted).await.unwrap();
        self.name("agency-key", key.reveal());
    }

    async fn opened(&self, site: &Site) -> Mission {
        mission().of(&self.owner).open().play(site).await
    }

    async fn open_missions(&mut self, site: &Site) {
        let open = self.opened(site).await;
        self.name("open", open.id);
        let inviting = self.opened(site).await;
        let invited = inviting.invite(site, &self.concerned).await;
        self.name("inviting", inviting.id);
        self.name("invited", invited);
        let receiving = self.opened(site).await;
        let applied = receiving.apply(site, &self.concerned).await;
        self.name("receiving", receiving.id);
        self.name("applied", applied);
        let choosing = self.opened(site).await;
        let listed = choosing.list(site, &[&self.concerned, &self.other_cto]).await;
        self.name("choosing", choosing.id);
        self.name("listed", listed[0]);
        self.name("listed-last", listed[1]);
    }

    async fn hold_meetings(&mut self, site: &Site) {
        for stage in ["shortlisted", "requested", "introduced", "agreed", "engaged", "drafting"] {
            let mission = self.opened(site).await;
            let concerned = self.concerned.clone();
            let candidacy = mission.shortlist(site, &[&concerned]).await[0];
            if stage == "requested" {
                mission.ask_to_meet(site, candidacy).await;
            }
            if ["introduced", "agreed", "engaged", "drafting"].contains(&stage) {
                mission.introduce(site, &concerned, candidacy).await;
            }
            if ["agreed", "engaged", "drafting"].contains(&stage) {
                mission.agree(site, &concerned, candidacy).await;
            }
            if ["engaged", "drafting"].contains(&stage) {
                mission.choose(site, candidacy).await;
            }
            if stage == "drafting" {
                self.name("engagement-drafting", mission.engagement(site).await);
            }
            if stage == "engaged" {
                let engagement = mission.engagement(site).await;
                self.work_together(site, engagement).await;
                self.owner.proposes_terms(site, engagement, tests::TERMS).await;
                let open = self.owner.terms(site, engagement).await.open().map(|open| open.hash.clone());
                self.name("terms-hash", open.unwrap());
            }
            self.name(stage, mission.id);
            self.name(&format!("candidacy-{stage}"), candidacy);
        }
        self.find_dates(site).await;
    }

    /// The browser of whoever asks; a new one each time.
    pub fn browser(&self, site: &Site, asker: Asker) -> Browser {
        let member = match asker {
            Asker::Anonymous => return site.browser(),
            Asker::Owner => &self.owner,
            Asker::OtherCeo => &self.other_ceo,
            Asker::Concerned => &self.concerned,
            Asker::OtherCto => &self.other_cto,
            Asker::Staff => &self.staff,
            Asker::Suspended => &self.suspended,
        };
        member.browser(site)
    }

    /// Whether there is somebody who may do what nobody of the table's columns may do any more: join.
    pub fn has_stand_in(path: &str) -> bool {
        ["/api/vetting/apply", "/api/vetting/withdraw"].contains(&path)
    }

    /// Their browser.
    pub fn stand_in(&self, site: &Site, path: &str) -> Browser {
        let member = if path == "/api/vetting/apply" { &self.newcomer } else { &self.applicant };
        member.browser(site)
    }

    /// Every id and key, in order of their names.
    pub fn ids(&self) -> Vec<String> {
        self.ids.values().cloned().collect()
    }

    /// The fields of a case, with the ids that they name.
    pub fn fill(&self, fields: &[(String, String)]) -> Vec<(String, String)> {
        let value = |value: &String| match value.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => self.ids.get(name).unwrap_or_else(|| panic!("the cast has no {name:?}")).clone(),
            None => value.clone(),
        };
        fields.iter().map(|(name, found)| (name.clone(), value(found))).collect()
    }
}
