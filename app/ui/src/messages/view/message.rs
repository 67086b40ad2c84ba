//! One message: who wrote it, when, its words or what stands in their place, its file, and what its reader can do about it.

use chrono::{DateTime, Utc};
use domain::Role;
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::messages::{
    SentFile,
    read::{Body, Conversation, Message, Names, Words},
};

use super::{
    address::file_address,
    people::{called, called_alone},
};
use crate::{
    Locale,
    components::{Icon, IconName, Look, button_class},
    document::size,
    form::{Field, Folded, Form, Submit, TextArea},
    format,
    messages::{
        api::{ReportMessage, WithdrawMessage},
        with_links,
    },
    t,
};

/// The title of a conversation's page.
pub fn title(locale: Locale, reader: Role, names: &Names) -> String {
    use t::messages::page as say;
    match reader {
        Role::Ceo => say::with(locale, called(locale, names, Role::Cto, None)),
        Role::Cto => say::about(locale, names.title.as_deref().unwrap_or_else(|| say::untitled(locale))),
        Role::Staff | Role::System => say::between(locale, called(locale, names, Role::Ceo, None), called(locale, names, Role::Cto, None)),
    }
}

/// What the message needs to know of its page.
#[derive(Clone)]
pub(super) struct Around {
    pub names: Names,
    pub reader: Role,
    /// Both have met: addresses in the words are links.
    pub met: bool,
    pub has_ceo: bool,
    pub now: DateTime<Utc>,
}

impl Around {
    pub(super) fn of(conversation: &Conversation, now: DateTime<Utc>) -> Self {
        let Conversation { reader, met, has_ceo, .. } = *conversation;
        Self { names: conversation.names.clone(), reader, met, has_ceo, now }
    }
}

/// The message; `read_by` says who has read it, where that is to be said here.
#[component]
pub(super) fn MessageItem(message: Message, around: Around, read_by: Vec<String>) -> impl IntoView {
    let locale = Locale::current();
    let Around { names, reader, met, has_ceo, now } = around;
    let author = match message.is_own {
        true => t::messages::people::you(locale).to_owned(),
        false => called_alone(locale, &names, message.role, message.staff.as_deref()),
    };
    let class = match (message.is_own, message.role) {
        (true, _) => "message own",
        (false, Role::Ceo) => "message of-ceo",
        (false, Role::Cto) => "message of-cto",
        (false, _) => "message of-staff",
    };
    let when = format::moment(locale, message.sent_at, now);
    // Said where it makes a difference: the CEO came later.
    let apart = (has_ceo && !message.ceo_reads).then(|| view! { <p class="quiet-text">{t::messages::page::before_ceo(locale)}</p> });
    let read_by = read_by.into_iter().map(|line| view! { <p class="quiet-text read-by"><Icon name=IconName::Eye/> " " {line}</p> });
    let (id, body, file) = (message.id, message.body.clone(), message.file.clone());
    view! {
        <li id=format!("message-{id}") class=class>
            <p class="message-head"><strong>{author.clone()}</strong> " " <time datetime=message.sent_at.to_rfc3339()>{when.clone()}</time></p>
            {apart}
            <BodyView body met reader/>
            {file.map(|file| view! { <FileLink id=message.id file/> })}
            {read_by.collect_view()}
            <Acts message author when/>
        </li>
    }
}

#[component]
fn BodyView(body: Body, met: bool, reader: Role) -> impl IntoView {
    use t::messages::page as say;
    let locale = Locale::current();
    match body {
        Body::Withdrawn => view! { <p class="quiet-text message-gone">{say::withdrawn(locale)}</p> }.into_any(),
        Body::Gone => view! { <p class="quiet-text message-gone">{say::gone(locale)}</p> }.into_any(),
        Body::Words(Words { text, is_veiled, withheld }) => {
            let veiled = is_veiled.then(|| view! { <p class="quiet-text"><Icon name=IconName::Lock/> " " {say::veiled(locale)}</p> });
            let withheld = (!withheld.is_empty()).then(|| {
                let list: Vec<String> = withheld.iter().map(|words| format::quoted(locale, words)).collect();
                let list = list.join(", ");
                let sentence = if reader == Role::Staff { say::withheld_staff(locale, list) } else { say::withheld(locale, list) };
                view! { <p class="message-withheld"><Icon name=IconName::Lock/> " " {sentence}</p> }
            });
            view! { <p class="message-words">{spoken(&text, met)}</p> {veiled} {withheld} }.into_any()
        }
    }
}

/// The words; addresses lead on once both have met, in a window of their own, so that nothing typed here is left behind.
fn spoken(text: &str, met: bool) -> AnyView {
    if !met {
        return text.to_owned().into_any();
    }
    with_links(text)
}

#[component]
fn FileLink(id: domain::MessageId, file: SentFile) -> impl IntoView {
    use t::messages::page as say;
    let locale = Locale::current();
    let label = say::download_label(locale, &file.name);
    let about = format!("{} · {}", file.name, size(locale, file.byte_count));
    view! {
        <p class="cluster">
            <a class=button_class(Look::Secondary, true, false) href=file_address(id) download aria-label=label>
                <Icon name=IconName::Download/> " " {t::documents::card::download(locale)}
            </a>
            <span class="quiet-text message-file">{about}</span>
        </p>
    }
}

/// Taking it back, for its author; showing it to staff, for the other side.
#[component]
fn Acts(message: Message, author: String, when: String) -> impl IntoView {
    use t::messages::acts as say;
    let locale = Locale::current();
    let hidden = vec![("message", message.id.to_string())];
    let withdraw = message.withdraw_by.map(|by| {
        let label = say::withdraw_label(locale, &when);
        let until = say::withdraw_until(locale, format::time(locale, by));
        view! {
            <Form name=format!("withdraw-{}", message.id) action=WithdrawMessage::PATH class="cluster" hidden=hidden.clone()>
                <Submit look=Look::Plain small=true label>{say::withdraw(locale)}</Submit>
                <span class="quiet-text">{until}</span>
            </Form>
        }
    });
    let reported = message.reported.then(|| view! { <p class="quiet-text">{say::reported(locale)}</p> });
    let form = format!("report-{}", message.id);
    let report = message.can_report.then(|| {
        let label = say::report_label(locale, &author, &when);
        view! {
            <Folded summary=say::report(locale) label small=true class="message-report">
                <Form name=form action=ReportMessage::PATH class="stack" hidden>
                    <Field name="reason" label=say::reason(locale) hint=Some(say::reason_hint(locale).to_owned())>
                        <TextArea rows=2 required=true/>
                    </Field>
                    <div><Submit look=Look::Secondary small=true>{say::report_now(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    });
    view! { {withdraw} {reported} {report} }
}
