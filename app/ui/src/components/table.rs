//! A dense table, which scrolls inside its frame, or is read row by row on a telephone.

use leptos::prelude::*;

/// How a column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    Ascending,
    Descending,
}

/// A column's head. Where `href` is set, the head is a link that sorts by it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    pub label: String,
    /// Figures: set to the end of the cell.
    pub number: bool,
    /// The label is for readers only (a column of boxes or buttons).
    pub silent: bool,
    pub href: Option<String>,
    pub sorted: Option<Sorted>,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// A column of figures.
    pub fn number(label: impl Into<String>) -> Self {
        Self { number: true, ..Self::new(label) }
    }

    /// A column whose label only readers meet.
    pub fn silent(label: impl Into<String>) -> Self {
        Self { silent: true, ..Self::new(label) }
    }
}

/// The table. `label` names it for readers; children are the rows (`tr`).
#[component]
pub fn DenseTable(
    #[prop(into)] label: String,
    columns: Vec<Column>,
    /// On a telephone each row is a paragraph; a cell that needs its head there names it in `data-label`.
    #[prop(optional)]
    paragraphs: bool,
    /// The rows beneath the others.
    #[prop(optional, into)]
    foot: Option<AnyView>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let head = |column: Column| {
        let sort = column.sorted.map(|sorted| match sorted {
            Sorted::Ascending => "ascending",
            Sorted::Descending => "descending",
        });
        let words = match (column.href, column.silent) {
            (Some(href), _) => view! { <a href=href>{column.label}</a> }.into_any(),
            (None, true) => view! { <span class="visually-hidden">{column.label}</span> }.into_any(),
            (None, false) => column.label.into_any(),
        };
        view! { <th scope="col" class=column.number.then_some("num") aria-sort=sort>{words}</th> }
    };
    let table = view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=label>
            <table class=["dense", class].join(" ").trim_end().to_owned()>
                <thead><tr>{columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
                {foot.map(|rows| view! { <tfoot>{rows}</tfoot> })}
            </table>
        </div>
    };
    if paragraphs { view! { <div class="paragraph-rows">{table}</div> }.into_any() } else { table.into_any() }
}
