//! What a CEO sees of the profile while nobody has said yes: a harbour name, the sentence, the facts.

use chrono::NaiveDate;
use domain::{CriterionKind, profile::Section};
use leptos::prelude::*;
use marketplace::profiles::OwnProfile;
use ui::{
    Locale,
    components::{Answer, Icon, IconName, Line, Notice, NoticeKind, Person, Reasons, harbour_name},
    format, href,
    labels::{self, named},
    site::nav::{PREVIEW, PUBLIC_PAGE},
    t,
};

use super::edit_address;

/// How many facts the small card shows.
const FACTS: usize = 6;

/// The card beside the profile.
#[component]
pub fn Glimpse(profile: OwnProfile, today: NaiveDate) -> impl IntoView {
    use t::profile::preview as say;
    let locale = Locale::current();
    let detail = practice(locale, &profile, today);
    let lines = lines(locale, &profile);
    let line = profile.discreet_headline();
    let veiled = (line != profile.facts.headline).then(|| {
        let (title, change) = (t::presence::preview::veiled(locale), edit_address(locale, Section::Presentation));
        view! { <Notice kind=NoticeKind::Warning title><p><a href=change>{t::profile::edit(locale)}</a></p></Notice> }
    });
    view! {
        <h2 id="preview" class="overline"><Icon name=IconName::Eye/> " " {say::title(locale)}</h2>
        <article class="preview-card">
            <Person name=harbour_name(0) detail/>
            <p class="line">{line}</p>
            <Reasons lines/>
            <p class="quiet-text"><Icon name=IconName::Lock/> " " {say::hidden(locale)}</p>
        </article>
        {veiled}
        <p><a href=href(locale, PREVIEW)>{t::presence::preview::link(locale)}</a></p>
        <p><a href=href(locale, PUBLIC_PAGE)>{t::public_page::own::link(locale)}</a></p>
    }
}

/// Places, days and first free day, as far as they were said.
fn practice(locale: Locale, profile: &OwnProfile, today: NaiveDate) -> Option<String> {
    use t::profile::preview as say;
    let facts = &profile.facts;
    let places = facts.places.iter().map(|place| named(locale, CriterionKind::Place, &place.to_string()));
    let rhythm = facts.rhythm.map(|rhythm| format::days_a_week(locale, rhythm));
    let from = facts.available_from.map(|day| match day <= today {
        true => say::now(locale).to_owned(),
        false => say::from(locale, format::day_month(locale, day)),
    });
    let parts: Vec<String> = places.chain(rhythm).chain(from).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The facts that speak first: kinds of mission, technologies held today, sectors, engagements; and what is not said.
fn lines(locale: Locale, profile: &OwnProfile) -> Vec<Line> {
    use t::profile::preview as say;
    let facts = &profile.facts;
    let yes = |text: String, detail: Option<String>| Line { answer: Answer::Yes, text, detail };
    let missions = facts.mission_types.iter().take(2).map(|one| {
        let name = named(locale, CriterionKind::MissionType, one.mission_type.code());
        yes(name, Some(t::profile::times(locale, u32::from(one.times))))
    });
    let stack = facts.stack.iter().filter(|one| one.current).take(2).map(|one| {
        let name = named(locale, CriterionKind::Stack, one.technology.as_str());
        yes(name, one.years.map(|years| labels::years(locale, years)))
    });
    let sectors = facts.sectors.iter().take(1).map(|one| {
        let name = named(locale, CriterionKind::Sector, one.sector.code());
        yes(name, one.years.map(|years| labels::years(locale, years)))
    });
    let impacts =
        facts.impacts.iter().take(1).map(|one| yes(named(locale, CriterionKind::Impact, one.impact.code()), one.evidence.clone()));
    let mut lines: Vec<Line> = missions.chain(stack).chain(sectors).chain(impacts).take(FACTS).collect();
    if facts.stack.is_empty() {
        lines.push(Line { answer: Answer::Ask, text: say::no_stack(locale).to_owned(), detail: None });
    }
    lines
}
