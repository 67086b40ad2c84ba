//! `/staff/agenda/:event`: where it stands, what may be done about it, and who signed up.

use chrono::{DateTime, Utc};
use domain::{
    CommunityEventId, Role,
    lifecycle::{COMMUNITY_EVENT, CommunityEventEvent, CommunityEventState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use marketplace::community_events::{self, StaffSheet};
use ui::{
    Locale, Nav, Page,
    agenda::{event_address, when},
    components::{Look, Notice, NoticeKind, PageHead},
    form::{Field, Folded, Form, Submit, TextArea},
    format, href, labels,
    server::{market, page},
    t,
};

use super::{StateBadge, form::Fields, people::People};
use crate::{
    api::agenda::{CancelEvent, ChangeEvent, PublishEvent, RecapEvent},
    asked::{id, staff},
};

/// The page.
#[component]
pub fn EventPage() -> impl IntoView {
    let asked = use_params_map().with_untracked(|params| params.get("event")).unwrap_or_default();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let event: CommunityEventId = id(&asked)?;
        let sheet = community_events::for_staff(&market, &staff, event).await?;
        Ok(view! { <Whole sheet now=market.now()/> }.into_any())
    })
}

#[component]
fn Whole(sheet: StaffSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let back = move || view! { <p class="quiet-text"><a href=href(locale, Nav::StaffAgenda.path())>{say::back(locale)}</a></p> };
    let lead = format::capital(&when(locale, (sheet.starts_at, sheet.ends_at), sheet.zone));
    let see = (sheet.state != CommunityEventState::Draft)
        .then(|| view! { <a href=href(locale, &event_address(sheet.id))>{say::see(locale)}</a> });
    let cancelled = sheet.cancelled_reason.clone().map(|reason| {
        view! { <Notice kind=NoticeKind::Warning title=t::agenda::show::cancelled(locale)><p>{format::quoted(locale, &reason)}</p></Notice> }
    });
    let (state, is_over) = (sheet.state, sheet.ends_at <= now);
    let about = [labels::event_kind(locale, sheet.kind), labels::audience(locale, sheet.audience)].join(" · ");
    view! {
        <Page title=sheet.title.clone() nav=Some(Nav::StaffAgenda) body_class="staff">
            <div class="page wide">
                <PageHead title=sheet.title.clone() lead above=back>
                    <p class="cluster"><StateBadge state is_over/><span class="quiet-text">{about}</span>{see}</p>
                </PageHead>
                <div class="event-desk">
                    <People event=sheet.id people=sheet.people.clone()/>
                    <div class="stack event-acts">{cancelled}<Acts sheet now/></div>
                </div>
            </div>
        </Page>
    }
}

/// What the table allows now.
#[component]
fn Acts(sheet: StaffSheet, now: DateTime<Utc>) -> impl IntoView {
    use CommunityEventEvent as E;
    let (is_ahead, is_over) = (sheet.starts_at > now, sheet.ends_at <= now);
    let state = if is_over && sheet.state == CommunityEventState::Published { CommunityEventState::Past } else { sheet.state };
    let may = |event| COMMUNITY_EVENT.offers(state, event, Role::Staff);
    let publish = (may(E::Publish) && is_ahead).then(|| view! { <Publish id=sheet.id/> });
    let recap = may(E::Recap).then(|| view! { <Recap sheet=sheet.clone()/> });
    let change = (may(E::Change) && (is_ahead || state == CommunityEventState::Draft)).then(|| view! { <Change sheet=sheet.clone()/> });
    let cancel = may(E::Cancel).then(|| view! { <Cancel id=sheet.id/> });
    view! { {publish} {recap} {change} {cancel} }
}

fn hidden(event: CommunityEventId) -> Vec<(&'static str, String)> {
    vec![("event", event.to_string())]
}

#[component]
fn Publish(id: CommunityEventId) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    view! {
        <Form name="publish_event" action=PublishEvent::PATH class="stack" hidden=hidden(id)>
            <p>{say::publish_text(locale)}</p>
            <div><Submit>{say::publish(locale)}</Submit></div>
        </Form>
    }
}

/// The same fields, upon the version that was read.
#[component]
fn Change(sheet: StaffSheet) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let mut hidden = hidden(sheet.id);
    hidden.push(("version", sheet.version.to_string()));
    let told = (sheet.state == CommunityEventState::Published).then(|| view! { <p class="quiet-text">{say::edit_text(locale)}</p> });
    view! {
        <Folded summary=say::edit(locale) look=Look::Secondary>
            <Form name="change_event" action=ChangeEvent::PATH class="stack" hidden>
                {told}
                <Fields sheet=Some(sheet)/>
                <div><Submit>{t::agenda::form::save(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

#[component]
fn Cancel(id: CommunityEventId) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    view! {
        <Folded summary=say::cancel(locale) class="aside-act">
            <Form name="cancel_event" action=CancelEvent::PATH class="stack" hidden=hidden(id)>
                <p>{say::cancel_text(locale)}</p>
                <Field name="reason" label=say::cancel_reason(locale)><TextArea rows=3/></Field>
                <div><Submit look=Look::Danger>{say::cancel_button(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

#[component]
fn Recap(sheet: StaffSheet) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let recap = sheet.recap.unwrap_or_default();
    view! {
        <section class="stack" aria-labelledby="recap">
            <h2 id="recap">{say::recap(locale)}</h2>
            <Form name="recap_event" action=RecapEvent::PATH class="stack" hidden=hidden(sheet.id)>
                <Field name="recap" label=say::recap_label(locale) hint=Some(say::recap_hint(locale).to_owned())>
                    <TextArea rows=10 value=recap/>
                </Field>
                <div><Submit>{say::recap_button(locale)}</Submit></div>
            </Form>
        </section>
    }
}
