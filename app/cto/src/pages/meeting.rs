//! The meeting: asked for, accepted, and how it went.

use domain::lifecycle::CandidacyState;
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{candidacies::read::CtoCandidacy, matches::Offer};
use ui::{
    Locale,
    components::Look,
    form::{Choice, Choosable, Field, Folded, Form, Submit, TextArea},
    t,
};

use crate::api::introduction::{AcceptIntroduction, GiveCtoVerdict, RefuseIntroduction};

/// What the meeting asks of the CTO now; nothing where there is none. Until it is `over` the opinion is folded away.
#[component]
pub fn Meeting(offer: Offer, over: bool) -> impl IntoView {
    let candidacy = offer.candidacy.clone()?;
    let meeting = candidacy.meeting.clone()?;
    let locale = Locale::current();
    let (title, body) = match (candidacy.state, meeting.accepted_at) {
        (CandidacyState::Shortlisted, None) => (t::cto::meeting::title(locale), view! { <Asked candidacy/> }.into_any()),
        (CandidacyState::Introduced | CandidacyState::Selected, _) => {
            (t::cto::meeting::yours(locale), view! { <Met offer candidacy over/> }.into_any())
        }
        _ => return None,
    };
    Some(view! { <section class="panel stack" aria-labelledby="introduction"><h2 id="introduction">{title}</h2>{body}</section> })
}

#[component]
fn Asked(candidacy: CtoCandidacy) -> impl IntoView {
    use t::cto::meeting as words;
    let locale = Locale::current();
    let id = candidacy.id.to_string();
    view! {
        <p>{words::asked(locale)}</p>
        <Form name="accept_introduction" action=AcceptIntroduction::PATH hidden=vec![("candidacy", id.clone())]>
            <Submit>{words::accept(locale)}</Submit>
        </Form>
        <Folded summary=words::rather_not(locale) class="aside-act">
            <Form name="refuse_introduction" action=RefuseIntroduction::PATH class="stack wide-form" hidden=vec![("candidacy", id)]>
                <Field name="reason" label=t::cto::offer::reason(locale) hint=Some(t::cto::offer::reason_hint(locale).to_owned())>
                    <TextArea rows=2 required=true/>
                </Field>
                <div><Submit look=Look::Secondary>{words::refuse(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

#[component]
fn Met(offer: Offer, candidacy: CtoCandidacy, over: bool) -> impl IntoView {
    use t::cto::meeting as words;
    let locale = Locale::current();
    let company = offer.company.clone().unwrap_or_default();
    let contact = offer.ceo.clone().map(|(name, email)| {
        view! { <p>{words::contact(locale, company.clone(), name)}" "<a href=format!("mailto:{email}")>{email.clone()}</a></p> }
    });
    let mine = candidacy.meeting.as_ref().and_then(|meeting| meeting.mine.clone());
    let (chosen, said) = mine.clone().map(|(wants_to, words)| (if wants_to { "yes" } else { "no" }.to_owned(), words)).unzip();
    let open = candidacy.state == CandidacyState::Introduced;
    let early = open && !over && mine.is_none();
    let form = open.then(|| {
        let options = vec![Choosable::new("yes", words::yes(locale)), Choosable::new("no", words::no(locale))];
        view! {
            <Form name="cto_verdict" action=GiveCtoVerdict::PATH class="stack wide-form" hidden=vec![("candidacy", candidacy.id.to_string())]>
                <Field name="wants_to" label=words::wants_to(locale) group=true><Choice options selected=chosen/></Field>
                <Field name="words" label=words::words(locale) hint=Some(words::words_hint(locale).to_owned())>
                    <TextArea rows=3 value=said.unwrap_or_default() required=true/>
                </Field>
                <div><Submit>{if mine.is_some() { words::change(locale) } else { words::send(locale) }}</Submit></div>
            </Form>
        }
    });
    view! {
        {contact}
        {(!open).then(|| view! { <p><strong>{words::chosen(locale)}</strong></p> })}
        {if early {
            view! { <p class="quiet-text">{words::wait(locale)}</p> <Folded summary=words::early(locale) class="aside-act">{form}</Folded> }.into_any()
        } else {
            form.into_any()
        }}
    }
}
