//! What a case study tells machines: what a link to it shows, and what it is.

use leptos::prelude::*;
use marketplace::case_studies::Told;
use serde_json::{Value, json};
use ui::{
    Locale, case_study_address,
    public::{JsonLd, Picture, PublicHead},
    server::whole_address,
    site::nav::CASE_STUDIES_FEED,
    t,
};

use crate::published::{CASE_STUDIES_NOUN, study_card};

/// The head of the page of one.
#[component]
pub(super) fn StudyHead(told: Told) -> impl IntoView {
    let locale = Locale::current();
    let path = case_study_address(told.id);
    let value = article(locale, &told, &whole_address(locale, &path));
    let card = study_card(locale, &told);
    let picture = Picture { address: card.picture(locale, CASE_STUDIES_NOUN, &told.id.to_string()), alt: card.title };
    view! {
        <PublicHead path title=told.title description=told.summary picture kind="article" feed=CASE_STUDIES_FEED/>
        <JsonLd value/>
    }
}

/// It, in terms of schema.org. Whoever is not named is not named here either.
fn article(locale: Locale, told: &Told, address: &str) -> Value {
    let person = |name: &String| json!({ "@type": "Person", "name": name });
    let authors: Vec<Value> = told.ceo.iter().chain(told.cto.iter()).map(person).collect();
    let publisher = json!({ "@type": "Organization", "name": t::shared::site::name(locale), "url": whole_address(locale, "/") });
    let authors = if authors.is_empty() { vec![publisher.clone()] } else { authors };
    let about: Vec<Value> = told.company.iter().map(|company| json!({ "@type": "Organization", "name": company })).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": told.title,
        "description": told.summary,
        "inLanguage": told.language.code(),
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": told.first_published_at.map(|at| at.to_rfc3339()),
        "dateModified": told.published_at.map(|at| at.to_rfc3339()),
        "author": authors,
        "publisher": publisher,
        "about": about,
    })
}
