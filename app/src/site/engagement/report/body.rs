//! The page that a CEO reads: the month at a glance, eight subjects, who holds the keys, the milestones. At most 450 words.

use domain::{
    Month, Role,
    mandate::Standing,
    report::{Access, Facts, Light, Step, Trend},
};
use leptos::prelude::*;
use marketplace::{
    engagements::EngagementSheet,
    reports::{Line, ReportSheet},
};
use ui::{
    Locale,
    components::{Icon, IconName, Milestone, Timeline, TimelineItem},
    format,
    glossary::Explained,
    t,
};

use super::MonthBridge;
use super::decisions::{Decisions, number};
use super::words::{access_name, known, light_class, light_icon, light_name, subject_name, told};
use crate::site::engagement::reports::HolderBadge;

/// The report.
#[component]
pub(super) fn Report(about: EngagementSheet, sheet: ReportSheet) -> impl IntoView {
    use t::report::page as say;
    let locale = Locale::current();
    let company = about.company.clone().unwrap_or_else(|| t::engagements::page::company(locale).to_owned());
    let month = format::month(locale, sheet.month.first());
    let lead = match sheet.published_at {
        Some(at) if sheet.reader == Role::Ceo => say::written(locale, about.cto.clone(), format::date_of(locale, at)),
        Some(at) => say::written_by(locale, about.cto.clone(), format::date_of(locale, at)),
        None => say::draft(locale).to_owned(),
    };
    let print = (sheet.reader != Role::Staff).then(|| view! { <p class="quiet-text no-print">{say::print(locale)}</p> });
    let lines = sheet.lines.clone();
    let lights = lines.iter().map(|line| (line.subject, line.light)).collect();
    let subjects = lines.iter().map(|line| view! { <Health line=*line sheet=sheet.clone()/> }).collect_view();
    view! {
        <article class="health-report">
            <header class="report-head">
                <div>
                    <p class="overline">{say::overline(locale, company, month)}</p>
                    <h1>{headline(locale, sheet.reader, &lines)}</h1>
                    <p class="lead">{lead}</p>
                    {print}
                </div>
            </header>
            <MonthBridge lights/>
            <section class="lights" aria-labelledby="subjects"><h2 id="subjects">{say::subjects(locale)}</h2>{subjects}</section>
            <Decisions sheet=sheet.clone()/>
            <div class="report-grid"><Keys facts=sheet.facts.clone()/><Steps facts=sheet.facts.clone()/></div>
        </article>
    }
}

/// The month in a sentence; what is to be decided, the CEO decides.
fn headline(locale: Locale, reader: Role, lines: &[Line]) -> String {
    use t::report::headline as say;
    let count = |wanted: Light| u32::try_from(lines.iter().filter(|line| line.light == wanted).count()).unwrap_or(u32::MAX);
    let number = |count| format::opening_number(locale, count);
    match (count(Light::Act), count(Light::Watch), count(Light::Unknown)) {
        (0, 0, 0) => say::good(locale).to_owned(),
        (0, 0, unknown) => say::unknown(locale, unknown, number(unknown)),
        (0, watch, _) => say::watch(locale, watch, number(watch)),
        (act, ..) if reader == Role::Ceo => say::act(locale, act, number(act)),
        (act, ..) => say::act_company(locale, act, number(act)),
    }
}

/// One subject: its light with its word, what is known, what the CTO says, and how it changed.
#[component]
fn Health(line: Line, sheet: ReportSheet) -> impl IntoView {
    let locale = Locale::current();
    let Line { subject, light, trend } = line;
    let (fact, words) = (known(locale, subject, &sheet.facts, &sheet.said), told(subject, &sheet.said));
    let (main, more) = match (fact, words) {
        (Some(fact), words) => (fact, words),
        (None, Some(words)) => (words, None),
        (None, None) => (t::report::known::nothing(locale).to_owned(), None),
    };
    let decision = number(&sheet.lines, subject).map(|number| {
        view! { <p class="no-print"><a href=format!("#decision-{number}")>{t::report::decisions::number(locale, number)}</a></p> }
    });
    view! {
        <article class="health">
            <span class=format!("light {}", light_class(light))><Icon name=light_icon(light)/></span>
            <h3>
                {subject_name(locale, subject)}" "
                <span class=format!("word {}", light_class(light))>{light_name(locale, light)}</span>
            </h3>
            <div class="more">
                <p class="main"><Explained text=main/></p>
                {more.map(|text| view! { <p><Explained text/></p> })}
                <Change trend month=sheet.month/>
                {decision}
            </div>
        </article>
    }
}

/// How a light changed since the month before.
#[component]
fn Change(trend: Trend, month: Month) -> impl IntoView {
    use t::report::trend as say;
    let locale = Locale::current();
    let before = format::month_name(locale, month.previous().first());
    let (icon, words) = match trend {
        Trend::Better => (IconName::ArrowUp, say::better(locale, before)),
        Trend::Same => (IconName::ArrowRight, say::same(locale, before)),
        Trend::Worse => (IconName::ChevronDown, say::worse(locale, before)),
        Trend::Unknown => return None,
    };
    Some(view! { <p class="trend"><Icon name=icon/>" "{words}</p> })
}

/// In whose name each access is.
#[component]
fn Keys(facts: Facts) -> impl IntoView {
    use t::report::accesses as say;
    let locale = Locale::current();
    let row = |access: &Access| {
        let holder = facts.holder(*access);
        view! { <tr><th scope="row"><Explained text=access_name(locale, *access)/></th><td><HolderBadge holder/></td></tr> }
    };
    view! {
        <section aria-labelledby="keys">
            <h2 id="keys">{say::title(locale)}</h2>
            <table class="keys">
                <thead><tr><th scope="col">{say::access(locale)}</th><th scope="col">{say::holder(locale)}</th></tr></thead>
                <tbody>{Access::ALL.iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

/// The milestones around the day, and what was decided in the month.
#[component]
fn Steps(facts: Facts) -> impl IntoView {
    use t::report::steps as say;
    let locale = Locale::current();
    let decided = (!facts.decided.is_empty()).then(|| {
        let lines = facts.decided.clone().into_iter().map(|title| view! { <li>{title}</li> }).collect_view();
        view! { <h2 class="decided">{say::decided(locale)}</h2> <ul>{lines}</ul> }
    });
    let steps = match facts.steps.is_empty() {
        true => view! { <p class="quiet-text">{say::none(locale)}</p> }.into_any(),
        false => view! { <Timeline>{facts.steps.into_iter().map(|step| view! { <OneStep step/> }).collect_view()}</Timeline> }.into_any(),
    };
    view! { <section aria-labelledby="steps"><h2 id="steps">{say::title(locale)}</h2>{steps}{decided}</section> }
}

#[component]
fn OneStep(step: Step) -> impl IntoView {
    use t::report::steps as say;
    let locale = Locale::current();
    let day = format::day_month(locale, step.done.unwrap_or(step.due));
    let (state, when) = match step.standing {
        Standing::Done => (Milestone::Done, day),
        Standing::Late => (Milestone::Moved, say::late(locale, day)),
        Standing::Moved => (Milestone::Moved, say::moved(locale, day)),
        Standing::Ahead => (Milestone::Ahead, day),
    };
    view! { <TimelineItem state when title=step.title/> }
}
