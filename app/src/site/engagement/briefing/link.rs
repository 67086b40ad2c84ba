//! The link that opens the page to the developers: made, sent, renewed, taken back, and how often it was followed.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Role, briefing::LINK_DAYS};
use leptos::prelude::*;
use marketplace::briefing::{BriefingLink, BriefingSheet};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::Look,
    form::{Folded, Form, Submit},
    format,
    server::{kept_link, mailto, whole_address},
    t,
};

use crate::api::engagement::briefing::{OpenBriefing, RenewBriefing, RevokeBriefing};

/// The id of the field that holds the message.
const MESSAGE: &str = "briefing-message";

/// The section; staff sees until when the link is open, and no more.
#[component]
pub(super) fn Link(sheet: BriefingSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::briefing::link as say;
    let locale = Locale::current();
    let writes = sheet.is_open && matches!(sheet.reader, Some(Role::Ceo | Role::Cto));
    let hidden = vec![("engagement", sheet.engagement.to_string())];
    let state = match &sheet.link {
        None => say::none(locale).to_owned(),
        Some(link) if now < link.expires_at => say::open(locale, format::date_of(locale, link.expires_at)),
        Some(link) => say::expired(locale, format::date_of(locale, link.expires_at)),
    };
    let acts = writes.then(|| match sheet.link.clone() {
        None => view! {
            <Form name="open_briefing" action=OpenBriefing::PATH hidden=hidden><Submit look=Look::Secondary>{say::make(locale)}</Submit></Form>
        }
        .into_any(),
        Some(link) => view! { <Standing link hidden now/> }.into_any(),
    });
    view! {
        <section class="stack mandate-part no-print" id="link" aria-labelledby="link-title">
            <h2 id="link-title">{say::title(locale)}</h2>
            <p class="quiet-text">{say::lead(locale)}</p>
            <p>{state}</p>
            {acts}
            <Visits visits=sheet.visits/>
        </section>
    }
}

/// What there is to do with a link that was made: its message, in the browser that made it; renewing, another one, none.
#[component]
fn Standing(link: BriefingLink, hidden: Vec<(&'static str, String)>, now: DateTime<Utc>) -> impl IntoView {
    use t::briefing::link as say;
    let locale = Locale::current();
    let message = (now < link.expires_at).then(|| match kept_link(link.id.0) {
        Some(key) => {
            let address = whole_address(locale, &format!("/briefing?key={key}"));
            let text = t::briefing::message::text(locale, format::date_of(locale, link.expires_at), address).trim_end().to_owned();
            view! { <Message text/> }.into_any()
        }
        None => view! { <p>{say::elsewhere(locale)}</p> }.into_any(),
    });
    let days = u32::try_from(LINK_DAYS).unwrap_or_default();
    let (again, revoked) = (hidden.clone(), hidden.clone());
    view! {
        {message}
        <div class="cluster">
            <Form name="renew_briefing" action=RenewBriefing::PATH hidden>
                <Submit look=Look::Secondary small=true>{say::renew(locale, days)}</Submit>
            </Form>
            <Form name="open_briefing" action=OpenBriefing::PATH hidden=again>
                <Submit look=Look::Secondary small=true>{say::again(locale)}</Submit>
            </Form>
            <Form name="revoke_briefing" action=RevokeBriefing::PATH hidden=revoked>
                <Submit look=Look::Plain small=true>{say::revoke(locale)}</Submit>
            </Form>
        </div>
        <p class="quiet-text">{say::again_hint(locale)}</p>
    }
}

/// The message, to copy or to open in a mail program.
#[component]
fn Message(text: String) -> impl IntoView {
    use t::briefing::link as say;
    let locale = Locale::current();
    let mail = mailto(t::briefing::message::subject(locale), &text);
    view! {
        <div class="field">
            <label for=MESSAGE>{say::message(locale)}</label>
            <textarea id=MESSAGE readonly rows="8">{text}</textarea>
        </div>
        <div class="cluster"><a class="button secondary" href=mail>{say::open_mail(locale)}</a></div>
    }
}

/// How often the page was looked at by the link, in all and by day.
#[component]
fn Visits(visits: Vec<(NaiveDate, u32)>) -> impl IntoView {
    use t::briefing::link as say;
    let locale = Locale::current();
    if visits.is_empty() {
        return view! { <p class="quiet-text">{say::visits_none(locale)}</p> }.into_any();
    }
    let all = visits.iter().map(|(_, count)| *count).fold(0, u32::saturating_add);
    let line = move |(day, count): (NaiveDate, u32)| {
        view! { <li>{say::visits_on(locale, format::number(locale, count), format::date(locale, day))}</li> }
    };
    view! {
        <p class="quiet-text">{say::visits(locale, all)}</p>
        <Folded summary=say::visits_days(locale) quiet=true><ul>{visits.into_iter().map(line).collect_view()}</ul></Folded>
    }
    .into_any()
}
