//! What comes after the end, on the first page of an engagement: one's private review, and the case study.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    lifecycle::{CaseStudyState, OutcomeReviewState},
};
use leptos::prelude::*;
use marketplace::{
    engagements::EngagementSheet,
    outcome_reviews::{OutcomeReview, OutcomeSheet},
};
use ui::{
    Locale,
    components::{ButtonLink, Look, TurnClock},
    engagement::Section,
    href, labels, t,
};

/// For an engagement that has ended.
#[component]
pub(super) fn Afterwards(
    sheet: EngagementSheet,
    reviews: OutcomeSheet,
    study: Option<CaseStudyState>,
    now: DateTime<Utc>,
) -> impl IntoView {
    use t::case_studies::overview as say;
    let locale = Locale::current();
    let about = study.map_or_else(|| say::none(locale), |state| labels::case_study_state(locale, state));
    let asked = (!reviews.reviews.is_empty()).then(|| view! { <Reviews sheet=sheet.clone() reviews now/> });
    view! {
        <div class="two">
            {asked}
            <section class="panel stack" aria-labelledby="case-study-title">
                <h2 id="case-study-title">{say::title(locale)}</h2>
                <p>{about}</p>
                <p><ButtonLink href=href(locale, &Section::CaseStudy.address(sheet.id)) look=Look::Secondary>{say::link(locale)}</ButtonLink></p>
            </section>
        </div>
    }
}

/// One's own, or where both stand, for staff.
#[component]
fn Reviews(sheet: EngagementSheet, reviews: OutcomeSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::outcome_reviews::{overview as say, staff};
    let locale = Locale::current();
    let link = href(locale, &Section::OutcomeReview.address(sheet.id));
    let line = |review: &OutcomeReview| {
        let whose = if review.role == Role::Ceo { staff::ceo(locale) } else { staff::cto(locale) };
        view! { <li>{whose}" · "{labels::outcome_review_state(locale, review.state)}</li> }
    };
    let content = match reviews.own() {
        Some(own) if own.state == OutcomeReviewState::Sent => {
            view! { <p>{say::done(locale)}</p> <p><ButtonLink href=link look=Look::Secondary>{say::read(locale)}</ButtonLink></p> }
                .into_any()
        }
        Some(own) => {
            let clock = own.wait(now).map(|wait| view! { <TurnClock wait reader=reviews.reader now/> });
            view! { <p>{say::text(locale)}</p> {clock} <p><ButtonLink href=link>{say::write(locale)}</ButtonLink></p> }.into_any()
        }
        None => view! {
            <ul>{reviews.reviews.iter().map(line).collect_view()}</ul>
            <p><ButtonLink href=link look=Look::Secondary>{staff::read(locale)}</ButtonLink></p>
        }
        .into_any(),
    };
    let title = if reviews.reader == Role::Staff { t::outcome_reviews::tab(locale) } else { say::title(locale) };
    view! { <section class="panel stack" aria-labelledby="review-title"><h2 id="review-title">{title}</h2>{content}</section> }
}
