//! What an account says of a person, and how they come in: one page, a section for each.

use domain::Role;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::{
    accounts::{SignedIn, sessions, time_zone},
    companies, mail,
};
use ui::{
    Locale, Page,
    components::{ButtonLink, Look, PageHead},
    form::{Field, Form, Submit, TextInput},
    href,
    server::{market, page, visitor},
    site::nav,
    t,
};

use super::company::Company;
use super::mails::Mails;
use super::zone::TimeZone;
use crate::{
    api::account::{ChangeEmail, ChangePassword, Rename},
    site::doorway::Done,
};

/// `/account`; `?done=` says what has just been done.
#[component]
pub fn SettingsPage() -> impl IntoView {
    use t::account::settings as words;
    let locale = Locale::current();
    let done = use_query_map().read_untracked().get("done");
    page(async move {
        let visitor = visitor();
        let who = visitor.account()?.clone();
        let open = u32::try_from(sessions(&market(), &who).await?.len()).unwrap_or(u32::MAX);
        let company = match visitor.ceo() {
            Ok(ceo) => Some(companies::own(&market(), &ceo).await?),
            Err(_) => None,
        };
        let is_staff = who.role() == Role::Staff;
        let paces = mail::paces(&market(), &who).await?;
        let zone = time_zone(&market(), &who).await?;
        Ok(view! {
            <Page title=words::title(locale)>
                <div class="page narrow">
                    <PageHead title=words::title(locale) lead=words::lead(locale).to_owned()><Done code=done/></PageHead>
                    <div class="stack account-sections">
                        <Names who=who.clone()/>
                        {company.map(|own| view! { <Company own/> })}
                        <Address email=who.email().to_owned()/>
                        <Password email=who.email().to_owned()/>
                        <Mails paces/>
                        <TimeZone zone/>
                        <section class="stack" aria-labelledby="sessions">
                            <h2 id="sessions">{words::sessions(locale)}</h2>
                            <p>{words::sessions_open(locale, open)}</p>
                            <p><ButtonLink href=href(locale, nav::SESSIONS) look=Look::Secondary>{words::sessions_see(locale)}</ButtonLink></p>
                        </section>
                        <section class="stack" aria-labelledby="data">
                            <h2 id="data">{words::data(locale)}</h2>
                            <p>{words::data_text(locale)}</p>
                            <p class="cluster">
                                <a class="button secondary" href=nav::EXPORT download>{words::data_download(locale)}</a>
                                <a href=href(locale, nav::PRIVACY)>{t::account::sign_up::data_link(locale)}</a>
                            </p>
                        </section>
                        <section class="stack" aria-labelledby="erase">
                            <h2 id="erase">{words::erase(locale)}</h2>
                            <p>{if is_staff { t::account::erase::staff(locale) } else { words::erase_text(locale) }}</p>
                            {(!is_staff).then(|| view! { <p><a href=href(locale, nav::ERASE)>{words::erase_link(locale)}</a></p> })}
                        </section>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// How the person is called.
#[component]
fn Names(who: SignedIn) -> impl IntoView {
    use t::account::settings as words;
    let locale = Locale::current();
    let company = (who.role() == Role::Ceo).then(|| who.company().unwrap_or_default().to_owned());
    let save = if company.is_some() { words::names_and_company_save(locale) } else { words::names_save(locale) };
    view! {
        <section class="stack" aria-labelledby="names">
            <h2 id="names">{words::names(locale)}</h2>
            <Form name="rename" action=Rename::PATH class="stack">
                <Field name="name" label=t::account::sign_up::name(locale)>
                    <TextInput value=who.name().to_owned() autocomplete="name" required=true/>
                </Field>
                {company.map(|company| view! {
                    <Field name="company" label=t::account::sign_up::company(locale)>
                        <TextInput value=company autocomplete="organization"/>
                    </Field>
                })}
                <div><Submit>{save}</Submit></div>
            </Form>
        </section>
    }
}

/// Where the person is written to, and signs in with.
#[component]
fn Address(email: String) -> impl IntoView {
    use t::account::settings as words;
    let locale = Locale::current();
    view! {
        <section class="stack" aria-labelledby="address">
            <h2 id="address">{t::public::sign_in::email(locale)}</h2>
            <p>{words::email_now(locale, email)}</p>
            <Form name="change_email" action=ChangeEmail::PATH class="stack">
                <Field name="email" label=words::new_email(locale) hint=Some(words::new_email_hint(locale).to_owned())>
                    <TextInput kind="email" autocomplete="email" required=true/>
                </Field>
                <Field name="current_password" label=words::to_confirm(locale)>
                    <TextInput kind="password" autocomplete="current-password" required=true/>
                </Field>
                <div><Submit look=Look::Secondary>{words::new_email_send(locale)}</Submit></div>
            </Form>
        </section>
    }
}

/// The password.
#[component]
fn Password(email: String) -> impl IntoView {
    use t::account::settings as words;
    let locale = Locale::current();
    view! {
        <section class="stack" aria-labelledby="password">
            <h2 id="password">{t::public::sign_in::password(locale)}</h2>
            <Form name="change_password" action=ChangePassword::PATH class="stack">
                // For the browser that keeps passwords: whose this one is.
                <input type="email" name="username" autocomplete="username" value=email hidden readonly/>
                <Field name="current_password" label=words::current_password(locale)>
                    <TextInput kind="password" autocomplete="current-password" required=true/>
                </Field>
                <Field name="password" label=words::new_password(locale) hint=Some(t::account::password_hint(locale).to_owned())>
                    <TextInput kind="password" autocomplete="new-password" required=true/>
                </Field>
                <div class="cluster"><Submit look=Look::Secondary>{words::new_password_send(locale)}</Submit></div>
                <p class="quiet-text">{words::new_password_note(locale)}</p>
            </Form>
        </section>
    }
}
