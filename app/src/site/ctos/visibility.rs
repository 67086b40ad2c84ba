//! What becomes of being seen, for its CTO alone: numbers, and what to do about them.

use chrono::Duration;
use leptos::prelude::*;
use marketplace::public_pages::visibility::{Numbers, Visibility, WINDOWS};
use ui::{Locale, format, t};

/// Both windows beside each other, and one or two sentences.
#[component]
pub fn Seen(visibility: Visibility, is_public: bool) -> impl IntoView {
    use t::public_page::seen as say;
    let locale = Locale::current();
    let number = |of: fn(&Numbers) -> u32| visibility.0.iter().map(|window| format::number(locale, of(window))).collect::<Vec<_>>();
    let typical = visibility.0.iter().map(|window| window.typical.map_or_else(|| "–".to_owned(), |time| duration(locale, time))).collect();
    let rows = vec![
        (say::views(locale), number(|window| window.views)),
        (say::invitations(locale), number(|window| window.invitations)),
        (say::answers(locale), number(|window| window.answers)),
        (say::typical(locale), typical),
    ];
    let row = |(what, values): (&'static str, Vec<String>)| {
        view! { <tr><th scope="row">{what}</th>{values.into_iter().map(|value| view! { <td class="num">{value}</td> }).collect_view()}</tr> }
    };
    let days = |days: i64| t::public_page::seen::days(locale, u32::try_from(days).unwrap_or(u32::MAX));
    let heads = WINDOWS.map(|window| view! { <th scope="col" class="num">{days(window)}</th> }).collect_view();
    let advice = advice(locale, &visibility, is_public).into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    view! {
        <section class="stack" id="seen" aria-labelledby="seen-title">
            <h2 id="seen-title">{say::title(locale)}</h2>
            <p class="quiet-text">{say::private(locale)}</p>
            <table class="dense seen-table">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
            {advice}
            <p class="quiet-text">{say::how(locale)}</p>
        </section>
    }
}

/// What to do, the most useful first.
fn advice(locale: Locale, Visibility([month, quarter]): &Visibility, is_public: bool) -> Vec<String> {
    use t::public_page::seen as say;
    let silent = quarter.invitations.saturating_sub(quarter.answers);
    let mut advice = Vec::new();
    if is_public && month.views == 0 {
        advice.push(say::no_views(locale).to_owned());
    }
    if quarter.invitations == 0 {
        advice.push(say::no_invitations(locale).to_owned());
    } else if silent > 0 {
        advice.push(say::silent(locale, silent));
    } else {
        advice.push(say::all_answered(locale).to_owned());
    }
    advice
}

/// In hours, and beyond two days in days.
fn duration(locale: Locale, time: Duration) -> String {
    use t::public_page::seen as say;
    let small = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    match time.num_hours() {
        0 => say::within_an_hour(locale).to_owned(),
        hours @ 1..48 => say::hours(locale, small(hours)),
        hours => say::in_days(locale, small(hours / 24)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_says_what_to_do() {
        let window = |views, invitations, answers| Numbers { views, invitations, answers, typical: None };
        let say = |month, quarter, is_public| advice(Locale::En, &Visibility([month, quarter]), is_public);
        assert_eq!(say(window(0, 0, 0), window(0, 0, 0), true).len(), 2);
        assert_eq!(say(window(0, 0, 0), window(0, 0, 0), false).len(), 1, "a page that nobody can see needs no readers");
        assert!(say(window(3, 1, 0), window(9, 4, 1), true)[0].contains('3'));
        assert_eq!(duration(Locale::En, Duration::minutes(20)), "under an hour");
        assert_eq!(duration(Locale::En, Duration::hours(47)), "47 h");
        assert_eq!(duration(Locale::En, Duration::hours(49)), "2 days");
    }
}
