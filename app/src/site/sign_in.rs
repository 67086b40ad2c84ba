//! Signing in.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use ui::{
    Locale,
    form::{Field, Form, Submit, TextInput},
    href,
    site::nav,
    t,
};

use super::doorway::{Done, Doorway};
use crate::api::account::SignIn;

/// The form. `next` in the address is where the person comes back to; `done` what they have just done elsewhere.
#[component]
pub fn SignInPage() -> impl IntoView {
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    let next = query.get("next").unwrap_or_default();
    view! {
        <Doorway title=t::public::sign_in::title(locale) heading=t::public::sign_in::heading(locale)>
            <Done code=query.get("done")/>
            <Form name="sign_in" action=SignIn::PATH class="stack" hidden=vec![("next", next)]>
                <Field name="email" label=t::public::sign_in::email(locale)>
                    <TextInput kind="email" autocomplete="username" required=true/>
                </Field>
                <Field name="password" label=t::public::sign_in::password(locale)>
                    <TextInput kind="password" autocomplete="current-password" required=true/>
                </Field>
                <Submit wide=true>{t::public::sign_in::send(locale)}</Submit>
            </Form>
            <ul role="list" class="stack quiet-text">
                <li><a href=href(locale, nav::FORGOT_PASSWORD)>{t::account::forgot::title(locale)}</a></li>
                <li>
                    {t::public::sign_in::no_account(locale)}" "
                    <a href=href(locale, nav::SIGN_UP)>{t::account::sign_up::title(locale)}</a>
                </li>
                <li><a href=href(locale, "/needs/new")>{t::public::sign_in::need_first(locale)}</a></li>
            </ul>
        </Doorway>
    }
}
