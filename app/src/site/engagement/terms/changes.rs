//! What a version changes of the one that held when it was proposed, or else of the one before, side by side.

use domain::TermsField;
use leptos::prelude::*;
use marketplace::terms::{TermsSheet, TermsVersion};
use ui::{
    Locale,
    components::{Column, DenseTable},
    t,
};

use super::words::point;

/// The comparison; nothing for the first version, and where nothing differs.
#[component]
pub(super) fn Changes(sheet: TermsSheet, version: TermsVersion) -> impl IntoView {
    use t::terms::changes as say;
    let locale = Locale::current();
    let before = version.against.and_then(|number| sheet.version(number)).filter(|_| !version.changed.is_empty())?.clone();
    let row = |field: &TermsField| {
        view! {
            <tr>
                <th scope="row">{ui::terms::terms_field(locale, *field)}</th>
                <td data-label=say::before(locale)>{point(locale, &before.terms, *field)}</td>
                <td data-label=say::after(locale)><strong>{point(locale, &version.terms, *field)}</strong></td>
            </tr>
        }
    };
    let columns = vec![Column::new(say::point(locale)), Column::new(say::before(locale)), Column::new(say::after(locale))];
    let rows = version.changed.iter().map(row).collect_view();
    Some(view! { <h3>{say::title(locale)}</h3> <DenseTable label=say::title(locale) columns>{rows}</DenseTable> })
}
