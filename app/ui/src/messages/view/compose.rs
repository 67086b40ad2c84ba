//! Writing: the form, and why there is none.

use domain::{Role, conversation::Ended, forms::Message as Words};
use leptos::prelude::*;
use marketplace::messages::{FILE, MOST_BYTES, WORDS, read::Conversation};

use super::address::address;
use crate::{
    Locale,
    components::{Icon, IconName, Notice},
    form::{Field, FileInput, Form, FormMemory, Once, Submit, TextArea},
    format,
    messages::MessageDraft,
    t,
};

/// The name of the form.
pub const FORM: &str = "write_message";
/// The address of the host's own to which it is sent: it may hold a file.
pub const SEND: &str = "/messages/send";

/// What browsers propose to choose.
const ACCEPTED: &str = ".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg";

/// The form; `last` is the number of the last message that the page shows.
#[component]
pub(super) fn Compose(conversation: Conversation, last: i32) -> impl IntoView {
    use t::messages::compose as say;
    let locale = Locale::current();
    let hidden = vec![("candidacy", conversation.candidacy.to_string()), ("seen", last.to_string())];
    let label = match (conversation.reader, conversation.has_ceo) {
        (Role::Ceo, _) => say::to_cto(locale),
        (Role::Cto, true) => say::to_company(locale),
        (Role::Cto, false) => say::to_staff(locale),
        _ => say::to_both(locale),
    };
    let most = format::number(locale, Words::MAX);
    let hint = if conversation.met { say::hint_met(locale, most) } else { say::hint(locale, most) };
    let met = conversation.met;
    let once = use_context::<Once>().map(|Once(id)| id).unwrap_or_default();
    let kept = address(conversation.reader, conversation.mission, conversation.candidacy);
    view! {
        <Form name=FORM action=SEND files=true once=true class="stack compose" hidden>
            <Field name=WORDS label=label hint=Some(hint)><TextArea rows=5 required=true/></Field>
            {met.then(|| view! { <File/> })}
            <div><Submit>{say::send(locale)} " " <Icon name=IconName::Send/></Submit></div>
        </Form>
        <MessageDraft field=format!("{FORM}-{WORDS}") kept once words=say::restored(locale).to_owned()/>
    }
}

#[component]
fn File() -> impl IntoView {
    use t::messages::compose as say;
    let locale = Locale::current();
    let megabytes = MOST_BYTES / (1024 * 1024);
    view! { <Field name=FILE label=say::file(locale) hint=Some(say::file_hint(locale, megabytes))><FileInput accept=ACCEPTED/></Field> }
}

/// Why nothing can be written any more.
#[component]
pub(super) fn Closed(conversation: Conversation) -> impl IntoView {
    use t::messages::compose as say;
    let locale = Locale::current();
    let text = match (conversation.is_left, conversation.ended) {
        (true, _) => say::left(locale),
        (false, Some(Ended::Candidacy)) => say::closed_candidacy(locale),
        (false, Some(Ended::Mission)) => say::closed_mission(locale),
        (false, None) => say::closed_now(locale),
    };
    // It closed while somebody wrote.
    let memory = FormMemory::of(FORM);
    let role = memory.is_some().then_some("alert");
    let typed = memory.and_then(|memory| memory.value(WORDS).map(str::to_owned)).filter(|words| !words.is_empty());
    let typed = typed.map(|words| {
        view! {
            <div class="error-summary" role="alert"><h2>{say::typed(locale)}</h2></div>
            <blockquote class="message-words">{words}</blockquote>
        }
    });
    view! { {typed} <div role=role><Notice title=say::closed_title(locale) icon=IconName::Lock><p>{text}</p></Notice></div> }
}
