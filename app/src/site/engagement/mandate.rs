//! `/engagements/:engagement/mandate`: what is to be reached, by when, what was decided and why, and what may go wrong.

mod decisions;
mod entry;
mod milestones;
mod objectives;
mod risks;
mod templates;

use domain::mandate::EntryKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::{
    engagements::{self, Party},
    mandates::{self, MandateSheet},
};
use ui::{
    Locale,
    components::Empty,
    engagement::Section,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use decisions::Decisions;
use milestones::Milestones;
use objectives::Objectives;
use risks::Risks;
use templates::Begun;

/// The place of a kind of parts on the page, for whoever just wrote one; without the prefix of a language.
pub(crate) fn mandate_address(by: &Party, kind: EntryKind) -> String {
    format!("{}#{kind}s", Section::Mandate.address(by.engagement()))
}

/// The page.
#[component]
pub fn MandatePage() -> impl IntoView {
    let engagement = asked();
    let template = use_query_map().with_untracked(|query| query.get("objective"));
    page(async move {
        let by = party(&engagement).await?;
        let (market, about) = (market(), engagements::sheet(&by));
        let reader = about.reader;
        let mandate = mandates::sheet(&market, &by).await?;
        let today = market.today();
        let begun = template.and_then(|code| Begun::of(Locale::current(), &code, today));
        Ok(view! {
            <EngagementFrame sheet=about current=Section::Mandate>
                <div class="mandate">
                    <Beginning mandate=mandate.clone()/>
                    <Objectives mandate=mandate.clone() begun reader/>
                    <Milestones mandate=mandate.clone() today/>
                    <Decisions mandate=mandate.clone() today/>
                    <Risks mandate/>
                </div>
            </EngagementFrame>
        }
        .into_any())
    })
}

/// What to do first, while nothing is written.
#[component]
fn Beginning(mandate: MandateSheet) -> impl IntoView {
    use t::mandate::page as say;
    let locale = Locale::current();
    let parts = [mandate.objectives.is_empty(), mandate.milestones.is_empty(), mandate.decisions.is_empty(), mandate.risks.is_empty()];
    let is_bare = parts.into_iter().all(|is_empty| is_empty);
    is_bare.then(|| {
        let text = if mandate.is_writable { say::empty(locale) } else { say::empty_read(locale) };
        view! { <Empty title=say::empty_title(locale) text laid=2/> }
    })
}
