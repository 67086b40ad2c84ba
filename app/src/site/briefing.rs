//! The developers' page as whoever holds its link sees it: what the business wants and why, questions to ask and to answer, and nothing else.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::{
    briefing::{BriefingSheet, guest, shown},
    guests::Standing,
};
use ui::{
    Locale,
    components::{IconName, Notice, PageHead},
    format,
    server::{KEY_FIELD, market, page},
    t,
};

use super::{
    engagement::briefing::{
        aims::Aims,
        questions::{Pen, Questions},
    },
    guest::{GuestPage, NoForm},
};

/// `/briefing?key=`.
#[component]
pub fn TeamPage() -> impl IntoView {
    let key = use_query_map().with_untracked(|query| query.get(KEY_FIELD)).unwrap_or_default();
    page(async move {
        use t::briefing::guest as say;
        let market = market();
        let guest = guest(&market, &key).await?;
        let locale = Locale::current();
        if guest.standing() != Standing::Open {
            let told = (say::over(locale), say::over_lead(locale));
            return Ok(view! { <GuestPage title=say::over(locale)><NoForm told/></GuestPage> }.into_any());
        }
        let sheet = shown(&market, &guest).await?;
        let title = match &sheet.company {
            Some(company) => say::title(locale, company),
            None => say::untitled(locale).to_owned(),
        };
        let until = format::date_of(locale, guest.expires_at());
        let now = market.now();
        Ok(view! { <GuestPage title=title.clone()><Whole key sheet title until now/></GuestPage> }.into_any())
    })
}

#[component]
fn Whole(key: String, sheet: BriefingSheet, title: String, until: String, now: chrono::DateTime<chrono::Utc>) -> impl IntoView {
    use t::briefing::guest as say;
    let locale = Locale::current();
    let pen = Pen::Guest(key);
    view! {
        <PageHead title lead=say::lead(locale)/>
        <div class="mandate">
            <Aims sheet=sheet.clone()/>
            <Questions sheet pen now/>
            <div class="stack no-print">
                <Notice title=say::reads(locale) icon=IconName::Eye><p>{say::reads_text(locale, until)}</p></Notice>
                <p class="quiet-text">{t::briefing::page::print(locale)}</p>
            </div>
        </div>
    }
}
