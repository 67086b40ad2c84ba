//! A dense table: it scrolls inside its frame, and is read row by row on a telephone.

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

/// The table. `label` names it for readers; children are the rows (`tr`). On a telephone each row is a paragraph: its head, then its cells
/// two by two, each beneath the name of its column, which stands in its `data-label`. A cell without one speaks for itself and takes the
/// whole width, as one of the class `whole` does; an empty cell is left out.
#[component]
pub fn DenseTable(
    #[prop(into)] label: String,
    columns: Vec<Column>,
    /// The rows beneath the others.
    #[prop(optional, into)]
    foot: Option<AnyView>,
    /// A part of a text, with no frame around it.
    #[prop(optional)]
    bare: bool,
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
    let frame = if bare { "table-frame bare" } else { "table-frame" };
    view! {
        <div class=frame tabindex="0" role="region" aria-label=label>
            <table class=["dense", class].join(" ").trim_end().to_owned()>
                <thead><tr>{columns.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{children()}</tbody>
                {foot.map(|rows| view! { <tfoot>{rows}</tfoot> })}
            </table>
        </div>
    }
}
