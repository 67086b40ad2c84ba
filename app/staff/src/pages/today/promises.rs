//! How promises were kept over thirty days. A promise that nothing fell due for is left out: there is no number to show.

use leptos::prelude::*;
use marketplace::missions::promises::{DAYS, Kept, Promises};
use ui::{Locale, format, t};

/// The panel; nothing where nothing was promised.
#[component]
pub(super) fn PromisesPanel(kept: Promises) -> impl IntoView {
    let locale = Locale::current();
    let rows: Vec<(&'static str, Kept)> = [
        (t::staff::promises::read(locale), kept.read),
        (t::staff::promises::shortlisted(locale), kept.shortlisted),
        (t::staff::promises::explained(locale), kept.explained),
        (t::vetting::promise(locale), kept.vetted),
    ]
    .into_iter()
    .filter(|(_, kept)| kept.due > 0)
    .collect();
    let row = move |(name, Kept { kept, due }): (&'static str, Kept)| {
        let share = t::staff::promises::percent(locale, kept * 100 / due.max(1));
        let (kept, due) = (format::number(locale, kept), format::number(locale, due));
        view! { <div><dt>{name}</dt><dd>{share}<small>{t::staff::promises::of(locale, due, kept)}</small></dd></div> }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <aside class="promises" aria-labelledby="promises">
                <h2 id="promises">{t::staff::promises::title(locale, DAYS)}</h2>
                <dl>{rows.into_iter().map(row).collect_view()}</dl>
            </aside>
        }
    })
}
