//! Whose turn it is, since when, and until when: the same for both sides, who each read "you" for themselves.

use chrono::{DateTime, Utc};
use domain::{Role, Turn, Wait};
use leptos::prelude::*;

use super::Clock;
use crate::{
    Locale,
    format::{self, Urgency},
    t,
};

/// A wait in words, as `reader` sees it: the moment itself, and how far away it is.
#[component]
pub fn TurnClock(wait: Wait, reader: Role, now: DateTime<Utc>) -> impl IntoView {
    use t::invitations::wait as say;
    let locale = Locale::current();
    let since = waiting_since(locale, wait.since, now);
    let moment = format::day_hour(locale, wait.by);
    // How far away it is never breaks over two lines.
    let whole = |span: String| span.replace(' ', "\u{a0}");
    let text = if wait.is_late(now) {
        say::late(locale, whole(format::late(locale, wait.by, now)), moment)
    } else {
        say::by(locale, whole(format::left(locale, wait.by, now)), moment)
    };
    view! {
        <p class="whose-turn">
            <strong>{whose(locale, wait.turn, reader)}</strong>
            " "
            <Clock urgency=Urgency::of(wait.by, now) text/>
            " "
            <span class="quiet-text">{since}</span>
        </p>
    }
}

/// Since when somebody is waited for: `depuis aujourd’hui`, `depuis hier`, `depuis le 3 novembre`.
pub fn waiting_since(locale: Locale, since: DateTime<Utc>, now: DateTime<Utc>) -> String {
    use t::invitations::wait as say;
    let (day, today) = (format::local(since).date(), format::local(now).date());
    match (today - day).num_days() {
        0 => say::since_today(locale).to_owned(),
        1 => say::since_yesterday(locale).to_owned(),
        2..180 => say::since(locale, format::day_month(locale, day)),
        _ => say::since(locale, format::date(locale, day)),
    }
}

/// Who is waited for, as `reader` calls them.
pub fn whose(locale: Locale, turn: Turn, reader: Role) -> &'static str {
    use t::invitations::wait as say;
    match (turn, reader) {
        (Turn::Ceo, Role::Ceo) | (Turn::Cto, Role::Cto) | (Turn::Staff, Role::Staff) => say::you(locale),
        (Turn::Both, Role::Ceo) => say::you_and_cto(locale),
        (Turn::Both, Role::Cto) => say::you_and_ceo(locale),
        (Turn::Ceo, Role::Cto) => say::company(locale),
        (Turn::Ceo, _) => say::ceo(locale),
        (Turn::Cto, _) => say::cto(locale),
        (Turn::Staff, _) => say::staff(locale),
        (Turn::Both, _) => say::both(locale),
        (Turn::StaffAndCto, Role::Cto) => say::you_and_staff(locale),
        (Turn::StaffAndCto, Role::Staff) => say::you_and_cto(locale),
        (Turn::StaffAndCto, _) => say::staff_and_cto(locale),
        (Turn::Referees, _) => say::referees(locale),
    }
}
