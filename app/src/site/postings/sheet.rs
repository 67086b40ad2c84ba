//! What a posting says, drawn the same for everybody and for its CEO before it is public.

use domain::{CriterionKind as Kind, Importance};
use leptos::prelude::*;
use marketplace::postings::{Shown, Wish};
use ui::{Locale, components::Facts, criterion_label, criterion_value, format, t};

/// The kinds that stand one in a row; the technologies have two, and stand after the first four.
const ROWS: [Kind; 10] = [
    Kind::MissionType,
    Kind::Area,
    Kind::Sector,
    Kind::Impact,
    Kind::Stage,
    Kind::Rhythm,
    Kind::Place,
    Kind::Start,
    Kind::Language,
    Kind::Rate,
];
const BEFORE_STACK: usize = 4;

/// Title, and since when. `titled` where it is the title of the page.
#[component]
pub fn Head(shown: Shown, titled: bool) -> impl IntoView {
    use t::posting::page as say;
    let locale = Locale::current();
    let title = shown.title.clone();
    let lang = (shown.language != locale.lang()).then(|| shown.language.clone());
    let title = if titled { view! { <h1 lang=lang>{title}</h1> }.into_any() } else { view! { <h3 lang=lang>{title}</h3> }.into_any() };
    let since = shown.published_at.map(|at| say::since(locale, format::date_of(locale, at)));
    let written = match shown.language.as_str() {
        "en" => say::written_en(locale),
        _ => say::written_fr(locale),
    };
    let written = (shown.language != locale.lang()).then(|| written.to_owned());
    let about = since.into_iter().chain(written).collect::<Vec<_>>().join(" · ");
    view! {
        <header class="posting-head">
            <p class="overline">{say::kicker(locale)}</p>
            {title}
            <p class="quiet-text">{about}</p>
        </header>
    }
}

/// The CEO's words, and the facts beside them.
#[component]
pub fn Sheet(shown: Shown) -> impl IntoView {
    use t::posting::page as say;
    let locale = Locale::current();
    let facts = facts(locale, &shown);
    let lang = (shown.language != locale.lang()).then(|| shown.language.clone());
    let asked = (!facts.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="asked"><h2 id="asked">{say::asked(locale)}</h2><Facts facts/></section> }
    });
    view! {
        <div class="posting-grid">
            <section class="stack said" aria-labelledby="words">
                <h2 id="words">{say::words(locale)}</h2>
                <p class="posting-words" lang=lang>{shown.summary}</p>
                <p class="quiet-text">{say::anonymous(locale)}</p>
            </section>
            {asked}
        </div>
    }
}

/// What is asked for, in rows; what was not said has none.
pub fn facts(locale: Locale, shown: &Shown) -> Vec<(String, String)> {
    use t::posting::page as say;
    let row = |kind: &Kind| {
        let values: Vec<String> = shown.values(*kind).map(|value| criterion_value(locale, value)).collect();
        (criterion_label(locale, *kind).to_owned(), values)
    };
    let stack = |label: &str, is_must: bool| {
        let of = |wish: &&Wish| (wish.importance == Importance::Must) == is_must;
        (label.to_owned(), shown.of(Kind::Stack).filter(of).map(|wish| criterion_value(locale, &wish.value)).collect::<Vec<_>>())
    };
    let (before, after) = ROWS.split_at(BEFORE_STACK);
    let rows = before.iter().map(row).chain([stack(say::must(locale), true), stack(say::nice(locale), false)]).chain(after.iter().map(row));
    rows.filter(|(_, values)| !values.is_empty()).map(|(label, values)| (label, values.join(format::BETWEEN))).collect()
}
