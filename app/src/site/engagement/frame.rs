//! What stands around each page of an engagement: the way back, who works with whom, and the other pages.

use domain::{Role, lifecycle::EngagementState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::engagements::EngagementSheet;
use ui::{
    Locale, Nav, Page,
    components::{PageHead, Tab, Tabs},
    engagement::Section,
    href, t,
};

/// Those that stand in the tabs; to the others leads what asks for them.
const TABS: [Section; 10] = [
    Section::Overview,
    Section::Terms,
    Section::Papers,
    Section::Mandate,
    Section::Briefing,
    Section::Reports,
    Section::Activity,
    Section::Handover,
    Section::OutcomeReview,
    Section::CaseStudy,
];

/// Whether it comes only once the work has ended.
const fn comes_after(section: Section) -> bool {
    matches!(section, Section::OutcomeReview | Section::CaseStudy)
}

fn label(locale: Locale, section: Section) -> &'static str {
    match section {
        Section::Overview => t::engagements::page::overview(locale),
        Section::Mandate => t::mandate::page::title(locale),
        Section::Briefing => t::briefing::tab(locale),
        Section::Checkup => t::checkups::page::title(locale),
        Section::Renewal => t::renewals::page::title(locale),
        Section::Reports => t::report::tab(locale),
        Section::Activity => t::activity::tab(locale),
        Section::Handover => t::handover::tab(locale),
        Section::Terms => t::terms::tab(locale),
        Section::Papers => t::papers::tab(locale),
        Section::OutcomeReview => t::outcome_reviews::tab(locale),
        Section::CaseStudy => t::case_studies::tab(locale),
    }
}

/// The engagement that the address names.
pub(super) fn asked() -> String {
    use_params_map().with_untracked(|params| params.get("engagement")).unwrap_or_default()
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
    // What has no tab was come to from the overview.
    let standing = if TABS.contains(&current) { current } else { Section::Overview };
    let tab = |section: Section| Tab {
        href: href(locale, &section.address(sheet.id)),
        label: label(locale, section).to_owned(),
        current: section == standing,
        ..Tab::default()
    };
    let has_ended = sheet.state == EngagementState::Ended;
    let shown = TABS.into_iter().filter(|section| has_ended || !comes_after(*section) || *section == current);
    let tabs = shown.map(tab).collect::<Vec<_>>();
    let heading = if current == Section::Overview { title } else { label(locale, current).to_owned() };
    view! {
        <Page title=heading.clone() nav=Some(nav) body_class=if is_staff { "staff" } else { "" }>
            <div class="page narrow engagement">
                <p class="quiet-text page-back no-print"><a href=href(locale, &back)>{words}</a></p>
                <PageHead title=heading lead><Tabs label=say::tabs(locale) tabs/></PageHead>
                {children()}
            </div>
        </Page>
    }
}
