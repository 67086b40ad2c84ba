//! An open mission, as everybody reads it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    postings::{
        Shown,
        read::{Found, find},
    },
};
use ui::{
    Locale, Page, href,
    public::{JsonLd, Picture, PublicHead},
    server::{GonePage, market, page},
    site::nav::{MISSIONS, MISSIONS_FEED, Nav, posting_page},
    t,
};

use super::{
    NOUN,
    ask::{Ask, Reading, reading},
    card, in_short,
    job::job,
    sheet::{Head, Sheet},
};

/// `/missions/:posting`.
#[component]
pub fn PostingPage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("posting").unwrap_or_default();
    page(async move {
        let posting = asked.parse().map_err(|_| Problem::NotFound)?;
        match find(&market(), posting).await? {
            Found::Gone => {
                use t::posting::page as say;
                let locale = Locale::current();
                let nav = Some(Nav::Postings);
                Ok(view! { <GonePage title=say::gone(locale) lead=say::gone_text(locale) others=MISSIONS link=say::all(locale) nav/> }
                    .into_any())
            }
            Found::Public(shown) => {
                let reading = reading(&shown).await?;
                Ok(view! { <Public shown=*shown reading/> }.into_any())
            }
        }
    })
}

#[component]
fn Public(shown: Shown, reading: Reading) -> impl IntoView {
    use t::posting::page as say;
    let locale = Locale::current();
    let alt = say::share_alt(locale, &shown.title);
    let picture = Picture { address: card(locale, &shown).picture(locale, NOUN, &shown.id.to_string()), alt };
    let description = match in_short(locale, &shown) {
        short if short.is_empty() => say::kicker(locale).to_owned(),
        short => short,
    };
    let title = shown.title.clone();
    view! {
        <PublicHead path=posting_page(shown.id) title=title.clone() description picture feed=MISSIONS_FEED/>
        <Page title=title nav=Some(Nav::Postings)>
            <JsonLd value=job(locale, &shown)/>
            <div class="page posting-page">
                <p class="quiet-text page-back"><a href=href(locale, MISSIONS)>{say::all(locale)}</a></p>
                <Head shown=shown.clone() titled=true/>
                <Sheet shown=shown.clone()/>
                <Ask reading shown/>
            </div>
        </Page>
    }
}
