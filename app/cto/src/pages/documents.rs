//! A CTO's proof documents: as a section of the profile, and as a page where they are sent and taken away.

use domain::{DocumentKind, lifecycle::ProfileState};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{
    documents::{Document as Sent, FIELD, MOST, MOST_BYTES, read},
    profiles::own,
};
use ui::{
    Locale, Nav, Page,
    components::{Icon, IconName, Look, PageHead},
    document::Document,
    form::{Choosable, Field, FileInput, Folded, Form, Select, Submit, TextInput},
    format::local,
    href,
    labels::document_kind,
    server::{market, page, visitor},
    site::nav,
    t,
};

use crate::api::documents::RemoveDocument;

const SEND: &str = "/profile/documents/send";

/// The section of the profile.
#[component]
pub fn Documents(documents: Vec<Sent>, profile: ProfileState) -> impl IntoView {
    use t::documents::cto as say;
    let locale = Locale::current();
    view! {
        <section class="stack" id="documents" aria-labelledby="documents-title">
            <div class="cluster spread">
                <h2 id="documents-title">{t::documents::title(locale)}</h2>
                <a class="edit-link" href=href(locale, nav::DOCUMENTS) aria-label=say::manage_label(locale)>
                    <Icon name=IconName::Pencil/> " " {say::manage(locale)}
                </a>
            </div>
            <p class="quiet-text">{say::lead(locale)}</p>
            <List documents profile removable=false/>
        </section>
    }
}

#[component]
fn List(documents: Vec<Sent>, profile: ProfileState, removable: bool) -> impl IntoView {
    let locale = Locale::current();
    let today = local(market().now()).date();
    if documents.is_empty() {
        return view! { <p class="quiet-text">{t::documents::cto::none(locale)}</p> }.into_any();
    }
    let one = |document: Sent| {
        let remove = removable.then(|| view! { <Remove document=document.clone()/> });
        view! { <Document document profile today>{remove}</Document> }
    };
    view! { <ul role="list" class="proof-list">{documents.into_iter().map(one).collect_view()}</ul> }.into_any()
}

#[component]
fn Remove(document: Sent) -> impl IntoView {
    use t::documents::cto as say;
    let locale = Locale::current();
    let id = document.id.to_string();
    view! {
        <Folded summary=say::remove(locale) small=true class="proof-act">
            <Form name=format!("remove-{id}") action=RemoveDocument::PATH class="stack" hidden=vec![("document", id)]>
                <p>{say::remove_note(locale)}</p>
                <div><Submit look=Look::Danger>{say::remove_now(locale, document.title)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// `/profile/documents`.
#[component]
pub fn DocumentsPage() -> impl IntoView {
    page(async {
        use t::documents::cto as say;
        let (market, cto) = (market(), visitor().cto()?);
        let documents = read::own(&market, &cto).await?;
        let profile = own::state(&market, &cto).await?;
        let locale = Locale::current();
        let has_room = i64::try_from(documents.len()).is_ok_and(|count| count < MOST);
        let back = href(locale, &format!("{}#documents", Nav::Profile.path()));
        Ok(view! {
            <Page title=say::page_title(locale) nav=Some(Nav::Profile)>
                <div class="page narrow">
                    <p class="quiet-text page-back"><a href=back>{say::back(locale)}</a></p>
                    <PageHead title=say::page_title(locale) lead=say::lead(locale)/>
                    <List documents profile removable=true/>
                    {has_room.then(|| view! { <Sending/> })}
                </div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Sending() -> impl IntoView {
    use t::documents::cto as say;
    let locale = Locale::current();
    let kinds = DocumentKind::ALL.iter().map(|kind| Choosable::new(kind.code(), document_kind(locale, *kind))).collect();
    let megabytes = MOST_BYTES / (1024 * 1024);
    view! {
        <section class="stack section" aria-labelledby="send-title">
            <h2 id="send-title">{say::send_title(locale)}</h2>
            <Form name="send-document" action=SEND files=true class="profile-form">
                <Field name="kind" label=say::kind(locale)><Select options=kinds none=say::kind_none(locale)/></Field>
                <Field name="title" label=say::name(locale) hint=Some(say::name_hint(locale).to_owned())>
                    <TextInput autocomplete="off" required=true/>
                </Field>
                <div class="short-field">
                    <Field name="valid_until" label=say::valid_until(locale) hint=Some(say::valid_until_hint(locale).to_owned())>
                        <TextInput kind="date"/>
                    </Field>
                </div>
                <Field name=FIELD label=say::file(locale) hint=Some(say::file_hint(locale, megabytes, MOST))>
                    <FileInput accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"/>
                </Field>
                <div><Submit>{say::send(locale)} " " <Icon name=IconName::Send/></Submit></div>
            </Form>
        </section>
    }
}
