//! The people whom a CTO names: as a section of the profile, and one by one as a form.

use domain::{
    Bond, ReferenceRequestId, Role, WrittenLanguage,
    lifecycle::{ProfileState, REFERENCE_REQUEST, ReferenceRequestEvent, ReferenceRequestState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    references::{MOST_NAMED, ReferenceRequest, read},
};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Icon, IconName, Look, Notice, PageHead},
    form::{Check, Choice, Choosable, Field, Folded, Form, Select, Submit, TextArea, TextInput},
    href,
    labels::bond,
    reference::{Reader, Reference},
    server::{market, page, visitor},
    t,
};

use crate::api::references::{SaveReference, WithdrawReference};

/// The section of the profile.
#[component]
pub fn References(requests: Vec<ReferenceRequest>, profile: ProfileState) -> impl IntoView {
    use t::references::cto as say;
    let locale = Locale::current();
    let now = market().now();
    let has_room = i64::try_from(requests.len()).is_ok_and(|count| count < MOST_NAMED);
    let add = has_room.then(|| {
        view! { <a class="edit-link" href=href(locale, "/profile/references/new")><Icon name=IconName::Plus/> " " {say::add(locale)}</a> }
    });
    let list = if requests.is_empty() {
        view! { <p class="quiet-text">{say::none(locale)}</p> }.into_any()
    } else {
        let one = |request: ReferenceRequest| {
            let offers = |event| REFERENCE_REQUEST.offers(request.state, event, Role::Cto);
            let edit = offers(ReferenceRequestEvent::Correct).then(|| view! { <Edit request=request.clone()/> });
            let withdraw = offers(ReferenceRequestEvent::Withdraw).then(|| view! { <Withdraw request=request.clone()/> });
            view! { <Reference request profile reader=Reader::Cto now><div class="cluster">{edit}{withdraw}</div></Reference> }
        };
        view! { <ul role="list" class="proof-list">{requests.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="stack" id="references" aria-labelledby="references-title">
            <div class="cluster spread"><h2 id="references-title">{t::references::title(locale)}</h2>{add}</div>
            <p class="quiet-text">{say::lead(locale)}</p>
            {list}
        </section>
    }
}

#[component]
fn Edit(request: ReferenceRequest) -> impl IntoView {
    use t::references::cto as say;
    let locale = Locale::current();
    let address = href(locale, &format!("/profile/references/{}", request.id));
    let label = say::edit_label(locale, &request.referee.name);
    view! { <a class="edit-link" href=address aria-label=label><Icon name=IconName::Pencil/> " " {say::edit(locale)}</a> }
}

#[component]
fn Withdraw(request: ReferenceRequest) -> impl IntoView {
    use t::references::cto as say;
    let locale = Locale::current();
    let id = request.id.to_string();
    view! {
        <Folded summary=say::withdraw(locale) small=true class="proof-act">
            <Form name=format!("withdraw-{id}") action=WithdrawReference::PATH class="stack" hidden=vec![("reference", id)]>
                <p>{say::withdraw_note(locale)}</p>
                <div><Submit look=Look::Danger>{say::withdraw_now(locale, request.referee.name)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// `/profile/references/:reference`, where `new` is one that is not there yet.
#[component]
pub fn ReferencePage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("reference").unwrap_or_default();
    page(async move {
        let (market, cto) = (market(), visitor().cto()?);
        let request = match asked.as_str() {
            "new" => None,
            id => {
                let id: ReferenceRequestId = id.parse().map_err(|_| Problem::NotFound)?;
                let request = read::one(&market, &cto, id).await?;
                let can = REFERENCE_REQUEST.offers(request.state, ReferenceRequestEvent::Correct, Role::Cto);
                Some(request).filter(|_| can).ok_or(Problem::NotFound).map(Some)?
            }
        };
        Ok(view! { <Naming request/> }.into_any())
    })
}

#[component]
fn Naming(request: Option<ReferenceRequest>) -> impl IntoView {
    use t::references::cto as say;
    let locale = Locale::current();
    let title = if request.is_some() { say::edit_title(locale) } else { say::new_title(locale) };
    let back = href(locale, &format!("{}#references", Nav::Profile.path()));
    let hidden = vec![("reference", request.as_ref().map(|one| one.id.to_string()).unwrap_or_default())];
    let is_new = request.is_none();
    let was_asked = request.as_ref().is_some_and(|one| one.state == ReferenceRequestState::Waiting);
    view! {
        <Page title=title nav=Some(Nav::Profile)>
            <div class="page narrow">
                <p class="quiet-text page-back"><a href=back.clone()>{say::back(locale)}</a></p>
                <PageHead title=title lead=say::form_lead(locale)/>
                {was_asked.then(|| view! { <Notice title=say::was_asked(locale)><p>{say::was_asked_text(locale)}</p></Notice> })}
                <Form name="reference" action=SaveReference::PATH class="profile-form" hidden once=is_new>
                    <Who request=request.clone()/>
                    <Together request/>
                    <Field name="consent" label=say::consent_title(locale) group=true><Check name="consent" label=say::consent(locale)/></Field>
                    <div class="cluster">
                        <Submit>{say::save(locale)}</Submit>
                        <ButtonLink look=Look::Plain href=back>{say::leave(locale)}</ButtonLink>
                    </div>
                </Form>
            </div>
        </Page>
    }
}

/// Who they are, and how to reach them.
#[component]
fn Who(#[prop(optional_no_strip)] request: Option<ReferenceRequest>) -> impl IntoView {
    use t::references::cto as say;
    let locale = Locale::current();
    let (name, post, company, email) =
        request.map(|one| (one.referee.name, one.referee.post, one.referee.company, one.referee.email)).unwrap_or_default();
    view! {
        <Field name="name" label=say::name(locale)><TextInput value=name autocomplete="off" required=true/></Field>
        <Field name="post" label=say::post(locale) hint=Some(say::post_hint(locale).to_owned())>
            <TextInput value=post autocomplete="off" required=true/>
        </Field>
        <Field name="company" label=say::company(locale)><TextInput value=company autocomplete="off" required=true/></Field>
        <Field name="email" label=say::email(locale) hint=Some(say::email_hint(locale).to_owned())>
            <TextInput kind="email" value=email autocomplete="off" required=true/>
        </Field>
    }
}

/// What they did together, when, and the language of the letter.
#[component]
fn Together(#[prop(optional_no_strip)] request: Option<ReferenceRequest>) -> impl IntoView {
    use t::references::cto as say;
    let locale = Locale::current();
    let referee = request.map(|one| one.referee);
    let bonds = Bond::ALL.iter().map(|one| Choosable::new(one.code(), bond(locale, *one))).collect();
    let selected = referee.as_ref().map(|one| one.bond.code().to_owned()).unwrap_or_default();
    let languages = vec![Choosable::new("fr", say::fr(locale)), Choosable::new("en", say::en(locale))];
    let language = referee.as_ref().map_or_else(|| WrittenLanguage::from(locale), |one| one.language).to_string();
    let started = referee.as_ref().map(|one| one.started.to_string()).unwrap_or_default();
    let ended = referee.as_ref().and_then(|one| one.ended).map(|year| year.to_string()).unwrap_or_default();
    let shared_work = referee.map(|one| one.shared_work).unwrap_or_default();
    view! {
        <Field name="bond" label=say::bond(locale)><Select options=bonds selected none=say::bond_none(locale)/></Field>
        <Field name="shared_work" label=say::shared_work(locale) hint=Some(say::shared_work_hint(locale).to_owned())>
            <TextArea rows=4 value=shared_work required=true/>
        </Field>
        <div class="two">
            <Field name="started" label=say::started(locale)><TextInput inputmode="numeric" value=started required=true/></Field>
            <Field name="ended" label=say::ended(locale) hint=Some(say::ended_hint(locale).to_owned())>
                <TextInput inputmode="numeric" value=ended/>
            </Field>
        </div>
        <Field name="language" label=say::language(locale) group=true><Choice options=languages selected=Some(language)/></Field>
    }
}
