//! A page of a conversation: who reads it, the messages, what waits, and the form.

use chrono::{DateTime, Utc};
use domain::Role;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::messages::read::{Conversation, Mark, Message};

use super::{
    address::address,
    compose::{Closed, Compose},
    message::{Around, MessageItem},
    people::called,
};
use crate::{
    Locale,
    components::Look,
    form::{Form, Submit},
    format, href,
    messages::{MessagesSeen, api::MarkRead},
    t,
};

/// The form that says that everything here was read.
const MARK: &str = "mark_read";

/// The number before which the page asked for ends.
pub fn before() -> Option<i32> {
    use_query_map().with_untracked(|query| query.get("before").and_then(|number| number.parse().ok()))
}

/// The conversation.
#[component]
pub fn ConversationView(conversation: Conversation, now: DateTime<Utc>) -> impl IntoView {
    use t::messages::page as say;
    let locale = Locale::current();
    let here = href(locale, &address(conversation.reader, conversation.mission, conversation.candidacy));
    let first = conversation.messages.first().map(|message| message.number);
    let older = first.filter(|_| conversation.has_older).map(|first| {
        view! { <p class="conversation-way"><a href=format!("{here}?before={first}")>{say::older(locale)}</a></p> }
    });
    let is_latest = before().is_none();
    let latest = (!is_latest).then(|| view! { <p class="conversation-way"><a href=here>{say::latest(locale)}</a></p> });
    let is_empty = conversation.messages.is_empty();
    let last = conversation.messages.last().map_or(0, |message| message.number);
    let marking = (is_latest && conversation.unread > 0).then(|| view! { <Marking conversation=conversation.clone() last/> });
    let form = match (is_latest, conversation.is_open) {
        (false, _) => ().into_any(),
        (true, true) => view! { <Compose conversation=conversation.clone() last/> }.into_any(),
        (true, false) => view! { <Closed conversation=conversation.clone()/> }.into_any(),
    };
    view! {
        <section class="conversation" aria-label=say::label(locale)>
            <p class="quiet-text">{readers(locale, &conversation)}</p>
            {older}
            {(is_empty && is_latest).then(|| view! { <p class="conversation-empty">{say::empty(locale)}</p> })}
            {(!is_empty).then(|| view! { <Messages conversation=conversation.clone() now/> })}
            {latest}
            {marking}
            {form}
        </section>
    }
}

/// Who reads what is written here.
fn readers(locale: Locale, conversation: &Conversation) -> &'static str {
    use t::messages::readers as say;
    match (conversation.reader, conversation.is_left) {
        (_, true) => say::left(locale),
        (Role::Cto, _) if !conversation.has_ceo => say::cto_alone(locale),
        (Role::Staff, _) if !conversation.has_ceo => say::staff_alone(locale),
        (Role::Staff, _) => {
            if conversation.met {
                say::staff_met(locale)
            } else {
                say::staff_unmet(locale)
            }
        }
        (Role::Cto, _) => {
            if conversation.met {
                say::cto_met(locale)
            } else {
                say::cto_unmet(locale)
            }
        }
        _ => {
            if conversation.met {
                say::ceo_met(locale)
            } else {
                say::ceo_unmet(locale)
            }
        }
    }
}

#[component]
fn Messages(conversation: Conversation, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let around = Around::of(&conversation, now);
    let first_new = conversation.messages.iter().find(|one| one.number > conversation.read_to && one.role != conversation.reader);
    let first_new = first_new.map(|message| message.number).filter(|_| conversation.unread > 0);
    let items = conversation.messages.iter().map(|message| {
        let mark = (first_new == Some(message.number))
            .then(|| view! { <li class="new-from-here" id="new"><span>{t::messages::page::new_from_here(locale)}</span></li> });
        let read_by = read_by(locale, &conversation, message, now);
        view! { {mark} <MessageItem message=message.clone() around=around.clone() read_by/> }
    });
    view! { <ol role="list" class="messages">{items.collect_view()}</ol> }
}

/// Who has read up to this message of the reader's own, and no further among the reader's own; under the last one, that nobody has yet.
fn read_by(locale: Locale, conversation: &Conversation, message: &Message, now: DateTime<Utc>) -> Vec<String> {
    use t::messages::page as say;
    if !message.is_own || message.file.is_none() && !matches!(message.body, marketplace::messages::read::Body::Words(_)) {
        return Vec::new();
    }
    let next = conversation.messages.iter().find(|one| one.is_own && one.number > message.number).map(|one| one.number);
    let is_here = |mark: &&Mark| mark.last_read >= message.number && next.is_none_or(|next| mark.last_read < next);
    let reads = |mark: &&Mark| mark.role != Role::Ceo || message.ceo_reads;
    let line = |mark: &Mark| {
        let who = called(locale, &conversation.names, mark.role, None);
        let when = mark.read_at.map(|at| format::moment(locale, at, now)).unwrap_or_default();
        say::read_by(locale, when, who)
    };
    let lines: Vec<String> = conversation.marks.iter().filter(is_here).filter(reads).map(line).collect();
    if lines.is_empty() && next.is_none() { vec![say::unread(locale).to_owned()] } else { lines }
}

/// Says, by a button, that everything here was read; where the page's script runs, by having it before one's eyes.
#[component]
fn Marking(conversation: Conversation, last: i32) -> impl IntoView {
    use t::messages::page as say;
    let locale = Locale::current();
    let hidden = vec![("candidacy", conversation.candidacy.to_string()), ("number", last.to_string())];
    let words = say::waiting(locale, conversation.unread);
    view! {
        <Form name=MARK action=MarkRead::PATH class="cluster message-marking" hidden>
            <span>{words}</span>
            <Submit look=Look::Secondary small=true>{say::mark(locale)}</Submit>
        </Form>
        <MessagesSeen form=MARK.to_owned() candidacy=conversation.candidacy.to_string() number=last/>
    }
}
