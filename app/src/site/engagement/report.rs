//! `/engagements/:engagement/report/:month`: the health report of a month. Its author writes it here, and everybody who may reads it.

mod body;
mod decisions;
mod form;
mod month_bridge;
mod remarks;
pub(super) mod words;

use domain::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    engagements::{self, EngagementSheet},
    reports::{self, ReportSheet},
};
use ui::{
    Locale, Nav, Page,
    engagement::Section,
    format, href,
    server::{market, page},
    t,
};

use super::{frame::asked, party};
use crate::asked::month_of;
use body::Report;
use form::Writing;
pub(crate) use month_bridge::MonthBridge;
use remarks::Remarks;

/// The page.
#[component]
pub fn ReportPage() -> impl IntoView {
    let engagement = asked();
    let month = use_params_map().with_untracked(|params| params.get("month")).unwrap_or_default();
    page(async move {
        let by = party(&engagement).await?;
        let (about, sheet) = (engagements::sheet(&by), reports::sheet(&market(), &by, month_of(&month)?).await?);
        Ok(view! { <Whole about sheet/> }.into_any())
    })
}

/// The report, or the form that writes it with the report beneath, as the CEO will read it.
#[component]
fn Whole(about: EngagementSheet, sheet: ReportSheet) -> impl IntoView {
    use t::report::page as say;
    let locale = Locale::current();
    let title = say::title(locale, format::month(locale, sheet.month.first()));
    let nav = match sheet.reader {
        Role::Ceo => Nav::Needs,
        Role::Cto => Nav::Offers,
        Role::Staff | Role::System => Nav::Missions,
    };
    let back = href(locale, &Section::Reports.address(sheet.engagement));
    let writing = sheet.is_writable().then(|| view! { <Writing sheet=sheet.clone()/> });
    let remarks = sheet.published_at.is_some().then(|| view! { <Remarks sheet=sheet.clone() about=about.clone()/> });
    let is_staff = sheet.reader == Role::Staff;
    view! {
        <Page title nav=Some(nav) body_class=if is_staff { "staff" } else { "" } explained=true>
            <div class="page report">
                <p class="quiet-text page-back no-print"><a href=back>{say::back(locale)}</a></p>
                {writing}
                <Report about sheet/>
                {remarks}
            </div>
        </Page>
    }
}
