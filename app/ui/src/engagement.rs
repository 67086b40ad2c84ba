//! The way to the pages of an engagement, from the pages of its mission.

use domain::{CaseStudyId, EngagementId};
use leptos::prelude::*;

use crate::{
    Locale,
    components::{ButtonLink, Look},
    href,
    site::nav::CASE_STUDIES,
    t,
};

/// Where an engagement is read, without the prefix of a language.
pub fn engagement_address(engagement: EngagementId) -> String {
    format!("/engagements/{engagement}")
}

/// Where a case study is read by everybody, without the prefix of a language.
pub fn case_study_address(study: CaseStudyId) -> String {
    format!("{CASE_STUDIES}/{study}")
}

/// The way to the engagement.
#[component]
pub fn EngagementLink(engagement: EngagementId, #[prop(optional)] look: Look, #[prop(optional)] wide: bool) -> impl IntoView {
    let locale = Locale::current();
    view! { <ButtonLink href=href(locale, &engagement_address(engagement)) look wide>{t::engagements::page::go(locale)}</ButtonLink> }
}
