//! A CTO's proof documents as staff sees them: to look at, and to find good or not.

use domain::{
    ProfileId, Role,
    lifecycle::{DOCUMENT, DocumentEvent, ProfileState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::documents::Document as Sent;
use ui::{
    Locale,
    components::Look,
    document::Document,
    form::{Field, Folded, Form, Submit, TextArea},
    format::local,
    server::market,
    t,
};

use crate::api::documents::{RefuseDocument, VerifyDocument};

/// The section of the profile.
#[component]
pub fn Documents(profile: ProfileId, state: ProfileState, documents: Vec<Sent>) -> impl IntoView {
    let locale = Locale::current();
    let today = local(market().now()).date();
    let one = |document: Sent| {
        let offers = |event| DOCUMENT.offers(document.state, event, Role::Staff);
        let verify = offers(DocumentEvent::Verify).then(|| view! { <Verify profile document=document.clone()/> });
        let refuse = offers(DocumentEvent::Refuse).then(|| view! { <Refuse profile document=document.clone()/> });
        view! { <Document document profile=state today>{verify}{refuse}</Document> }
    };
    let list = if documents.is_empty() {
        view! { <p class="quiet-text">{t::documents::staff::none(locale)}</p> }.into_any()
    } else {
        view! { <ul role="list" class="proof-list">{documents.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="panel stack" id="documents" aria-labelledby="documents-title">
            <h2 id="documents-title">{t::documents::title(locale)}</h2>
            {list}
        </section>
    }
}

fn hidden(profile: ProfileId, document: &Sent) -> Vec<(&'static str, String)> {
    vec![("profile", profile.to_string()), ("document", document.id.to_string())]
}

#[component]
fn Verify(profile: ProfileId, document: Sent) -> impl IntoView {
    use t::documents::staff as say;
    let locale = Locale::current();
    let label = say::verify_label(locale, &document.title);
    view! {
        <Form name=format!("verify-{}", document.id) action=VerifyDocument::PATH hidden=hidden(profile, &document)>
            <Submit look=Look::Secondary small=true label>{say::verify(locale)}</Submit>
        </Form>
    }
}

#[component]
fn Refuse(profile: ProfileId, document: Sent) -> impl IntoView {
    use t::documents::staff as say;
    let locale = Locale::current();
    let name = format!("refuse-{}", document.id);
    view! {
        <Folded summary=say::refuse(locale) small=true class="proof-act">
            <Form name action=RefuseDocument::PATH class="stack" hidden=hidden(profile, &document)>
                <Field name="reason" label=say::reason(locale) hint=Some(say::reason_hint(locale).to_owned())>
                    <TextArea rows=3 required=true/>
                </Field>
                <div><Submit look=Look::Danger small=true>{say::refuse_now(locale, document.title)}</Submit></div>
            </Form>
        </Folded>
    }
}
