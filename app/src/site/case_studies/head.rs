//! What a case study tells machines: its one address, what a link to it shows, and what it is.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::{Link, Meta};
use marketplace::case_studies::Told;
use serde_json::{Value, json};
use ui::{Locale, case_study_address, server::whole_address, t};

/// The head of the page of one.
#[component]
pub(super) fn StudyHead(told: Told) -> impl IntoView {
    let locale = Locale::current();
    let address = whole_address(locale, &case_study_address(told.id));
    let data = embedded(&article(locale, &told, &address));
    view! {
        <Link rel="canonical" href=address.clone()/>
        <Meta name="description" content=told.summary.clone()/>
        <Meta property="og:type" content="article"/>
        <Meta property="og:site_name" content=t::shared::site::name(locale)/>
        <Meta property="og:url" content=address/>
        <Meta property="og:title" content=told.title/>
        <Meta property="og:description" content=told.summary/>
        <script r#type="application/ld+json" nonce=use_nonce() inner_html=data></script>
    }
}

/// It, in terms of schema.org. Whoever is not named is not named here either.
fn article(locale: Locale, told: &Told, address: &str) -> Value {
    let person = |name: &String| json!({ "@type": "Person", "name": name });
    let authors: Vec<Value> = told.ceo.iter().chain(told.cto.iter()).map(person).collect();
    let publisher = json!({ "@type": "Organization", "name": t::shared::site::name(locale), "url": whole_address(locale, "/") });
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": told.title,
        "description": told.summary,
        "inLanguage": told.language.code(),
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": told.first_published_at.map(|at| at.to_rfc3339()),
        "dateModified": told.published_at.map(|at| at.to_rfc3339()),
        "publisher": publisher,
        "author": if authors.is_empty() { vec![publisher.clone()] } else { authors },
    });
    if let Some(company) = &told.company {
        article["about"] = json!({ "@type": "Organization", "name": company });
    }
    article
}

/// JSON that stands within a page: nothing in it ends the element.
fn embedded(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
