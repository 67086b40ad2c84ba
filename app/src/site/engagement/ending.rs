//! How an engagement ends, on its first page: what became of it, what one of the two asked for, and the forms of each reader.

use chrono::{DateTime, Utc};
use domain::{
    EngagementOutcome, Role, WantedEnding,
    lifecycle::{EndingState, EngagementState},
};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::{endings::EndingSheet, engagements::EngagementSheet, handover::HandoverSheet};
use ui::{
    Locale,
    components::{IconName, Look, Notice, NoticeKind, OwnWords, TurnClock},
    form::{Check, Choice, Choosable, Field, Folded, Form, Submit, TextArea, TextInput},
    format::{self, local},
    t,
};

use super::handover::StillOpen;
use crate::api::engagement::ending::{AskEnding, CompleteMission, RefuseEnding, SearchAgain};

/// How it ended, for both; nothing while it runs.
#[component]
pub(super) fn Ended(sheet: EngagementSheet) -> impl IntoView {
    use t::handover::ended as say;
    let locale = Locale::current();
    let (title, icon) = match sheet.outcome? {
        EngagementOutcome::Completed => (say::completed(locale), IconName::Check),
        EngagementOutcome::Rematch => (say::rematch(locale), IconName::Search),
        EngagementOutcome::Cancelled => (say::cancelled(locale), IconName::X),
    };
    let text = match (sheet.outcome?, sheet.reader) {
        (EngagementOutcome::Completed | EngagementOutcome::Cancelled, Role::Staff) => say::kept_staff(locale),
        (EngagementOutcome::Completed, _) => say::completed_text(locale),
        (EngagementOutcome::Rematch, Role::Cto) => say::rematch_cto(locale),
        (EngagementOutcome::Rematch, _) => say::rematch_text(locale),
        (EngagementOutcome::Cancelled, _) => say::cancelled_text(locale),
    };
    let reason = sheet.ended_reason.map(|reason| view! { <p>{say::reason(locale, reason)}</p> });
    Some(view! { <Notice kind=NoticeKind::Known title icon>{reason}<p>{text}</p></Notice> })
}

/// The wishes that the reader may know, and what they may do about the end.
#[component]
pub(super) fn EndingPanel(
    sheet: EngagementSheet,
    wishes: Vec<EndingSheet>,
    /// For staff: what is still to be handed over; nothing where nobody has begun.
    left: Option<HandoverSheet>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let locale = Locale::current();
    if sheet.state == EngagementState::Ended {
        return None;
    }
    let id = sheet.id.to_string();
    let open: Vec<Role> = wishes.iter().filter(|wish| wish.state == EndingState::Open).map(|wish| wish.asked_by).collect();
    let reader = sheet.reader;
    let lead = if reader == Role::Staff { t::handover::ending::lead_staff(locale) } else { t::handover::ending::lead(locale) };
    let wished = wishes.into_iter().map(|wish| view! { <Wish wish reader now/> }).collect_view();
    let forms = match sheet.reader {
        Role::Staff | Role::System => view! {
            {open.iter().map(|asked_by| view! { <Refuse id=id.clone() asked_by=*asked_by one_of=open.len()/> }).collect_view()}
            <Complete sheet left id=id.clone() now/>
            <Search id/>
        }
        .into_any(),
        Role::Ceo | Role::Cto if !open.is_empty() => ().into_any(),
        Role::Ceo | Role::Cto => view! { <Ask id/> }.into_any(),
    };
    Some(view! {
        <section class="panel stack no-print" id="ending" aria-labelledby="ending-title">
            <h2 id="ending-title">{t::handover::ending::title(locale)}</h2>
            <p class="quiet-text">{lead}</p>
            {wished}
            {forms}
        </section>
    })
}

/// What somebody asked for, and whose turn it is.
#[component]
fn Wish(wish: EndingSheet, reader: Role, now: DateTime<Utc>) -> impl IntoView {
    use t::handover::ending as say;
    let locale = Locale::current();
    let day = format::date_of(locale, wish.asked_at);
    let what = match wish.wanted {
        WantedEnding::Completion => say::wanted_completion(locale),
        WantedEnding::Rematch => say::wanted_rematch(locale),
    };
    let title = match (reader, wish.asked_by) {
        (Role::Staff, Role::Cto) => say::cto_asked(locale, day, what),
        (Role::Staff, _) => say::ceo_asked(locale, day, what),
        _ => say::you_asked(locale, day, what),
    };
    let words = wish.words.map(|words| view! { <OwnWords words/> });
    let answer = wish.answer.map(|answer| view! { <p><strong>{say::answer(locale)}</strong>" "{answer}</p> });
    let clock = wish.wait.map(|wait| view! { <TurnClock wait reader now/> });
    view! { <Notice title>{words}{answer}{clock}</Notice> }
}

/// One of the two asks staff.
#[component]
fn Ask(id: String) -> impl IntoView {
    use t::handover::ending as say;
    let locale = Locale::current();
    let options = vec![
        Choosable::new(WantedEnding::Completion.code(), say::choose_completion(locale)),
        Choosable::new(WantedEnding::Rematch.code(), say::choose_rematch(locale)),
    ];
    view! {
        <Folded summary=say::ask(locale) class="aside-act">
            <Form name="ask_ending" action=AskEnding::PATH class="stack wide-form" hidden=vec![("engagement", id)]>
                <Field name="wanted" label=say::wanted(locale) group=true><Choice options/></Field>
                <Field name="reason" label=say::why(locale) hint=Some(say::why_hint(locale).to_owned())><TextArea rows=3 required=true/></Field>
                <div><Submit look=Look::Secondary>{say::send(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// Staff lets it go on, whatever this one of the two asked for; where both have asked, it says whom it answers.
#[component]
fn Refuse(id: String, asked_by: Role, one_of: usize) -> impl IntoView {
    use t::handover::ending as say;
    let locale = Locale::current();
    let summary = match asked_by {
        _ if one_of < 2 => say::refuse(locale),
        Role::Cto => say::refuse_cto(locale),
        _ => say::refuse_ceo(locale),
    };
    let hidden = vec![("engagement", id), ("asked_by", asked_by.code().to_owned())];
    view! {
        <Folded summary class="aside-act">
            <Form name=format!("refuse-ending-{}", asked_by.code()) action=RefuseEnding::PATH class="stack wide-form" hidden>
                <Field name="reason" label=say::refuse_why(locale) hint=Some(say::refuse_hint(locale).to_owned())>
                    <TextArea rows=3 required=true/>
                </Field>
                <div><Submit look=Look::Secondary>{say::refuse_send(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// Staff completes the mission.
#[component]
fn Complete(sheet: EngagementSheet, left: Option<HandoverSheet>, id: String, now: DateTime<Utc>) -> impl IntoView {
    use t::handover::ending as say;
    let locale = Locale::current();
    let today = local(now).date().to_string();
    let hint = say::last_day_hint(locale, format::date_of(locale, sheet.began_at));
    view! {
        <Folded summary=say::complete(locale) class="aside-act">
            <Form name="complete_mission" action=CompleteMission::PATH class="stack wide-form" hidden=vec![("engagement", id)]>
                <Notice kind=NoticeKind::Warning title=say::complete_title(locale)><p>{say::complete_text(locale)}</p></Notice>
                <StillOpen list=left/>
                <Field name="last_day" label=say::last_day(locale) hint=Some(hint)><TextInput kind="date" value=today required=true/></Field>
                <Check name="confirmed" label=say::complete_confirm(locale)/>
                <div><Submit>{say::complete_send(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// Staff has somebody else searched.
#[component]
fn Search(id: String) -> impl IntoView {
    use t::handover::ending as say;
    let locale = Locale::current();
    view! {
        <Folded summary=say::search(locale) class="aside-act">
            <Form name="search_again" action=SearchAgain::PATH class="stack wide-form" hidden=vec![("engagement", id)]>
                <Notice kind=NoticeKind::Warning title=say::search_title(locale)><p>{say::search_text(locale)}</p></Notice>
                <Field name="reason" label=say::search_why(locale) hint=Some(say::search_hint(locale).to_owned())>
                    <TextArea rows=3 required=true/>
                </Field>
                <Check name="confirmed" label=say::search_confirm(locale)/>
                <div><Submit>{say::search_send(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
