//! The parts of the need's page that change with its words, rendered apart for the island.

use domain::CriterionId;
use leptos::prelude::*;
use marketplace::{
    Problem,
    missions::{MissionHolder, read, situation},
};
use ui::{Here, Locale, components::Marked, format, glossary::explain_words, server::market, t};

use super::{
    asks::Asks,
    criteria::{Criteria, count},
    draft::desk,
    sheet::marks,
};
use crate::api::need::Reading;

/// What the page would now show of this need, in this language, with this criterion unfolded.
pub async fn reading(holder: &MissionHolder, locale: Locale, open: Option<CriterionId>) -> Result<Reading, Problem> {
    let market = market();
    let sheet = read::sheet(&market, holder).await?;
    let situation = situation::read(&market, &holder.editor(), &sheet.words).await?;
    // The call has an address of its own; its forms lead back to the page, in the page's language.
    provide_context(locale);
    provide_context(Here(format!("/needs/{}", holder.mission())));
    explain_words("read-");
    let desk = desk(&market, &sheet);
    Ok(Reading {
        version: sheet.summary.version,
        count: count(&sheet),
        saved: t::need::sheet::saved(locale, format::time(locale, sheet.summary.updated_at)),
        echo: view! { <Marked text=sheet.words.clone() marks=marks(&sheet, open)/> }.into_any().to_html(),
        asks: view! { <Asks desk sheet=sheet.clone()/> }.into_any().to_html(),
        criteria: view! { <Criteria desk sheet situation open add=None/> }.into_any().to_html(),
    })
}
