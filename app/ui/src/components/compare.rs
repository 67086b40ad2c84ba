//! People side by side, one row a subject.

use leptos::prelude::*;

/// One subject and what is said of each person, in the order of the heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareRow {
    pub subject: String,
    pub cells: Vec<String>,
}

/// The comparison. `best` is the position of the column to raise.
#[component]
pub fn Compare(
    #[prop(into)] caption: String,
    heads: Vec<String>,
    rows: Vec<CompareRow>,
    #[prop(optional_no_strip)] best: Option<usize>,
) -> impl IntoView {
    let class = move |at| (best == Some(at)).then_some("best");
    let head = move |(at, head): (usize, String)| view! { <th scope="col" class=class(at)>{head}</th> };
    let cell = move |(at, cell): (usize, String)| view! { <td class=class(at)>{cell}</td> };
    let row = move |CompareRow { subject, cells }| {
        view! { <tr><th scope="row">{subject}</th>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <div class="compare">
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead><tr><td></td>{heads.into_iter().enumerate().map(head).collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
