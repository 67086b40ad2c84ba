//! Laws of events of the community:
//! 1. staff writes, publishes, changes and cancels; a draft is nobody's but staff's; hours are those of Paris, also over a change of clocks, and an
//!    hour that is not there is said;
//! 2. each reads what is for them: strangers public events, a CEO the community's too, a CTO of the community all; search engines read public ones;
//! 3. a seat is one person's: of two who press for the last one, one has it and one waits; whoever waits longest is next, and is told;
//! 4. whoever withdraws finds their seat again for a few minutes, and nobody overtakes those who wait;
//! 5. the link is read by those who have a seat, and by nobody else, on no page, in no file, in no mail;
//! 6. those who come read the names of those who agreed, without their companies; a CTO who excluded a company is not named to it;
//! 7. a change is told to calendars with the same UID and a higher sequence; a cancellation ends the entry, and is told once;
//! 8. people are reminded on the day before, once;
//! 9. a calendar program needs no session, reads nothing but its owner's dates, and is shut out once the key has ended;
//! 10. what somebody signed up for is theirs to take away, and goes with them: their seat is the next one's.

mod calendars;
mod reading;
mod seats;
mod writing;

use chrono::Duration;
use domain::CommunityEventId;
use icalendar::{Calendar, Component as _};
use marketplace::community_events::write::{self, TypedEvent};
use tests::{Arrived, Browser, Member, Postbox, Site, cto, evening, startup};

/// Camille, Salomé and Bruno, an event, and a mail server.
struct Scene {
    site: Site,
    postbox: Postbox,
    camille: Member,
    salome: Member,
    bruno: Member,
    event: CommunityEventId,
}

impl Scene {
    async fn of(typed: &TypedEvent) -> Self {
        let site = Site::empty().await;
        let camille = startup().named("La Tablée").led_by("Camille Aubry").reached_at("camille@latablee.example").join(&site).await;
        let salome = cto().named("Salomé Garnier").reached_at("salome@garnier.example").join(&site).await;
        let bruno = cto().named("Bruno Keller").reached_at("bruno@keller.example").join(&site).await;
        let event = site.announces(typed).await;
        Self { site, postbox: Postbox::open().await, camille, salome, bruno, event }
    }

    /// An evening with so many seats.
    async fn with_seats(seats: &str) -> Self {
        Self::of(&TypedEvent { seats: seats.to_owned(), ..evening() }).await
    }

    fn page(&self) -> String {
        format!("/agenda/{}", self.event)
    }

    fn desk(&self) -> String {
        format!("/staff/agenda/{}", self.event)
    }

    fn of_member(&self, member: &Member) -> Browser {
        member.browser(&self.site)
    }

    /// A browser of staff's, signed in now.
    async fn staff(&self) -> Browser {
        self.site.signed_in(&self.site.staff().await.email).await
    }

    /// Lets time pass, does what is due, and answers what arrived.
    async fn mails(&self, after: Duration) -> Vec<Arrived> {
        self.site.advance(after);
        let before = self.postbox.arrived().len();
        self.site.work_off_through(&self.postbox).await;
        self.postbox.arrived().into_iter().skip(before).collect()
    }

    /// The same, as `camille: subject`, in order.
    async fn news(&self, after: Duration) -> Vec<String> {
        let first = |mail: &Arrived| mail.to.split('@').next().unwrap_or_default().to_owned();
        let mut told: Vec<String> =
            self.mails(after).await.iter().map(|mail| format!("{}: {}", first(mail), tests::plain_blanks(&mail.subject))).collect();
        told.sort();
        told
    }

    async fn cancels(&self, reason: &str) {
        let staff = self.site.proofs_of(self.site.staff().await).await.staff().unwrap();
        write::cancel(&self.site.market, &staff, self.event, reason).await.unwrap();
    }

    /// Where somebody stands.
    async fn state_of(&self, member: &Member) -> String {
        let sql = "SELECT state FROM attendances WHERE event_id = $1 AND account_id = $2";
        let state = sqlx::query_scalar(sql).bind(self.event.0).bind(member.account.0);
        state.fetch_optional(&mut self.site.superuser().await).await.unwrap().unwrap_or_default()
    }
}

/// The entry that a mail brings: method, UID, sequence, and the whole text.
fn entry(mail: &Arrived) -> (String, String, u32, String) {
    let text = mail.part("text/calendar");
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
    let event = calendar.events().next().expect("an event").clone();
    let method = calendar.property_value("METHOD").unwrap().to_owned();
    (method, event.get_uid().unwrap().to_owned(), event.get_sequence().unwrap(), unfolded(&text))
}

/// Lines as they were before they were folded.
fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
}
