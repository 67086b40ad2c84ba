//! The pages of an engagement: the same for the CEO, the CTO and staff, with what each may do.

mod activity;
mod afterwards;
pub(crate) mod briefing;
mod case_study;
mod checkup;
mod ending;
mod frame;
mod handover;
mod mandate;
mod outcome_review;
mod papers;
mod renewal;
mod report;
mod reports;
mod terms;

use chrono::{DateTime, Utc};
use domain::lifecycle::EngagementState;
use leptos::prelude::*;
use marketplace::{
    endings,
    engagements::{self, EngagementSheet},
    terms::{TermsSheet, sheet as terms_sheet},
};
use ui::{
    Locale,
    components::{ButtonLink, Look, TurnClock},
    engagement::Section,
    format, href, labels,
    server::{market, page, visitor},
    t,
};

pub use mandate::MandatePage;
pub(crate) use mandate::mandate_address;
pub(crate) use report::MonthBridge;
pub use report::ReportPage;
pub use reports::ReportsPage;

pub use activity::{ActivityPage, MonthPage};
pub use briefing::BriefingPage;
pub use case_study::CaseStudyPage;
pub use checkup::CheckupPage;
pub use handover::HandoverPage;
pub use outcome_review::OutcomeReviewPage;
pub use papers::PapersPage;
pub use renewal::RenewalPage;
pub use terms::{TermsPage, TermsVersionPage};

use crate::asked::party;
use afterwards::Afterwards;
use checkup::CheckupInShort;
use ending::{Ended, EndingPanel};
use frame::{EngagementFrame, asked};
use papers::PapersInShort;
use renewal::RenewalInShort;

/// `/engagements/:engagement`.
#[component]
pub fn EngagementPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let party = party(&engagement).await?;
        let sheet = engagements::sheet(&party);
        let market = market();
        let wishes = endings::sheets(&market, &party).await?;
        let agreed = terms_sheet(&market, &party).await?;
        let checkup = marketplace::checkups::sheet(&market, &party).await?;
        let renewal = marketplace::renewals::sheet(&market, &party).await?;
        let papers = marketplace::papers::sheet(&market, &party).await?;
        // What is still to be handed over, for whoever completes the mission.
        let left = match visitor().staff() {
            Ok(staff) => marketplace::handover::still_open(&market, &staff, sheet.id).await?,
            Err(_) => None,
        };
        let after = match sheet.state {
            EngagementState::Ended => Some((
                marketplace::outcome_reviews::sheet(&market, &party).await?,
                marketplace::case_studies::standing(&market, &party).await?,
            )),
            _ => None,
        };
        let now = market.now();
        Ok(view! {
            <EngagementFrame sheet=sheet.clone() current=Section::Overview>
                <Overview sheet=sheet.clone()/>
                <PapersInShort papers/>
                {after.map(|(reviews, study)| view! { <Afterwards sheet=sheet.clone() reviews study now/> })}
                <CheckupInShort about=sheet.clone() checkup now/>
                <RenewalInShort renewal now/>
                <TermsInShort agreed now/>
                <EndingPanel sheet wishes left now/>
            </EngagementFrame>
        }
        .into_any())
    })
}

/// Who works with whom, since when, and where it stands.
#[component]
fn Overview(sheet: EngagementSheet) -> impl IntoView {
    use t::engagements::page as say;
    let locale = Locale::current();
    let day = |at| format::date_of(locale, at);
    let last_day = sheet.last_day.map(|day| format::date(locale, day)).or(sheet.ended_at.map(day));
    let since = match last_day {
        Some(end) => say::ended(locale, day(sheet.began_at), end),
        None => say::since(locale, day(sheet.began_at)),
    };
    view! {
        <section class="stack">
            <p><strong>{labels::engagement_state(locale, sheet.state)}</strong>" · "{since}</p>
            <Ended sheet/>
        </section>
    }
}

/// Where the terms stand, whose turn it is, and the way to them.
#[component]
fn TermsInShort(agreed: TermsSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::terms::overview as say;
    let locale = Locale::current();
    let reader = agreed.reader;
    let held = agreed.in_force().map(|held| {
        let (rhythm, rate) = (format::days_a_week(locale, held.terms.rhythm), format::rate(locale, held.terms.rate));
        match agreed.is_open {
            true => say::in_force(locale, held.number, rate, rhythm),
            false => say::was_in_force(locale, held.number, rate, rhythm),
        }
    });
    let open = agreed.open().map(|open| say::open(locale, open.number));
    let none = (held.is_none() && open.is_none()).then(|| say::none(locale).to_owned());
    let lines = [held, open, none].into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect_view();
    let clock = agreed.wait.map(|wait| view! { <TurnClock wait reader now/> });
    view! {
        <section class="panel stack" aria-labelledby="terms-title">
            <h2 id="terms-title">{say::title(locale)}</h2>
            {lines}
            {clock}
            <p><ButtonLink href=href(locale, &Section::Terms.address(agreed.engagement)) look=Look::Secondary>{say::link(locale)}</ButtonLink></p>
        </section>
    }
}
