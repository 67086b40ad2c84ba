//! What stands around each page of an engagement: the way back, who works with whom, and the other pages.

use domain::{EngagementId, Role, lifecycle::EngagementState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::engagements::EngagementSheet;
use ui::{
    Locale, Nav, Page,
    components::{PageHead, Tab, Tabs},
    href, t,
};

/// A page of an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
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
    /// Those that stand in the tabs; to the others leads what asks for them.
    const TABS: [Self; 10] = [
        Self::Overview,
        Self::Terms,
        Self::Papers,
        Self::Mandate,
        Self::Briefing,
        Self::Reports,
        Self::Activity,
        Self::Handover,
        Self::OutcomeReview,
        Self::CaseStudy,
    ];

    /// Whether it comes only once the work has ended.
    const fn comes_after(self) -> bool {
        matches!(self, Self::OutcomeReview | Self::CaseStudy)
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

    fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Overview => t::engagements::page::overview(locale),
            Self::Mandate => t::mandate::page::title(locale),
            Self::Briefing => t::briefing::tab(locale),
            Self::Checkup => t::checkups::page::title(locale),
            Self::Renewal => t::renewals::page::title(locale),
            Self::Reports => t::report::tab(locale),
            Self::Activity => t::activity::tab(locale),
            Self::Handover => t::handover::tab(locale),
            Self::Terms => t::terms::tab(locale),
            Self::Papers => t::papers::tab(locale),
            Self::OutcomeReview => t::outcome_reviews::tab(locale),
            Self::CaseStudy => t::case_studies::tab(locale),
        }
    }
}

/// The engagement that the address names.
pub(super) fn asked() -> String {
    use_params_map().with_untracked(|params| params.get("engagement")).unwrap_or_default()
}

/// The address of a page, without the prefix of a language.
pub(super) fn address(engagement: EngagementId, section: Section) -> String {
    format!("/engagements/{engagement}{}", section.path())
}

/// The page around one section.
#[component]
pub(super) fn EngagementFrame(sheet: EngagementSheet, current: Section, children: Children) -> impl IntoView {
    use t::engagements::page as say;
    let locale = Locale::current();
    let title = sheet.title.clone().map_or_else(|| say::untitled(locale).to_owned(), |title| say::title(locale, title));
    let company = sheet.company.clone().unwrap_or_else(|| say::company(locale).to_owned());
    let lead = say::with(locale, sheet.ceo.clone(), company, sheet.cto.clone());
    let (nav, back, words) = match sheet.reader {
        Role::Ceo => (Nav::Needs, format!("/needs/{}", sheet.mission), say::back_ceo(locale)),
        Role::Cto => (Nav::Offers, format!("/offers/{}", sheet.mission), say::back_cto(locale)),
        Role::Staff | Role::System => (Nav::Missions, format!("/staff/missions/{}", sheet.mission), say::back_staff(locale)),
    };
    let is_staff = sheet.reader == Role::Staff;
    let tab = |section: Section| Tab {
        href: href(locale, &address(sheet.id, section)),
        label: section.label(locale).to_owned(),
        current: section == current,
        ..Tab::default()
    };
    let has_ended = sheet.state == EngagementState::Ended;
    let shown = Section::TABS.into_iter().filter(|section| has_ended || !section.comes_after() || *section == current);
    let tabs = shown.map(tab).collect::<Vec<_>>();
    let heading = if current == Section::Overview { title } else { current.label(locale).to_owned() };
    view! {
        <Page title=heading.clone() nav=Some(nav) body_class=if is_staff { "staff" } else { "" } wide=is_staff>
            <div class="page narrow engagement">
                <p class="quiet-text page-back no-print"><a href=href(locale, &back)>{words}</a></p>
                <PageHead title=heading lead><Tabs label=say::tabs(locale) tabs/></PageHead>
                {children()}
            </div>
        </Page>
    }
}
