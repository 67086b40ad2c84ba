//! Signing in.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use ui::{
    Locale, Page,
    components::{Tie, TieState},
    form::{Field, Form, Submit, TextInput},
    href, t,
};

use crate::api::account::SignIn;

/// The form, and the drawing beside it on a wide screen. `next` in the address is where the person comes back to.
#[component]
pub fn SignInPage() -> impl IntoView {
    let locale = Locale::current();
    let next = use_query_map().read_untracked().get("next").unwrap_or_default();
    view! {
        <Page title=t::public::sign_in::title(locale) body_class="signin-page" bare=true>
            <div class="signin">
                <div class="signin-form">
                    <h1>{t::public::sign_in::heading(locale)}</h1>
                    <Form name="sign_in" action=SignIn::PATH class="stack" hidden=vec![("next", next)]>
                        <Field name="email" label=t::public::sign_in::email(locale)>
                            <TextInput kind="email" autocomplete="username" required=true/>
                        </Field>
                        <Field name="password" label=t::public::sign_in::password(locale)>
                            <TextInput kind="password" autocomplete="current-password" required=true/>
                        </Field>
                        <Submit wide=true>{t::public::sign_in::send(locale)}</Submit>
                    </Form>
                    <p class="quiet-text">
                        {t::public::sign_in::no_account(locale)}" "
                        <a href=href(locale, "/needs/new")>{t::public::sign_in::need_first(locale)}</a>
                    </p>
                </div>
                <div class="signin-art" aria-hidden="true">
                    <span class="bank"></span>
                    <span class="ties">
                        <Tie state=TieState::Holds/>
                        <Tie state=TieState::Holds/>
                        <Tie state=TieState::Partial/>
                        <Tie state=TieState::Unknown/>
                    </span>
                    <span class="bank"></span>
                </div>
            </div>
        </Page>
    }
}
