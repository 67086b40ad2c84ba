//! A case study as it is read: by everybody, and before that by the two who write it.

use domain::{CasePart, CriterionKind, mandate::ObjectiveState};
use leptos::prelude::*;
use marketplace::case_studies::{Told, public::Reached};
use ui::{
    Locale,
    components::{Icon, IconName, OwnWords, Tie, TieState},
    format, labels, t,
};

/// The article. `preview` where it stands within another page: its headings come below that page's own.
#[component]
pub fn Story(told: Told, #[prop(optional)] preview: bool) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    let lang = told.language.code();
    let day = told.published_at.map(|at| say::published(locale, format::date_of(locale, at)));
    let title = match preview {
        false => view! { <h1 class="story-title" lang=lang>{told.title.clone()}</h1> }.into_any(),
        true => view! { <h3 class="story-title" lang=lang>{told.title.clone()}</h3> }.into_any(),
    };
    let other = (lang != locale.lang()).then(|| view! { <p class="quiet-text">{say::in_other_language(locale)}</p> });
    let (before, after): (Vec<_>, Vec<_>) =
        told.sections.clone().into_iter().partition(|(part, _)| !matches!(part, CasePart::Mission | CasePart::Outcome));
    let section = |(part, words): (CasePart, String)| view! { <Section part words preview lang/> };
    let last_word = told.last_word.clone().map(|words| view! { <LastWord told=told.clone() words preview/> });
    view! {
        <article class="story">
            <header class="story-head">
                <div class="page">
                    <p class="overline">{say::overline(locale)}</p>
                    {title}
                    <p class="lead" lang=lang>{told.summary.clone()}</p>
                    {other}
                    <StoryFacts told=told.clone()/>
                </div>
            </header>
            <div class="page story-body">{before.into_iter().map(section).collect_view()}</div>
            <Shores reached=told.objectives.clone() preview lang/>
            <div class="page story-body">
                {after.into_iter().map(section).collect_view()}
                {last_word}
                {day.map(|day| view! { <p class="quiet-text">{day}</p> })}
            </div>
        </article>
    }
}

/// What it is about, in four or five facts.
#[component]
fn StoryFacts(told: Told) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    let named = |kind, codes: Vec<&'static str>| {
        let names: Vec<String> = codes.into_iter().take(2).map(|code| labels::named(locale, kind, code)).collect();
        (!names.is_empty()).then(|| names.join(format::BETWEEN))
    };
    let months = say::months(locale, told.months);
    let rhythm = told.rhythm.map(|rhythm| format::days_a_week_short(locale, rhythm));
    let rhythm = rhythm.into_iter().chain([months]).collect::<Vec<_>>().join(format::BETWEEN);
    let facts = [
        (say::sector(locale), named(CriterionKind::Sector, told.sectors.iter().map(|sector| sector.code()).collect())),
        (say::kind(locale), named(CriterionKind::MissionType, told.mission_types.iter().map(|kind| kind.code()).collect())),
        (say::rhythm(locale), Some(rhythm)),
        (say::company(locale), Some(told.company.unwrap_or_else(|| say::unnamed_company(locale).to_owned()))),
        (say::cto(locale), told.cto),
    ];
    let fact = |(name, value): (&'static str, Option<String>)| value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="story-facts">{facts.into_iter().map(fact).collect_view()}</dl> }
}

/// A heading of the story, at its level.
fn heading(preview: bool, words: &'static str) -> AnyView {
    match preview {
        false => view! { <h2>{words}</h2> }.into_any(),
        true => view! { <h4>{words}</h4> }.into_any(),
    }
}

#[component]
fn Section(part: CasePart, words: String, preview: bool, lang: &'static str) -> impl IntoView {
    let locale = Locale::current();
    view! { <section>{heading(preview, labels::case_part(locale, part))}<div class="stack" lang=lang><OwnWords words prose=true/></div></section> }
}

/// What was aimed at, and what became of it.
#[component]
fn Shores(reached: Vec<Reached>, preview: bool, lang: &'static str) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    let crossing = |one: Reached| {
        let (state, icon, words) = match one.state {
            ObjectiveState::Reached => (TieState::Holds, IconName::Check, say::reached(locale)),
            ObjectiveState::Planned | ObjectiveState::UnderWay => (TieState::Partial, IconName::Contrast, say::not_reached(locale)),
            ObjectiveState::GivenUp => (TieState::Gap, IconName::Unplug, say::given_up(locale)),
        };
        let class = match state {
            TieState::Holds => "verdict holds",
            TieState::Partial => "verdict partial",
            TieState::Gap | TieState::Unknown => "verdict gap",
        };
        let figures = match one.state {
            ObjectiveState::GivenUp => say::aimed(locale, one.measure, one.target),
            _ => [one.measure, one.target].join(format::BETWEEN),
        };
        view! {
            <li class="crossing">
                <p class="need-side" lang=lang>{one.title}</p>
                <Tie state/>
                <div class="proof-side">
                    <span class=class><Icon name=icon/>" "{words}</span>
                    <span lang=lang>{figures}</span>
                    {one.reason.map(|reason| view! { <small lang=lang>{reason}</small> })}
                </div>
            </li>
        }
    };
    (!reached.is_empty()).then(|| {
        view! {
            <section class="before-after">
                <div class="page">
                    {heading(preview, say::crossings(locale))}
                    <ul class="crossings" role="list">{reached.into_iter().map(crossing).collect_view()}</ul>
                </div>
            </section>
        }
    })
}

/// What the CEO says at the end, with their name where the company is named.
#[component]
fn LastWord(told: Told, words: String, preview: bool) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    let lang = told.language.code();
    let tongue = Locale::ALL.iter().copied().find(|one| one.lang() == lang).unwrap_or(locale);
    let words = format::quoted(tongue, &words);
    let who = match (told.ceo, told.company) {
        (Some(name), Some(company)) => say::ceo_of(locale, company, name),
        (Some(name), None) => name,
        (None, _) => say::unnamed_ceo(locale).to_owned(),
    };
    view! {
        <section class="last-word">
            {heading(preview, labels::case_part(locale, CasePart::LastWord))}
            <blockquote><div lang=lang><OwnWords words prose=true/></div><footer>{who}</footer></blockquote>
        </section>
    }
}
