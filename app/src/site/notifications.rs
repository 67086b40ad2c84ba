//! What somebody is told, the latest first, by days.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{NotificationId, Role, Zone};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::{
    Problem,
    accounts::time_zone,
    notifications::{self, KEPT_DAYS, Listed, Notification},
};
use ui::{
    Locale, Nav, Page,
    components::{Badge, Empty, Icon, IconName, Look, PageHead, Tone, button_class},
    form::{Form, Submit},
    format, href,
    live::Waiting,
    notifications::{NOTIFICATIONS, sentence, way},
    server::{market, page, visitor},
    t,
};

use crate::api::notifications::{OpenNotification, ReadNotifications};

/// `/notifications?before=…`.
#[component]
pub fn NotificationsPage() -> impl IntoView {
    let before = use_query_map().read_untracked().get("before");
    page(async move {
        use t::notifications::page as say;
        let (market, visitor) = (market(), visitor());
        let who = visitor.account()?;
        let locale = Locale::current();
        let before: Option<NotificationId> = before.map(|id| id.parse().map_err(|_| Problem::NotFound)).transpose()?;
        let listed = notifications::page(&market, who, before).await?;
        let zone = time_zone(&market, who).await?;
        let (reader, now) = (who.role(), market.now());
        let empty = listed.notifications.is_empty().then(|| view! { <Empty title=say::empty_title(locale) text=say::empty(locale)/> });
        let older = listed.notifications.last().map(|told| told.id).filter(|_| listed.has_older);
        let all_read = view! { <AllRead listed=listed.clone() from_latest=before.is_none()/> };
        let days = by_day(listed.notifications, zone);
        let days = days.into_iter().map(|(day, told)| view! { <Day day told reader zone now/> }).collect_view();
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::Notifications)>
                <div class="page narrow">
                    <PageHead title=say::title(locale) lead=say::lead(locale, KEPT_DAYS)>{all_read}</PageHead>
                    {empty}
                    {days}
                    <Pages older newest=before.is_some()/>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The days of somebody's own zone, in the order of the list.
fn by_day(notifications: Vec<Notification>, zone: Zone) -> Vec<(NaiveDate, Vec<Notification>)> {
    let mut days: Vec<(NaiveDate, Vec<Notification>)> = Vec::new();
    for told in notifications {
        let day = zone.local(told.created_at).date();
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, same)) => same.push(told),
            None => days.push((day, vec![told])),
        }
    }
    days
}

/// How many wait, and the button that takes them as read: those that the page knows of, on it and before it.
#[component]
fn AllRead(listed: Listed, from_latest: bool) -> impl IntoView {
    use t::notifications as say;
    let locale = Locale::current();
    let unread = Waiting::current().notifications;
    let latest = listed.notifications.first().map(|told| told.id).filter(|_| from_latest && unread > 0)?;
    Some(view! {
        <Form name="read_notifications" action=ReadNotifications::PATH hidden=vec![("latest", latest.to_string())] class="cluster spread">
            <p>{say::waiting(locale, unread)}</p>
            <Submit look=Look::Secondary small=true>{say::page::read_all(locale)}</Submit>
        </Form>
    })
}

#[component]
fn Day(day: NaiveDate, told: Vec<Notification>, reader: Role, zone: Zone, now: DateTime<Utc>) -> impl IntoView {
    use t::notifications::page as say;
    let locale = Locale::current();
    let today = zone.local(now).date();
    let name = match (today - day).num_days() {
        0 => say::today(locale).to_owned(),
        1 => say::yesterday(locale).to_owned(),
        _ => format::weekday_date(locale, day),
    };
    let id = format!("day-{day}");
    let heading = id.clone();
    let rows = told.into_iter().map(|told| view! { <Row told reader zone/> }).collect_view();
    view! {
        <section class="notified-day" aria-labelledby=id>
            <h2 id=heading>{name}</h2>
            <ul role="list" class="notified">{rows}</ul>
        </section>
    }
}

/// One sentence, its hour, and the way to where it is acted upon. Opening what is unread is a form, since it changes something.
#[component]
fn Row(told: Notification, reader: Role, zone: Zone) -> impl IntoView {
    use t::notifications::page as say;
    let locale = Locale::current();
    let words = sentence(locale, reader, &told);
    let label = say::open_label(locale, &words);
    let is_unread = told.read_at.is_none();
    let open = if is_unread {
        view! {
            <Form name=format!("open-{}", told.id) action=OpenNotification::PATH hidden=vec![("notification", told.id.to_string())]>
                <Submit look=Look::Plain small=true label>{say::open(locale)}</Submit>
            </Form>
        }
        .into_any()
    } else {
        view! { <a class=button_class(Look::Plain, true, false) href=href(locale, &way(reader, &told)) aria-label=label>{say::open(locale)}</a> }.into_any()
    };
    view! {
        <li class=is_unread.then_some("unread")>
            <div>
                <p>{words}</p>
                <p class="cluster quiet-text">
                    <time datetime=told.created_at.to_rfc3339()>{format::time_in(locale, told.created_at, zone)}</time>
                    {is_unread.then(|| view! { <Badge tone=Tone::Need>{say::unread(locale)}</Badge> })}
                </p>
            </div>
            {open}
        </li>
    }
}

/// The neighbouring pages.
#[component]
fn Pages(older: Option<NotificationId>, newest: bool) -> impl IntoView {
    use t::notifications::page as say;
    let locale = Locale::current();
    (older.is_some() || newest).then(|| {
        let older = older.map(|id| {
            let address = href(locale, &format!("{NOTIFICATIONS}?before={id}"));
            view! { <a href=address rel="next">{say::older(locale)}" "<Icon name=IconName::ArrowRight/></a> }
        });
        let newest = newest.then(|| view! { <a href=href(locale, NOTIFICATIONS) rel="first">{say::newest(locale)}</a> });
        view! { <nav class="pagination" aria-label=t::shared::pages::label(locale)>{newest}{older}</nav> }
    })
}
