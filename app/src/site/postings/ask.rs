//! What a reader of a posting can do next: whoever is not signed in joins as a CTO, a CTO compares it with their profile, a CEO tells their own need.

use domain::{MissionId, Role, lifecycle::ProfileState};
use leptos::prelude::*;
use marketplace::{
    Problem,
    postings::{Shown, read::offer},
    profiles::own,
};
use ui::{
    Locale,
    components::{ButtonLink, Look},
    href,
    server::{market, visitor},
    site::nav::{self, Nav, posting_page},
    t,
};

/// Where somebody signs up who is a CTO.
pub const SIGN_UP_AS_CTO: &str = "/sign-up?role=cto";

/// Who reads, and what is open to them.
pub enum Reading {
    Stranger,
    /// A CTO who may see the mission itself.
    Offered(MissionId),
    /// A CTO of the community to whom it is not offered.
    Member,
    /// A CTO who is not of the community yet.
    Joining,
    Ceo,
    Staff,
}

/// Whoever is at it.
pub async fn reading(shown: &Shown) -> Result<Reading, Problem> {
    let (market, visitor) = (market(), visitor());
    Ok(match visitor.signed_in().map(|who| who.role()) {
        None => Reading::Stranger,
        Some(Role::Ceo) => Reading::Ceo,
        Some(Role::Staff | Role::System) => Reading::Staff,
        Some(Role::Cto) => {
            let cto = visitor.cto()?;
            match offer(&market, &cto, shown).await? {
                Some(mission) => Reading::Offered(mission),
                None if matches!(own::state(&market, &cto).await?, ProfileState::Accepted | ProfileState::Paused) => Reading::Member,
                None => Reading::Joining,
            }
        }
    })
}

/// The section below the sheet; nothing for staff.
#[component]
pub fn Ask(reading: Reading, shown: Shown) -> impl IntoView {
    use t::posting::ask as say;
    let locale = Locale::current();
    let (title, text, path, label) = match reading {
        Reading::Staff => return ().into_any(),
        Reading::Stranger => (say::stranger(locale), say::stranger_text(locale), SIGN_UP_AS_CTO.to_owned(), say::sign_up(locale)),
        Reading::Offered(mission) => (say::member(locale), say::member_text(locale), format!("/offers/{mission}"), say::see(locale)),
        Reading::Member => (say::offers(locale), say::offers_text(locale), Nav::Offers.path().to_owned(), say::offers_link(locale)),
        Reading::Joining => (say::joining(locale), say::joining_text(locale), Nav::Profile.path().to_owned(), say::joining_link(locale)),
        Reading::Ceo => (say::ceo(locale), say::ceo_text(locale), nav::NEW_NEED.to_owned(), say::ceo_link(locale)),
    };
    let sign_in = matches!(reading, Reading::Stranger).then(|| {
        let back = nav::sign_in(locale, &href(locale, &posting_page(shown.id)));
        view! { <ButtonLink look=Look::Secondary href=back>{say::sign_in(locale)}</ButtonLink> }
    });
    view! {
        <section class="posting-ask" aria-labelledby="ask">
            <h2 id="ask">{title}</h2>
            <p>{text}</p>
            <p class="cluster"><ButtonLink href=href(locale, &path)>{label}</ButtonLink>{sign_in}</p>
        </section>
    }
    .into_any()
}
