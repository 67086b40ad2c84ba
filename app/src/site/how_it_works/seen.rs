//! Who sees what, and when: a line for each thing.

use leptos::prelude::*;
use ui::{
    Locale,
    components::{Column, DenseTable, Icon, IconName},
    t,
};

/// Whether somebody sees a thing.
#[derive(Clone, Copy)]
enum Seen {
    Yes,
    No,
    /// On a condition, in words.
    When(&'static str),
}

use Seen::{No, When, Yes};

/// The table.
#[component]
pub fn WhoSeesWhat() -> impl IntoView {
    use t::how_it_works::seen as words;
    let locale = Locale::current();
    let head = [words::ceo(locale), words::cto(locale), words::team(locale), words::all(locale)];
    let row = move |(what, cells): (&'static str, [Seen; 4])| {
        let cells = head.into_iter().zip(cells).map(|(who, seen)| view! { <td data-label=who><Cell seen/></td> }).collect_view();
        view! { <tr><th scope="row">{what}</th>{cells}</tr> }
    };
    let columns = std::iter::once(words::what(locale)).chain(head).map(Column::new).collect();
    view! {
        <section class="page section how-seen" id="seen">
            <div class="way-head"><h2>{words::title(locale)}</h2><p class="lead">{words::lead(locale)}</p></div>
            <DenseTable label=words::title(locale) columns bare=true>{rows(locale).into_iter().map(row).collect_view()}</DenseTable>
        </section>
    }
}

/// What there is to see; by the startup, the CTO, the team, everybody.
fn rows(locale: Locale) -> [(&'static str, [Seen; 4]); 9] {
    use t::how_it_works::seen as words;
    let agreed = When(words::agreed(locale));
    [
        (words::draft(locale), [Yes, No, No, No]),
        (words::sent(locale), [Yes, When(words::once_open(locale)), Yes, No]),
        (words::company(locale), [Yes, When(words::once_asked(locale)), Yes, No]),
        (words::identity(locale), [When(words::both(locale)), Yes, Yes, When(words::chosen(locale))]),
        (words::excluded(locale), [No, Yes, Yes, When(words::chosen(locale))]),
        (words::refusal(locale), [When(words::concerned_ceo(locale)), When(words::concerned(locale)), Yes, No]),
        (words::report(locale), [Yes, Yes, Yes, No]),
        (words::checkup(locale), [When(words::own_only(locale)), When(words::own_only(locale)), Yes, No]),
        (words::study(locale), [agreed, agreed, Yes, agreed]),
    ]
}

#[component]
fn Cell(seen: Seen) -> impl IntoView {
    use t::how_it_works::seen as words;
    let locale = Locale::current();
    let (class, icon, text) = match seen {
        Yes => ("seen yes", IconName::Check, words::yes(locale)),
        No => ("seen no", IconName::X, words::no(locale)),
        When(when) => ("seen when", IconName::Clock, when),
    };
    view! { <span class=class><Icon name=icon/> {text}</span> }
}
