//! What a person is written about: a box for each topic of their role.

use domain::MailTopic;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Locale,
    components::Look,
    form::{Check, Form, Submit},
    labels::mail_topic,
    t,
};

use crate::api::mail::ChooseMail;

/// The section; nothing where nothing can be turned off.
#[component]
pub fn Mails(wanted: Vec<(MailTopic, bool)>) -> impl IntoView {
    use t::invitations::account as words;
    let locale = Locale::current();
    let check =
        move |(topic, checked): &(MailTopic, bool)| view! { <Check name=topic.code() label=mail_topic(locale, *topic) checked=*checked/> };
    let checks = wanted.iter().map(check).collect_view();
    (!wanted.is_empty()).then(|| {
        view! {
            <section class="panel stack" aria-labelledby="mails">
                <h2 id="mails">{words::title(locale)}</h2>
                <p>{words::text(locale)}</p>
                <Form name="choose_mail" action=ChooseMail::PATH class="stack">
                    <fieldset class="field stack">
                        <legend class="visually-hidden">{words::label(locale)}</legend>
                        {checks}
                    </fieldset>
                    <div><Submit look=Look::Secondary>{words::save(locale)}</Submit></div>
                </Form>
            </section>
        }
    })
}
