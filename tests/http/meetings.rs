//! Laws of meetings:
//! 1. slots are typed on the sender's wall and read on the reader's, with the sender's beside it, also over a change of the hour;
//! 2. what is typed wrongly is said beside its field and nothing is lost; an hour that is there twice is asked about;
//! 3. the other side takes one, or says that none suits; slots of staff need both;
//! 4. calendars are told by mail: one UID, a sequence that counts up, an end; before the introduction there is nothing to take away;
//! 5. on the next business day both are asked whether they met; where they differ or are silent, staff looks;
//! 6. nothing stands still unnoticed: whoever is waited for is reminded once at half the time, then staff sees it, whatever runs twice;
//! 7. what somebody notes is theirs and staff's, and read again at the choice;
//! 8. when the candidacy ends, so does its meeting; what a person said of it is theirs to take away, and goes with them;
//! 9. the head of the CTO's page of the mission says what the meeting asks for.

mod afterwards;
mod calendars;
mod heads;
mod slots;

use chrono::Duration;
use domain::CandidacyId;
use domain::lifecycle::MeetingState;
use icalendar::{Calendar, Component as _};
use tests::{Arrived, Browser, Member, Mission, Postbox, Site, cto, mission, plain_blanks, startup};

/// Camille and Salomé have both said yes.
struct Scene {
    site: Site,
    postbox: Postbox,
    camille: Member,
    salome: Member,
    mission: Mission,
    candidacy: CandidacyId,
}

impl Scene {
    async fn set() -> Self {
        let site = Site::empty().await;
        let camille = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let mission = mission().of(&camille).titled("Reprendre la version").open().play(&site).await;
        let candidacy = mission.shortlist(&site, &[&salome]).await[0];
        mission.introduce(&site, &salome, candidacy).await;
        let scene = Self { site, postbox: Postbox::open().await, camille, salome, mission, candidacy };
        scene.mails(Duration::zero()).await;
        scene
    }

    /// Lets time pass, does what is due, and answers what arrived.
    async fn mails(&self, after: Duration) -> Vec<Arrived> {
        self.site.advance(after);
        let before = self.postbox.arrived().len();
        self.site.work_off_through(&self.postbox).await;
        self.postbox.arrived().into_iter().skip(before).collect()
    }

    /// The same, as `camille: subject`, of what comes to the two.
    async fn news(&self, after: Duration) -> Vec<String> {
        let of_the_two = [&self.camille.email, &self.salome.email];
        let mails = self.mails(after).await;
        let told = mails.iter().filter(|mail| of_the_two.contains(&&mail.to));
        let first = |mail: &Arrived| mail.to.split('@').next().unwrap_or_default().to_owned();
        let mut told: Vec<String> = told.map(|mail| format!("{}: {}", first(mail), plain_blanks(&mail.subject))).collect();
        told.sort();
        told
    }

    async fn lives_in(&self, member: &Member, zone: &str) {
        let sql = "UPDATE accounts SET time_zone = $2 WHERE id = $1";
        sqlx::query(sql).bind(member.account.0).bind(zone).execute(&mut self.site.superuser().await).await.unwrap();
    }

    /// Long after: whoever was signed in signs in again.
    fn comes_to(&self, moment: &str) {
        self.site.advance(moment.parse::<chrono::DateTime<chrono::Utc>>().unwrap() - self.site.now());
    }

    /// When the first slot on offer begins.
    async fn first_slot(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        let sql = "SELECT min(starts_at) FROM meeting_slots WHERE candidacy_id = $1";
        sqlx::query_scalar(sql).bind(self.candidacy.0).fetch_one(&mut self.site.superuser().await).await.unwrap()
    }

    fn needs_page(&self) -> String {
        format!("/needs/{}/candidates/{}", self.mission.id, self.candidacy)
    }

    fn offer_page(&self) -> String {
        format!("/offers/{}", self.mission.id)
    }

    fn form(&self, name: &str) -> String {
        format!("{name}-{}", self.candidacy)
    }

    async fn staff(&self) -> Browser {
        self.site.staff().await.browser(&self.site)
    }

    async fn state(&self) -> Option<MeetingState> {
        self.camille.meeting(&self.site, self.candidacy).await.state
    }

    async fn log(&self) -> Vec<String> {
        let sql = "SELECT event FROM audit_events WHERE subject_id = $1 ORDER BY id";
        sqlx::query_scalar(sql).bind(self.candidacy.0).fetch_all(&mut self.site.superuser().await).await.unwrap()
    }

    /// They have a date on Thursday 19 November, from 10:00 to 10:45 in Paris, and both know.
    async fn dated() -> Self {
        let scene = Self::set().await;
        scene.camille.proposes(&scene.site, scene.candidacy, &["2026-11-19 10:00"]).await;
        scene.salome.takes_a_slot(&scene.site, scene.candidacy).await;
        scene.mails(Duration::zero()).await;
        scene
    }
}

/// The invitation that a mail brings: method, UID, sequence, and the whole text.
fn invitation(mail: &Arrived) -> (String, String, u32, String) {
    let text = mail.part("text/calendar");
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
    let event = calendar.events().next().expect("an event").clone();
    let method = calendar.property_value("METHOD").unwrap().to_owned();
    (method, event.get_uid().unwrap().to_owned(), event.get_sequence().unwrap(), text)
}

fn slot(at: &str) -> String {
    at.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp().to_string()
}

async fn form_action(scene: &Scene, browser: &Browser) -> String {
    browser.get(&scene.needs_page()).await.form(&scene.form("accept")).action().to_owned()
}

impl Scene {
    /// The job runs once more, as after a crash.
    async fn run_again(&self) {
        let again = "INSERT INTO jobs (id, key, work, run_at, created_at)
            VALUES (gen_random_uuid(), 'watch_meeting:' || $1::text, jsonb_build_object('kind', 'watch_meeting', 'candidacy', $1::text), $2, $2)
            ON CONFLICT (key) DO UPDATE SET run_at = EXCLUDED.run_at";
        let mut database = self.site.superuser().await;
        sqlx::query(again).bind(self.candidacy.0.to_string()).bind(self.site.now()).execute(&mut database).await.unwrap();
    }
}
