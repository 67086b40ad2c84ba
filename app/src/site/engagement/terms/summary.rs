//! One version as a sheet of paper: between whom, what, what it costs, who signed, and what it does not replace.

use leptos::prelude::*;
use marketplace::{engagements::EngagementSheet, terms::TermsVersion};
use ui::{
    Locale,
    components::{Badge, Facts, Tone},
    format, t,
};

use super::{
    cost::CostOf,
    words::{Signatures, points},
};

/// The sheet.
#[component]
pub(super) fn Summary(around: EngagementSheet, version: TermsVersion) -> impl IntoView {
    use t::terms::sheet as say;
    let locale = Locale::current();
    let reader = around.reader;
    let company = around.company.clone().unwrap_or_else(|| t::engagements::page::company(locale).to_owned());
    let first = say::company(locale, around.ceo, company);
    let tone = if version.state.is_open() { Tone::Need } else { Tone::Neutral };
    let reason = version.refused_because.as_ref().map(|reason| {
        view! { <p>{t::terms::refuse::because(locale, format::quoted(locale, reason))}</p> }
    });
    let mission = around.title.map(|title| view! { <p>{say::mission(locale, format::quoted(locale, &title))}</p> });
    view! {
        <article class="stack terms-sheet">
            <p><Badge tone>{ui::terms::terms_state(locale, version.state)}</Badge> " " <span class="quiet-text">{format::date_of(locale, version.since)}</span></p>
            {reason}
            <section class="stack">
                <h2>{say::parties(locale)}</h2>
                <ul><li>{first}</li><li>{say::cto(locale, around.cto)}</li></ul>
                {mission}
            </section>
            <section class="stack"><h2>{say::points(locale)}</h2><Facts facts=points(locale, &version.terms)/></section>
            <section class="stack"><CostOf terms=version.terms.clone() reader/></section>
            <section class="stack"><Signatures version=version.clone()/></section>
            <section class="stack">
                <h2>{say::legal_title(locale)}</h2>
                <p>{say::legal(locale)}</p>
                <p class="quiet-text terms-hash">{say::hash(locale, version.hash)}</p>
            </section>
        </article>
    }
}
