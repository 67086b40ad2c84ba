//! Signing up: who somebody is, where to write to them, and what is kept of that.

use domain::Role;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::{accounts::arriving, missions::read::has_begun_here};
use ui::{
    Locale,
    components::Notice,
    form::{Choice, Choosable, Field, Form, Submit, TextInput},
    href,
    server::{market, page, visitor},
    site::nav,
    t,
};

use crate::{
    api::account::{OpenAccount, SignUp},
    site::doorway::{Doorway, KeptLetter, SpentLink},
};

/// `/sign-up`; `?role=cto` chooses beforehand.
#[component]
pub fn SignUpPage() -> impl IntoView {
    use t::account::sign_up as words;
    let locale = Locale::current();
    let asked: Option<Role> = use_query_map().read_untracked().get("role").and_then(|role| role.parse().ok());
    page(async move {
        let has_need = has_begun_here(&market(), &visitor()).await?;
        let role = asked.filter(|role| matches!(role, Role::Ceo | Role::Cto)).or(has_need.then_some(Role::Ceo));
        let roles = [(Role::Ceo, words::ceo(locale)), (Role::Cto, words::cto(locale))];
        let options: Vec<Choosable> = roles.into_iter().map(|(role, label)| Choosable::new(role.code(), label)).collect();
        Ok(view! {
            <Doorway title=words::title(locale) heading=words::title(locale) lead=words::lead(locale).to_owned()>
                {has_need.then(|| view! { <Notice title=words::need_kept(locale)/> })}
                <Form name="sign_up" action=SignUp::PATH class="stack">
                    <Field name="role" label=words::role(locale) hint=Some(words::role_hint(locale).to_owned()) group=true>
                        <Choice options selected=role.map(|role| role.code().to_owned())/>
                    </Field>
                    <Field name="name" label=words::name(locale)><TextInput autocomplete="name" required=true/></Field>
                    <Field name="company" label=words::company(locale) hint=Some(words::company_hint(locale).to_owned())>
                        <TextInput autocomplete="organization"/>
                    </Field>
                    <Field name="email" label=t::public::sign_in::email(locale)>
                        <TextInput kind="email" autocomplete="email" required=true/>
                    </Field>
                    <Submit wide=true>{words::send(locale)}</Submit>
                </Form>
                <p class="quiet-text">{words::data(locale)}" "<a href=href(locale, nav::PRIVACY)>{words::data_link(locale)}</a></p>
                <p class="quiet-text">
                    {words::has_account(locale)}" "<a href=href(locale, nav::SIGN_IN)>{t::public::sign_in::title(locale)}</a>
                </p>
            </Doorway>
        }
        .into_any())
    })
}

/// `/sign-up/sent`: the same for an address that has an account and one that has none.
#[component]
pub fn SignUpSentPage() -> impl IntoView {
    use t::account::sent as words;
    let locale = Locale::current();
    view! {
        <Doorway title=words::title(locale) heading=words::title(locale) lead=words::sign_up(locale).to_owned()>
            <KeptLetter/>
            <p>{words::nothing_came(locale)}</p>
            <p><a href=href(locale, nav::SIGN_UP)>{words::again(locale)}</a></p>
        </Doorway>
    }
}

/// `/verify-address?key=…`: opens nothing by itself; the button does.
#[component]
pub fn VerifyAddressPage() -> impl IntoView {
    use t::account::verify as words;
    let locale = Locale::current();
    let key = use_query_map().read_untracked().get("key").unwrap_or_default();
    page(async move {
        let Some(person) = arriving(&market(), &key).await? else {
            return Ok(view! { <SpentLink again=nav::SIGN_UP/> }.into_any());
        };
        let lead = match person.role {
            Role::Cto => words::lead_cto(locale, &person.email),
            _ => words::lead_ceo(locale, &person.email),
        };
        Ok(view! {
            <Doorway title=words::title(locale) heading=words::heading(locale, &person.name) lead>
                <Form name="open_account" action=OpenAccount::PATH class="stack" hidden=vec![("key", key)]>
                    // For the browser that keeps passwords: whose this one is.
                    <input type="email" name="username" autocomplete="username" value=person.email hidden readonly/>
                    <Field name="password" label=words::password(locale) hint=Some(t::account::password_hint(locale).to_owned())>
                        <TextInput kind="password" autocomplete="new-password" required=true/>
                    </Field>
                    <Submit wide=true>{words::send(locale)}</Submit>
                </Form>
                <p class="quiet-text">{words::not_you(locale)}</p>
            </Doorway>
        }
        .into_any())
    })
}
