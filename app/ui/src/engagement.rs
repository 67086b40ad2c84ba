//! The pages of an engagement, and the way to them.

use std::fmt::Display;

use domain::{CaseStudyId, EngagementId, Month};
use leptos::prelude::*;

use crate::{
    Locale,
    components::{ButtonLink, Look},
    href,
    site::nav::CASE_STUDIES,
    t,
};

/// A page of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Overview,
    Terms,
    Papers,
    Mandate,
    Briefing,
    Reports,
    Activity,
    Handover,
    Checkup,
    Renewal,
    OutcomeReview,
    CaseStudy,
}

impl Section {
    /// Its address, without the prefix of a language; the engagement as an id, or as an address or a form names it.
    pub fn address(self, engagement: impl Display) -> String {
        format!("/engagements/{engagement}{}", self.path())
    }

    /// What stands after the engagement's own address.
    const fn path(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Mandate => "/mandate",
            Self::Briefing => "/briefing",
            Self::Checkup => "/checkup",
            Self::Renewal => "/renewal",
            Self::Reports => "/reports",
            Self::Activity => "/activity",
            Self::Handover => "/handover",
            Self::Terms => "/terms",
            Self::Papers => "/papers",
            Self::OutcomeReview => "/outcome-review",
            Self::CaseStudy => "/case-study",
        }
    }
}

/// Where the report of a month is, without the prefix of a language.
pub fn report_address(engagement: EngagementId, month: Month) -> String {
    format!("{}/report/{month}", Section::Overview.address(engagement))
}

/// Where a case study is read by everybody, without the prefix of a language.
pub fn case_study_address(study: CaseStudyId) -> String {
    format!("{CASE_STUDIES}/{study}")
}

/// The way to the engagement.
#[component]
pub fn EngagementLink(engagement: EngagementId, #[prop(optional)] look: Look, #[prop(optional)] wide: bool) -> impl IntoView {
    let locale = Locale::current();
    view! { <ButtonLink href=href(locale, &Section::Overview.address(engagement)) look wide>{t::engagements::page::go(locale)}</ButtonLink> }
}
