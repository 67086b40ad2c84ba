//! What to know about results: what was not understood, what was forgiven, and that there are too many.

use leptos::prelude::*;
use marketplace::search::text::Forgiven;

use crate::{
    Locale,
    components::{Notice, NoticeKind},
    format, t,
};

/// The remarks. `unknown` are values of the address that nobody knows. `beyond` is how many results can be paged through, where there are more.
#[component]
pub fn Remarks(
    #[prop(optional)] unknown: Vec<String>,
    #[prop(optional)] shortened: bool,
    #[prop(optional)] relaxed: bool,
    forgiven: Forgiven,
    #[prop(optional_no_strip)] beyond: Option<usize>,
) -> impl IntoView {
    let locale = Locale::current();
    let unknown = (!unknown.is_empty()).then(|| {
        let values: Vec<String> = unknown.iter().map(|value| format::quoted(locale, value)).collect();
        let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
        let title = t::search::unknown(locale, count, format::list(locale, &values));
        view! { <Notice kind=NoticeKind::Warning title><p>{t::search::unknown_text(locale)}</p></Notice> }
    });
    let notice = |title: &str, text: &str| {
        let (title, text) = (title.to_owned(), text.to_owned());
        view! { <Notice title><p>{text}</p></Notice> }
    };
    let forgiven = match forgiven {
        Forgiven::Nothing => None,
        Forgiven::Part => Some(notice(t::search::nearly(locale), t::search::nearly_text(locale))),
        Forgiven::Everything => Some(notice(t::search::forgiven(locale), t::search::forgiven_text(locale))),
    };
    view! {
        {unknown}
        {shortened.then(|| notice(t::search::shortened(locale), t::search::shortened_text(locale)))}
        {relaxed.then(|| notice(t::search::relaxed(locale), t::search::relaxed_text(locale)))}
        {forgiven}
        {beyond.map(|most| notice(&t::search::beyond(locale, format::number(locale, most)), t::search::beyond_text(locale)))}
    }
}
