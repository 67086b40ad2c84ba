//! Steps in their order, as piles of one bridge.

use leptos::prelude::*;

/// Those before the current one are done; where none is current, none is. Each has a name and perhaps a word beneath (`3 nov.`).
pub(super) fn bridge(steps: Vec<(&'static str, Option<String>)>, current: Option<usize>) -> impl IntoView {
    let step = move |(at, (name, date)): (usize, (&'static str, Option<String>))| {
        let is_current = current == Some(at);
        let is_done = current.is_some_and(|current| at < current);
        view! {
            <li class=is_done.then_some("done") aria-current=is_current.then_some("step")>
                <span class="name">{name}{date.map(|date| view! { <small>{date}</small> })}</span>
            </li>
        }
    };
    view! { <ol>{steps.into_iter().enumerate().map(step).collect_view()}</ol> }
}

/// The steps of a life with their names, each with the word that is said of it.
pub(super) fn named<S: Copy + PartialEq>(
    steps: &[S],
    name: impl Fn(S) -> &'static str,
    dates: &[(S, String)],
) -> Vec<(&'static str, Option<String>)> {
    let date = |step: S| dates.iter().find(|(of, _)| *of == step).map(|(_, date)| date.clone());
    steps.iter().map(|step| (name(*step), date(*step))).collect()
}
