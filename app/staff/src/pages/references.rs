//! A CTO's references as staff sees them: where each stands, what was answered, and the letter before it leaves.

use domain::{
    ProfileId, Role,
    lifecycle::{ProfileState, REFERENCE_REQUEST, ReferenceRequestEvent, ReferenceRequestState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::references::{MOST_WAITING, ReferenceLetter, ReferenceRequest, read::StaffReference};
use ui::{
    Locale,
    components::{Icon, IconName, Look, Notice, NoticeKind},
    form::{Folded, Form, Submit},
    reference::{Reader, Reference, Words, words},
    server::market,
    t,
};

use crate::api::references::{AskReference, WithdrawReference};

/// The section of the profile; nobody is written to for a CTO who was refused.
#[component]
pub fn References(profile: ProfileId, state: ProfileState, references: Vec<StaffReference>) -> impl IntoView {
    use t::references::staff as say;
    let locale = Locale::current();
    let now = market().now();
    let is_waiting = |one: &ReferenceRequest| one.state == ReferenceRequestState::Waiting && !one.is_expired(now);
    let waiting = references.iter().filter(|one| is_waiting(&one.request)).count();
    let has_room = i64::try_from(waiting).is_ok_and(|waiting| waiting < MOST_WAITING);
    let one = |StaffReference { request, letter }: StaffReference| {
        let offers = |event| REFERENCE_REQUEST.offers(request.state, event, Role::Staff);
        let ask = (state != ProfileState::Refused && offers(ReferenceRequestEvent::Ask)).then(|| match letter {
            None => view! { <Notice kind=NoticeKind::Warning title=say::unreachable(locale)/> }.into_any(),
            Some(_) if !has_room && !is_waiting(&request) => view! { <Notice title=say::full(locale, MOST_WAITING)/> }.into_any(),
            Some(letter) => view! { <Ask profile request=request.clone() letter/> }.into_any(),
        });
        let withdraw = offers(ReferenceRequestEvent::Withdraw).then(|| view! { <Withdraw profile request=request.clone()/> });
        view! { <Reference request profile=state reader=Reader::Staff now><div class="cluster">{ask}{withdraw}</div></Reference> }
    };
    let list = if references.is_empty() {
        view! { <p class="quiet-text">{say::none(locale)}</p> }.into_any()
    } else {
        view! { <ul role="list" class="proof-list">{references.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="panel stack" id="references" aria-labelledby="references-title">
            <h2 id="references-title">{t::references::title(locale)}</h2>
            <p class="quiet-text">{say::lead(locale, MOST_WAITING)}</p>
            {list}
        </section>
    }
}

/// The letter, as it will be sent, and the button that sends it.
#[component]
fn Ask(profile: ProfileId, request: ReferenceRequest, letter: ReferenceLetter) -> impl IntoView {
    use t::references::staff as say;
    let locale = Locale::current();
    let name = format!("ask-{}", request.id);
    let again = request.state == ReferenceRequestState::Waiting;
    let hidden = vec![("profile", profile.to_string()), ("reference", request.id.to_string()), ("version", request.version.to_string())];
    view! {
        <Folded summary=if again { say::ask_again(locale) } else { say::ask(locale) } look=Look::Secondary small=true class="proof-act">
            <Form name action=AskReference::PATH class="stack" hidden>
                {again.then(|| view! { <p>{say::ask_again_note(locale)}</p> })}
                <h4 class="overline">{say::preview(locale)}</h4>
                <Letter letter/>
                <div><Submit small=true>{say::send(locale, request.referee.name)} " " <Icon name=IconName::Send/></Submit></div>
            </Form>
        </Folded>
    }
}

/// What will be sent, in its reader's language.
#[component]
fn Letter(letter: ReferenceLetter) -> impl IntoView {
    use t::references::staff as say;
    let locale = Locale::current();
    let Words { subject, before, button, after, language } = words(&letter, false);
    let paragraphs = |texts: Vec<String>| texts.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! {
        <dl class="facts">
            <dt>{say::to(locale)}</dt><dd>{letter.referee.name.clone()} " · " {letter.referee.email.clone()}</dd>
            <dt>{say::subject(locale)}</dt><dd lang=language.code()>{subject}</dd>
        </dl>
        <div class="mail-preview" lang=language.code()>
            {paragraphs(before)}
            <p class="as-button">{button}</p>
            {paragraphs(after)}
        </div>
    }
}

#[component]
fn Withdraw(profile: ProfileId, request: ReferenceRequest) -> impl IntoView {
    use t::references::staff as say;
    let locale = Locale::current();
    let hidden = vec![("profile", profile.to_string()), ("reference", request.id.to_string())];
    view! {
        <Folded summary=say::withdraw(locale) small=true class="proof-act">
            <Form name=format!("withdraw-{}", request.id) action=WithdrawReference::PATH class="stack" hidden>
                <p>{say::withdraw_note(locale)}</p>
                <div><Submit look=Look::Danger small=true>{say::withdraw_now(locale, request.referee.name)}</Submit></div>
            </Form>
        </Folded>
    }
}
