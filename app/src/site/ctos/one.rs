//! A CTO's public page.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::public_pages::{
    Shown,
    read::{Found, find},
    views,
};
use serde_json::{Value, json};
use ui::{
    Locale, Page,
    components::ButtonLink,
    href,
    labels::named,
    public::{JsonLd, Picture, PublicHead},
    server::{GonePage, agent, market, page, visitor, whole_address},
    site::nav::{self, CTOS, CTOS_FEED, cto_page},
    t,
};

use super::{
    NOUN, card, languages,
    sheet::{Head, Sheet},
};

/// `/ctos/:slug`.
#[component]
pub fn CtoPage() -> impl IntoView {
    let slug = use_params_map().read_untracked().get("slug").unwrap_or_default();
    page(async move {
        let market = market();
        match find(&market, &slug).await? {
            Found::Gone => {
                use t::public_page::page as say;
                let locale = Locale::current();
                Ok(view! { <GonePage title=say::gone(locale) lead=say::gone_text(locale) others=CTOS link=say::all(locale) nav=None/> }
                    .into_any())
            }
            Found::Public(shown) => {
                views::looked_at(&market, &shown, &visitor(), &agent());
                Ok(view! { <Public shown=*shown/> }.into_any())
            }
        }
    })
}

#[component]
fn Public(shown: Shown) -> impl IntoView {
    use t::public_page::page as say;
    let locale = Locale::current();
    let picture = Picture { address: card(locale, &shown).picture(locale, NOUN, &shown.slug), alt: say::share_alt(locale, &shown.name) };
    let about = about(locale, &shown);
    let title = say::title(locale, &shown.name);
    view! {
        <PublicHead path=cto_page(&shown.slug) title=title.clone() description=shown.headline.clone() picture kind="profile" feed=CTOS_FEED/>
        <Page title=title>
            <JsonLd value=about/>
            <div class="page cto-page">
                <p class="quiet-text page-back"><a href=href(locale, CTOS)>{say::all(locale)}</a></p>
                <Head shown=shown.clone() titled=true/>
                <Sheet shown/>
                <section class="cto-ask" aria-labelledby="ask">
                    <h2 id="ask">{say::ask(locale)}</h2>
                    <p>{say::ask_text(locale)}</p>
                    <p><ButtonLink href=href(locale, nav::NEW_NEED)>{t::public_page::need(locale)}</ButtonLink></p>
                </section>
            </div>
        </Page>
    }
}

/// The page in terms of schema.org: a person, what they know, and what they made.
fn about(locale: Locale, shown: &Shown) -> Value {
    use domain::CriterionKind as Kind;
    let stack = shown.stack.iter().map(|one| named(locale, Kind::Stack, one.technology.as_str()));
    let sectors = shown.sectors.iter().map(|one| named(locale, Kind::Sector, one.sector.code()));
    let areas = shown.areas.iter().map(|one| named(locale, Kind::Area, one.code()));
    let works = shown.links.iter().map(|link| json!({ "@type": "CreativeWork", "name": link.title, "url": link.address }));
    let address = whole_address(locale, &cto_page(&shown.slug));
    let mut person = json!({
        "@type": "Person",
        "name": shown.name,
        "url": address,
        "description": shown.headline,
        "jobTitle": t::public_page::page::kicker(locale),
        "knowsAbout": stack.chain(sectors).chain(areas).collect::<Vec<String>>(),
        "knowsLanguage": languages(shown),
        "subjectOf": works.collect::<Vec<Value>>(),
    });
    if let Some(photo) = &shown.photo {
        person["image"] = whole_address(Locale::default(), &nav::photo(photo.id, domain::profile::PhotoSize::Large)).into();
    }
    json!({
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "inLanguage": locale.lang(),
        "dateCreated": shown.published_at,
        "mainEntity": person,
    })
}
