//! What passes from the CTO to the company at the end: one list, which both go through and the CEO confirms.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, HandoverTopic, Role,
    lifecycle::{HandoverItemState, HandoverState},
};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::{
    engagements::{self, EngagementSheet},
    handover::{self, HandoverItem, HandoverSheet},
};
use ui::{
    Locale,
    components::{Badge, Empty, IconName, Look, Notice, NoticeKind, Tone, TurnClock},
    engagement::Section,
    form::{Field, Folded, Form, Submit, TextInput},
    format, labels,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use crate::api::engagement::handover::{AddHandoverItem, BeginHandover, ConfirmHandover, MarkHandoverItem, ReopenHandover};

/// `/engagements/:engagement/handover`.
#[component]
pub fn HandoverPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let party = party(&engagement).await?;
        let sheet = engagements::sheet(&party);
        let market = market();
        let list = handover::sheet(&market, &party).await?;
        let body = match list {
            Some(list) => view! { <Whole sheet=sheet.clone() list now=market.now()/> }.into_any(),
            None => view! { <Begin engagement=sheet.id reader=sheet.reader/> }.into_any(),
        };
        Ok(view! { <EngagementFrame sheet current=Section::Handover>{body}</EngagementFrame> }.into_any())
    })
}

/// Nobody has begun.
#[component]
fn Begin(engagement: EngagementId, reader: Role) -> impl IntoView {
    use t::handover::list as say;
    let locale = Locale::current();
    let form = (reader != Role::Staff).then(|| {
        view! {
            <Form name="begin_handover" action=BeginHandover::PATH hidden=vec![("engagement", engagement.to_string())]>
                <Submit>{say::begin(locale)}</Submit>
            </Form>
        }
    });
    view! { <Empty title=say::none(locale) text=say::none_text(locale)>{form}</Empty> }
}

/// What a thing is called, and what is meant by it.
pub(super) fn titled(locale: Locale, item: &HandoverItem) -> (String, Option<&'static str>) {
    use t::handover::topic as say;
    let Some(topic) = item.topic else { return (item.title.clone().unwrap_or_default(), None) };
    let text = match topic {
        HandoverTopic::Accesses => say::accesses_text(locale),
        HandoverTopic::Code => say::code_text(locale),
        HandoverTopic::Hosting => say::hosting_text(locale),
        HandoverTopic::Bills => say::bills_text(locale),
        HandoverTopic::Secrets => say::secrets_text(locale),
        HandoverTopic::OpenWork => say::open_work_text(locale),
        HandoverTopic::Team => say::team_text(locale),
        HandoverTopic::LastTalk => say::last_talk_text(locale),
    };
    (labels::handover_topic(locale, topic).to_owned(), Some(text))
}

/// The list, with what this reader may do.
#[component]
fn Whole(sheet: EngagementSheet, list: HandoverSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::handover::list as say;
    let locale = Locale::current();
    let (id, reader) = (sheet.id, sheet.reader);
    let lead = if reader == Role::Staff { say::lead_staff(locale) } else { say::lead(locale) };
    let may_mark = reader != Role::Staff && list.state == HandoverState::Open;
    let (to_do, total) = (list.to_do(), list.items.len());
    let clock = list.wait().map(|wait| view! { <TurnClock wait reader now/> });
    let rows = list.items.iter().cloned().map(|item| view! { <Item sheet=sheet.clone() item may_mark/> }).collect_view();
    let add = may_mark.then(|| {
        view! {
            <Folded summary=say::add(locale) class="aside-act no-print">
                <Form name="add" action=AddHandoverItem::PATH class="stack wide-form" hidden=vec![("engagement", id.to_string())] once=true>
                    <Field name="title" label=say::add_title(locale)><TextInput required=true/></Field>
                    <div><Submit look=Look::Secondary>{say::add_send(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    });
    view! {
        <section class="stack handover">
            <p class="lead">{lead}</p>
            <p><strong>{say::progress(locale, total - to_do, total)}</strong></p>
            {clock}
            <ol role="list" class="handover-items">{rows}</ol>
            {add}
            <End sheet list/>
            <p class="quiet-text no-print">{t::activity::month::print(locale)}</p>
        </section>
    }
}

/// The CEO confirms, once nothing is left; everybody reads that it is so.
#[component]
fn End(sheet: EngagementSheet, list: HandoverSheet) -> impl IntoView {
    use t::handover::list as say;
    let locale = Locale::current();
    let hidden = vec![("engagement", sheet.id.to_string())];
    let is_ceo = sheet.reader == Role::Ceo;
    match (list.state, list.to_do()) {
        (HandoverState::Confirmed, _) => {
            let day = format::date_of(locale, list.since);
            let reopen = is_ceo.then(|| {
                view! {
                    <Form name="reopen_handover" action=ReopenHandover::PATH hidden class="no-print">
                        <Submit look=Look::Secondary>{say::reopen(locale)}</Submit>
                    </Form>
                }
            });
            view! { <Notice kind=NoticeKind::Known title=say::confirmed(locale, day)>{reopen}</Notice> }.into_any()
        }
        (HandoverState::Open, 0) if is_ceo => view! {
            <Form name="confirm_handover" action=ConfirmHandover::PATH hidden class="no-print">
                <Submit>{say::confirm(locale)}</Submit>
            </Form>
        }
        .into_any(),
        (HandoverState::Open, _) => view! { <p class="quiet-text no-print">{say::then_confirm(locale)}</p> }.into_any(),
    }
}

/// One thing: what it is, where it stands, who settled it.
#[component]
fn Item(sheet: EngagementSheet, item: HandoverItem, may_mark: bool) -> impl IntoView {
    use t::handover::list as say;
    let locale = Locale::current();
    let (title, text) = titled(locale, &item);
    let (tone, icon, state) = match item.state {
        HandoverItemState::ToDo => (Tone::Neutral, IconName::Clock, say::to_do(locale)),
        HandoverItemState::Done => (Tone::Success, IconName::Check, say::done(locale)),
        HandoverItemState::NotApplicable => (Tone::Neutral, IconName::X, say::not_applicable(locale)),
    };
    let who = item.by.map(|by| if by == Role::Cto { sheet.cto.clone() } else { sheet.ceo.clone() });
    let settled = who.zip(item.settled_at).map(|(who, at)| {
        view! { <p class="quiet-text">{say::settled(locale, format::date_of(locale, at), who)}</p> }
    });
    let words = (!item.words.is_empty()).then(|| view! { <p>{item.words.clone()}</p> });
    let id = format!("item-{}", item.id);
    view! {
        <li class="handover-item" id=id>
            <div class="cluster spread"><h2>{title.clone()}</h2><Badge tone icon>{state}</Badge></div>
            {text.map(|text| view! { <p class="quiet-text">{text}</p> })}
            {words}
            {settled}
            {may_mark.then(|| view! { <Mark engagement=sheet.id item title/> })}
        </li>
    }
}

/// The forms of one thing.
#[component]
fn Mark(engagement: EngagementId, item: HandoverItem, title: String) -> impl IntoView {
    use t::handover::list as say;
    let locale = Locale::current();
    let hidden = vec![("engagement", engagement.to_string()), ("item", item.id.to_string())];
    if item.state != HandoverItemState::ToDo {
        let label = say::take_up_label(locale, title);
        return view! {
            <Form name=format!("take-up-{}", item.id) action=MarkHandoverItem::PATH hidden class="no-print">
                <Submit look=Look::Plain small=true name="step" value=HandoverItemState::ToDo.code() label>{say::take_up(locale)}</Submit>
            </Form>
        }
        .into_any();
    }
    view! {
        <Form name=format!("mark-{}", item.id) action=MarkHandoverItem::PATH hidden class="stack wide-form no-print">
            <Field name="words" label=say::words(locale) hint=Some(say::words_hint(locale).to_owned())><TextInput/></Field>
            <div class="cluster">
                <Submit look=Look::Secondary small=true name="step" value=HandoverItemState::Done.code() label=say::tick_label(locale, &title)>
                    {say::tick(locale)}
                </Submit>
                <Submit look=Look::Plain small=true name="step" value=HandoverItemState::NotApplicable.code() label=say::set_aside_label(locale, &title)>
                    {say::set_aside(locale)}
                </Submit>
            </div>
        </Form>
    }
    .into_any()
}

/// What is still open, before whoever completes the mission.
#[component]
pub(super) fn StillOpen(list: Option<HandoverSheet>) -> impl IntoView {
    use t::handover::list as say;
    let locale = Locale::current();
    match list {
        None => view! { <Notice kind=NoticeKind::Warning title=say::not_begun(locale)/> }.into_any(),
        Some(list) if list.items.is_empty() => ().into_any(),
        Some(list) => {
            let items = list.items.iter().map(|item| view! { <li>{titled(locale, item).0}</li> }).collect_view();
            view! { <Notice kind=NoticeKind::Warning title=say::still_open(locale)><ul>{items}</ul></Notice> }.into_any()
        }
    }
}
