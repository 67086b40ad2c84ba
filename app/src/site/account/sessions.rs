//! A person's open sessions.

use chrono::{DateTime, Utc};
use domain::{BrowserKind, Device, SystemKind};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::accounts::{OwnSession, sessions};
use ui::{
    Locale, Page,
    components::{Badge, Look, PageHead, Tone},
    form::{Form, Submit},
    format, href,
    server::{market, page, visitor},
    site::nav,
    t,
};

use crate::{
    api::account::{RevokeOtherSessions, RevokeSession},
    site::doorway::Done,
};

/// `/account/sessions`.
#[component]
pub fn SessionsPage() -> impl IntoView {
    use t::account::sessions as words;
    let locale = Locale::current();
    let done = use_query_map().read_untracked().get("done");
    page(async move {
        let (market, visitor) = (market(), visitor());
        let open = sessions(&market, visitor.account()?).await?;
        let (now, has_others) = (market.now(), open.len() > 1);
        let rows = open.into_iter().map(|session| view! { <Row session now/> }).collect_view();
        let others = match has_others {
            true => view! {
                <Form name="revoke_others" action=RevokeOtherSessions::PATH><Submit look=Look::Secondary>{words::close_others(locale)}</Submit></Form>
            }
            .into_any(),
            false => view! { <p class="quiet-text">{words::no_others(locale)}</p> }.into_any(),
        };
        Ok(view! {
            <Page title=words::title(locale)>
                <div class="page narrow">
                    <p class="quiet-text page-back"><a href=href(locale, nav::ACCOUNT)>{t::account::settings::title(locale)}</a></p>
                    <PageHead title=words::title(locale) lead=words::lead(locale).to_owned()><Done code=done/></PageHead>
                    <div class="stack account-sections"><ul role="list" class="stack">{rows}</ul>{others}</div>
                </div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Row(session: OwnSession, now: DateTime<Utc>) -> impl IntoView {
    use t::account::sessions as words;
    let locale = Locale::current();
    let device = called(locale, session.device);
    let name = format!("revoke-{}", session.id);
    let hidden = vec![("session", session.id.to_string())];
    let label = words::close_label(locale, &device);
    let end = match session.is_this_one {
        true => view! { <Badge tone=Tone::Success>{words::this_one(locale)}</Badge> }.into_any(),
        false => view! {
            <Form name action=RevokeSession::PATH hidden><Submit look=Look::Plain small=true label>{words::close(locale)}</Submit></Form>
        }
        .into_any(),
    };
    view! {
        <li class="panel cluster spread">
            <div>
                <strong>{device}</strong>
                <p class="quiet-text">
                    {words::seen(locale, format::moment(locale, session.seen_at, now))}" · "
                    {words::opened(locale, format::moment(locale, session.opened_at, now))}
                </p>
            </div>
            {end}
        </li>
    }
}

/// A device in words: names of products are the same in every language.
fn called(locale: Locale, device: Device) -> String {
    use t::account::device as words;
    let browser = match device.browser {
        BrowserKind::Firefox => words::firefox(locale),
        BrowserKind::Chrome => words::chrome(locale),
        BrowserKind::Edge => words::edge(locale),
        BrowserKind::Safari => words::safari(locale),
        BrowserKind::Opera => words::opera(locale),
        BrowserKind::SamsungInternet => words::samsung_internet(locale),
        BrowserKind::Other => words::other_browser(locale),
    };
    let system = match device.system {
        SystemKind::Windows => words::windows(locale),
        SystemKind::Macos => words::macos(locale),
        SystemKind::Linux => words::linux(locale),
        SystemKind::ChromeOs => words::chrome_os(locale),
        SystemKind::Android => words::android(locale),
        SystemKind::Ios => words::ios(locale),
        SystemKind::Other => return browser.to_owned(),
    };
    words::on(locale, browser, system)
}
