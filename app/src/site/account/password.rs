//! A forgotten password: asking for a link, and what it opens.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::accounts::can_reset;
use ui::{
    Locale,
    form::{Field, Form, Submit, TextInput},
    href,
    server::{market, page},
    site::nav,
    t,
};

use crate::{
    api::account::{ForgetPassword, ResetPassword},
    site::doorway::{Doorway, KeptLetter, SpentLink},
};

/// `/forgot-password`.
#[component]
pub fn ForgotPasswordPage() -> impl IntoView {
    use t::account::forgot as words;
    let locale = Locale::current();
    view! {
        <Doorway title=words::title(locale) heading=words::title(locale) lead=words::lead(locale).to_owned()>
            <Form name="forgot_password" action=ForgetPassword::PATH class="stack">
                <Field name="email" label=t::public::sign_in::email(locale)>
                    <TextInput kind="email" autocomplete="username" required=true/>
                </Field>
                <Submit wide=true>{words::send(locale)}</Submit>
            </Form>
            <p class="quiet-text"><a href=href(locale, nav::SIGN_IN)>{t::public::sign_in::title(locale)}</a></p>
        </Doorway>
    }
}

/// `/forgot-password/sent`: the same whether the address has an account or none.
#[component]
pub fn ForgotPasswordSentPage() -> impl IntoView {
    use t::account::sent as words;
    let locale = Locale::current();
    view! {
        <Doorway title=words::title(locale) heading=words::title(locale) lead=words::forgot(locale).to_owned()>
            <KeptLetter/>
            <p>{words::nothing_came(locale)}</p>
            <p><a href=href(locale, nav::FORGOT_PASSWORD)>{words::again(locale)}</a></p>
        </Doorway>
    }
}

/// `/reset-password?key=…`: opens nothing by itself; the button does.
#[component]
pub fn ResetPasswordPage() -> impl IntoView {
    use t::account::reset as words;
    let locale = Locale::current();
    let key = use_query_map().read_untracked().get("key").unwrap_or_default();
    page(async move {
        if !can_reset(&market(), &key).await? {
            return Ok(view! { <SpentLink again=nav::FORGOT_PASSWORD/> }.into_any());
        }
        Ok(view! {
            <Doorway title=words::title(locale) heading=words::title(locale) lead=words::lead(locale).to_owned()>
                <Form name="reset_password" action=ResetPassword::PATH class="stack" hidden=vec![("key", key)]>
                    <Field name="password" label=t::account::settings::new_password(locale) hint=Some(t::account::password_hint(locale).to_owned())>
                        <TextInput kind="password" autocomplete="new-password" required=true/>
                    </Field>
                    <Submit wide=true>{words::send(locale)}</Submit>
                </Form>
            </Doorway>
        }
        .into_any())
    })
}
