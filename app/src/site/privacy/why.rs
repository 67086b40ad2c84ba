//! Why each thing is kept, and its basis in law.

use leptos::prelude::*;
use ui::{
    Locale,
    components::{Column, DenseTable},
    t,
};

/// The table.
#[component]
pub fn Why() -> impl IntoView {
    use t::privacy::why as words;
    let locale = Locale::current();
    let (contract, interest, consent) = (words::contract(locale), words::interest(locale), words::consent(locale));
    let rows = [
        (words::account(locale), words::account_why(locale), contract),
        (words::vetting(locale), words::vetting_why(locale), interest),
        (words::log(locale), words::log_why(locale), interest),
        (words::papers(locale), words::papers_why(locale), words::duty(locale)),
        (words::published(locale), words::published_why(locale), consent),
        (words::mail(locale), words::mail_why(locale), contract),
    ];
    let row = move |(what, why, basis): (&'static str, &'static str, &'static str)| {
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td class="whole" data-label=words::reason(locale)>{why}</td>
                <td class="whole" data-label=words::basis(locale)>{basis}</td>
            </tr>
        }
    };
    let columns = [words::what(locale), words::reason(locale), words::basis(locale)].map(Column::new).to_vec();
    view! {
        <p>{words::lead(locale)}</p>
        <DenseTable label=words::title(locale) columns bare=true>{rows.map(row).collect_view()}</DenseTable>
    }
}
