//! What the link in a mail to a new address opens.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::accounts::email_to_confirm;
use ui::{
    Locale,
    form::{Form, Submit},
    server::{market, page},
    site::nav,
    t,
};

use crate::{
    api::account::ConfirmEmail,
    site::doorway::{Doorway, SpentLink},
};

/// `/confirm-address?key=…`: changes nothing by itself; the button does.
#[component]
pub fn ConfirmAddressPage() -> impl IntoView {
    use t::account::confirm as words;
    let locale = Locale::current();
    let key = use_query_map().read_untracked().get("key").unwrap_or_default();
    page(async move {
        let Some(email) = email_to_confirm(&market(), &key).await? else {
            return Ok(view! { <SpentLink again=nav::ACCOUNT/> }.into_any());
        };
        Ok(view! {
            <Doorway title=words::title(locale) heading=words::title(locale) lead=words::lead(locale, email)>
                <Form name="confirm_email" action=ConfirmEmail::PATH class="stack" hidden=vec![("key", key)]>
                    <Submit wide=true>{words::send(locale)}</Submit>
                </Form>
            </Doorway>
        }
        .into_any())
    })
}
