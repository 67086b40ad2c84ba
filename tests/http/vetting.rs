//! Laws of joining the community:
//! 1. a CTO reads what is missing before one can ask, and where to say it; what was typed is not lost;
//! 2. at each stage both sides see whose turn it is and until when; each step leaves a line, and a letter in the CTO's language;
//! 3. no stage is skipped, and of two members of staff who decide at once the second is told;
//! 4. who is refused reads why and when they may ask again; what led to nothing is forgotten after the time that was said;
//! 5. what staff notes is staff's: no page of a CTO or CEO shows it, its author alone removes it, and the person takes its words away;
//! 6. what staff has promised and not done stands at the top of its day, and in the digest with what came.

mod digest;
mod forgetting;
mod joining;
mod letters;
mod notes;
mod review;

use tests::{Browser, Member, Page, Site, staff};

/// Another member of staff.
pub async fn odile(site: &Site) -> Member {
    staff().named("Odile Ravel").join(site).await
}

/// The page of a CTO, for staff.
pub async fn dossier<'b>(browser: &'b Browser, member: &Member) -> Page<'b> {
    let page = browser.get(&format!("/staff/profiles/{}", member.profile())).await;
    page.expect_status(200);
    page
}

/// What happened to a profile, by the log, the first first.
pub async fn events(site: &Site, member: &Member) -> Vec<String> {
    let query = "SELECT event FROM audit_events WHERE subject = 'profile' AND subject_id = $1 ORDER BY id";
    sqlx::query_scalar(query).bind(member.profile().0).fetch_all(&mut site.superuser().await).await.unwrap()
}

/// The one answer to a query about a profile.
pub async fn count(site: &Site, query: &'static str, member: &Member) -> i64 {
    sqlx::query_scalar(query).bind(member.profile().0).fetch_one(&mut site.superuser().await).await.unwrap()
}
