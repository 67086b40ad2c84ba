//! What a person is written about: how soon, for each topic of their role.

use domain::{MailPace, MailTopic};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Locale,
    components::Look,
    form::{Choice, Choosable, Field, Form, Submit},
    labels::{mail_pace, mail_topic},
    t,
};

use crate::api::mail::ChooseMail;

/// The section; nothing where nothing can be chosen.
#[component]
pub fn Mails(paces: Vec<(MailTopic, MailPace)>) -> impl IntoView {
    use t::invitations::account as words;
    let locale = Locale::current();
    (!paces.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="mails">
                <h2 id="mails">{words::title(locale)}</h2>
                <p>{words::text(locale)}</p>
                <Form name="choose_mail" action=ChooseMail::PATH class="stack">
                    <div class="paces">
                        {paces.into_iter().map(|(topic, pace)| view! { <Pace topic pace/> }).collect_view()}
                    </div>
                    <div><Submit look=Look::Secondary>{words::save(locale)}</Submit></div>
                </Form>
            </section>
        }
    })
}

/// One topic.
#[component]
fn Pace(topic: MailTopic, pace: MailPace) -> impl IntoView {
    let locale = Locale::current();
    let options = topic.paces().iter().map(|one| Choosable::new(one.code(), mail_pace(locale, *one))).collect();
    view! {
        <Field name=topic.code() label=mail_topic(locale, topic) group=true>
            <Choice options selected=Some(pace.code().to_owned())/>
        </Field>
    }
}
