//! The list of somebody's conversations: what waits first, then the latest.

use chrono::{DateTime, Utc};
use domain::Role;
use leptos::prelude::*;
use marketplace::messages::read::Summary;

use super::{
    address::address,
    people::{called, called_alone},
};
use crate::{
    Locale,
    components::{Badge, Tone},
    format, href, t,
};

/// The list; nothing where there is none.
#[component]
pub fn Inbox(conversations: Vec<Summary>, reader: Role, now: DateTime<Utc>) -> impl IntoView {
    let row = |summary: Summary| view! { <Row summary reader now/> };
    view! { <ul role="list" class="inbox">{conversations.into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn Row(summary: Summary, reader: Role, now: DateTime<Utc>) -> impl IntoView {
    use t::messages::inbox as say;
    let locale = Locale::current();
    let names = &summary.names;
    let ceo = called_alone(locale, names, Role::Ceo, None);
    let title = names.title.clone().unwrap_or_else(|| t::messages::page::untitled(locale).to_owned());
    let with = match reader {
        Role::Ceo => called_alone(locale, names, Role::Cto, None),
        Role::Cto => ceo,
        Role::Staff | Role::System => say::both(locale, ceo, called(locale, names, Role::Cto, None)),
    };
    let when = format::moment(locale, summary.last_at, now);
    let last = match summary.last_by == reader {
        true => say::last_own(locale, when),
        false => say::last(locale, when, called(locale, names, summary.last_by, None)),
    };
    // Leads to what is new, or to where one writes.
    let mark = if summary.unread > 0 { "#new" } else { "" };
    let way = format!("{}{mark}", href(locale, &address(reader, summary.mission, summary.candidacy)));
    let waiting = (summary.unread > 0).then(|| view! { <Badge tone=Tone::Need>{say::unread(locale, summary.unread)}</Badge> });
    view! {
        <li>
            <div class="cluster spread"><h2><a href=way>{with}</a></h2>{waiting}</div>
            <p>{title}</p>
            <p class="quiet-text">{last}</p>
        </li>
    }
}
