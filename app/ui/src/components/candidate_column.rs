//! One of the people before the CEO; columns share their rows, so that the eye compares across.

use domain::profile::Photo;
use leptos::prelude::*;
use matching::rank::Score;

use super::{Deck, FIRST_TIES, Facts, FirstReasons, Gaps, Line, Person, holds_in_part};
use crate::glossary::Explained;
use crate::{Locale, format, t};

/// The row around the columns.
#[component]
pub fn Candidates(children: Children) -> impl IntoView {
    view! { <div class="candidates">{children()}</div> }
}

/// A column. `name` is the harbour name until both said yes; `line` is one sentence that names nobody; children are the actions.
#[component]
pub fn CandidateColumn(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    /// Proposed first by staff: raised above the others.
    #[prop(optional)]
    first: bool,
    #[prop(into)] line: String,
    /// What they look like, once both said yes.
    #[prop(optional_no_strip)]
    photo: Option<Photo>,
    score: Score,
    /// What holds, wholly or in part.
    ties: Vec<Line>,
    /// What is unknown, and what is not there.
    gaps: Vec<Line>,
    practice: Vec<(String, String)>,
    /// Spoken sentences, without their quotation marks.
    questions: Vec<String>,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let proposed = if first { t::shared::person::first(locale) } else { t::shared::person::proposed(locale) };
    let ask = move |question: String| view! { <li><Explained text=format::quoted(locale, &question)/></li> };
    let heading = id.clone();
    let in_part = holds_in_part(&ties);
    view! {
        <article class=if first { "candidate-column first" } else { "candidate-column" } aria-labelledby=heading>
            <header>
                <Person name id detail=Some(proposed.to_owned()) photo/>
                <p class="line"><Explained text=line/></p>
            </header>
            <Deck score/>
            <section>
                <h3>{t::shared::candidate::ties(locale)}</h3>
                {ties.is_empty().then(|| view! { <p class="quiet-text">{t::shared::candidate::no_ties(locale)}</p> })}
                <FirstReasons lines=ties most=FIRST_TIES/>
            </section>
            <section>
                <h3>{t::shared::candidate::gaps(locale)}</h3>
                <Gaps gaps in_part/>
            </section>
            <section><h3>{t::shared::candidate::practice(locale)}</h3><Facts facts=practice/></section>
            <section class="ask-them">
                <h3>{t::shared::candidate::ask(locale)}</h3>
                <ol>{questions.into_iter().map(ask).collect_view()}</ol>
            </section>
            <footer>{children()}</footer>
        </article>
    }
}

/// One person of [`Glance`]: the id of the column, the name, the score.
pub type Glimpse = (String, String, Score);

/// The people in three lines, on small screens.
#[component]
pub fn Glance(#[prop(into)] label: String, people: Vec<Glimpse>) -> impl IntoView {
    let row = |(id, name, score): Glimpse| {
        view! {
            <li>
                <a href=format!("#{id}")><super::FigureMark name=name.clone() small=true/><span>{name}</span></a>
                <super::SmallDeck score/>
            </li>
        }
    };
    view! { <nav class="glance no-print" aria-label=label><ul role="list">{people.into_iter().map(row).collect_view()}</ul></nav> }
}
