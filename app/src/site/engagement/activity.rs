//! The days worked: the list of months, and one month.

mod acts;
mod days;

use chrono::{DateTime, Utc};
use domain::{EngagementId, Month, Role, lifecycle::ActivityState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    activity::{self, MonthRow, MonthSheet},
    engagements,
};
use ui::{
    Locale,
    components::{Badge, Empty, Icon, IconName, Notice, NoticeKind, Tone, TurnClock},
    engagement::Section,
    format, href, labels,
    server::{market, page},
    t,
};

use crate::asked::month_of;

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use acts::Acts;
use days::{NoteDays, Noted};

/// `/engagements/:engagement/activity`.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let (market, party) = (market(), party(&engagement).await?);
        let sheet = engagements::sheet(&party);
        let months = activity::months(&market, &party).await?;
        let now = market.now();
        Ok(view! {
            <EngagementFrame sheet=sheet.clone() current=Section::Activity>
                <Months engagement=sheet.id reader=sheet.reader months now/>
            </EngagementFrame>
        }
        .into_any())
    })
}

/// `/engagements/:engagement/activity/:month`.
#[component]
pub fn MonthPage() -> impl IntoView {
    let engagement = asked();
    let month = use_params_map().with_untracked(|params| params.get("month")).unwrap_or_default();
    page(async move {
        let (market, party) = (market(), party(&engagement).await?);
        let month = month_of(&month)?;
        let sheet = engagements::sheet(&party);
        let statement = activity::month(&market, &party, month).await?;
        let now = market.now();
        Ok(view! {
            <EngagementFrame sheet=sheet.clone() current=Section::Activity>
                <Statement engagement=sheet.id reader=sheet.reader statement now/>
            </EngagementFrame>
        }
        .into_any())
    })
}

/// The address of a month, without the prefix of a language.
pub(super) fn month_address(engagement: EngagementId, month: Month) -> String {
    format!("{}/{month}", Section::Activity.address(engagement))
}

/// Where a month stands.
#[component]
fn MonthBadge(state: Option<ActivityState>) -> impl IntoView {
    let locale = Locale::current();
    let tone = match state {
        None | Some(ActivityState::Open) => Tone::Neutral,
        Some(ActivityState::Sent) => Tone::Proof,
        Some(ActivityState::Returned) => Tone::Warning,
        Some(ActivityState::Approved) => Tone::Success,
    };
    let words = state.map_or_else(|| t::activity::state::empty(locale), |state| labels::activity_state(locale, state));
    view! { <Badge tone>{words}</Badge> }
}

/// Every month that counts, the latest first.
#[component]
fn Months(engagement: EngagementId, reader: Role, months: Vec<MonthRow>, now: DateTime<Utc>) -> impl IntoView {
    use t::activity::list as say;
    let locale = Locale::current();
    if months.is_empty() {
        return view! { <Empty title=say::none(locale) text=say::none_text(locale)/> }.into_any();
    }
    let lead = match reader {
        Role::Cto => say::lead_cto(locale),
        Role::Ceo => say::lead_ceo(locale),
        Role::Staff | Role::System => say::lead_staff(locale),
    };
    let row = |one: MonthRow| {
        let name = format::capital(&format::month(locale, one.month.first()));
        let clock = one.wait.map(|wait| view! { <TurnClock wait reader now/> });
        view! {
            <li class="month-row">
                <h2><a href=href(locale, &month_address(engagement, one.month))>{name}</a></h2>
                <p class="cluster"><MonthBadge state=one.state/> <strong class="figure">{format::days(locale, one.halves)}</strong></p>
                {clock}
            </li>
        }
    };
    view! {
        <p class="lead">{lead}</p>
        <ol role="list" class="months">{months.into_iter().map(row).collect_view()}</ol>
    }
    .into_any()
}

/// One month: where it stands, its days, and what this reader may do.
#[component]
fn Statement(engagement: EngagementId, reader: Role, statement: MonthSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::activity::month as say;
    let locale = Locale::current();
    let name = format::month(locale, statement.month.first());
    let clock = statement.wait.map(|wait| view! { <TurnClock wait reader now/> });
    let may_note = reader == Role::Cto && matches!(statement.state, ActivityState::Open | ActivityState::Returned);
    let state = statement.since.map(|_| statement.state);
    let over = (!statement.over_full.is_empty()).then(|| {
        let days: Vec<String> = statement.over_full.iter().map(|day| format::day_month(locale, *day)).collect();
        view! { <Notice kind=NoticeKind::Warning title=say::over(locale)><p>{say::over_text(locale, format::list(locale, &days))}</p></Notice> }
    });
    let file = href(locale, &format!("{}/export.csv", month_address(engagement, statement.month)));
    let body = if may_note {
        view! { <NoteDays engagement statement=statement.clone()/> }.into_any()
    } else {
        view! { <Noted statement=statement.clone()/> }.into_any()
    };
    view! {
        <section class="stack activity" aria-labelledby="month">
            <p class="quiet-text no-print"><a href=href(locale, &Section::Activity.address(engagement))>{say::all(locale)}</a></p>
            <div class="cluster spread">
                <h2 id="month">{format::capital(&name)}</h2>
                <p class="cluster"><MonthBadge state/> <strong class="figure">{say::total(locale, format::days(locale, statement.sum.halves()))}</strong></p>
            </div>
            {clock}
            <Why reader statement=statement.clone()/>
            {over}
            {body}
            <Acts engagement reader statement/>
            <p class="cluster no-print">
                <a href=file ><Icon name=IconName::Download/>" "{say::csv(locale)}</a>
                <span class="quiet-text">{say::print(locale)}</span>
            </p>
            <p class="only-print quiet-text">{say::signed(locale)}</p>
        </section>
    }
}

/// Why it was returned, or is to be corrected, and by whom.
#[component]
fn Why(reader: Role, statement: MonthSheet) -> impl IntoView {
    use t::activity::month as say;
    let locale = Locale::current();
    let (by, reason) = statement.reason?;
    let declined = statement.correction_by.is_none() && statement.state == ActivityState::Approved;
    let title = match (statement.state, by == reader, by) {
        (_, true, _) if declined => say::you_declined(locale),
        (_, _, Role::Cto) if declined => say::cto_declined(locale),
        _ if declined => say::ceo_declined(locale),
        (ActivityState::Approved, true, _) => say::you_want_correction(locale),
        (ActivityState::Approved, false, Role::Cto) => say::cto_wants_correction(locale),
        (ActivityState::Approved, false, _) => say::ceo_wants_correction(locale),
        (_, true, _) => say::you_returned(locale),
        (_, _, Role::Staff) => say::staff_returned(locale),
        (_, _, Role::Cto) => say::cto_returned(locale),
        _ => say::ceo_returned(locale),
    };
    Some(view! { <Notice title><p>{format::quoted(locale, &reason)}</p></Notice> })
}
