//! `/engagements/:engagement/briefing`: the developers' page, as the two who write it and staff see it. What a guest sees too stands in [`aims`] and
//! [`questions`]; the guest's own page is `crate::site::briefing`.

pub(crate) mod aims;
mod link;
pub(crate) mod questions;

use domain::Role;
use leptos::prelude::*;
use marketplace::{
    briefing::{self, BriefingSheet},
    engagements,
};
use ui::{
    Locale,
    components::{Notice, NoticeKind},
    engagement::Section,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use aims::Aims;
use link::Link;
use questions::{Pen, Questions};

/// The page.
#[component]
pub fn BriefingPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let by = party(&engagement).await?;
        let (market, about) = (market(), engagements::sheet(&by));
        let sheet = briefing::sheet(&market, &by).await?;
        let now = market.now();
        Ok(view! {
            <EngagementFrame sheet=about current=Section::Briefing><Whole sheet now/></EngagementFrame>
        }
        .into_any())
    })
}

#[component]
fn Whole(sheet: BriefingSheet, now: chrono::DateTime<chrono::Utc>) -> impl IntoView {
    use t::briefing::page as say;
    let locale = Locale::current();
    let is_staff = sheet.reader == Some(Role::Staff);
    let lead = if is_staff { say::lead_staff(locale) } else { say::lead(locale) };
    let shown = (!is_staff).then(|| {
        view! { <div class="no-print"><Notice kind=NoticeKind::Unknown title=say::shown(locale) icon=ui::components::IconName::Eye/></div> }
    });
    let pen = Pen::Party(sheet.engagement);
    view! {
        <div class="mandate">
            <div class="stack no-print"><p>{lead}</p>{shown}</div>
            <Aims sheet=sheet.clone()/>
            <Questions sheet=sheet.clone() pen now/>
            <Link sheet now/>
            <p class="quiet-text no-print">{say::print(locale)}</p>
        </div>
    }
}
