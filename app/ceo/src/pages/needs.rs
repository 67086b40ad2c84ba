//! The CEO's missions: where each stands, who acts next, until when.

use chrono::{DateTime, Utc};
use domain::{Role, lifecycle::MissionState};
use leptos::prelude::*;
use marketplace::missions::{MissionSummary, read};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Empty, PageHead, TurnClock},
    format::{self, local},
    href,
    messages::WaitingNotice,
    server::{market, page, visitor},
    t,
};

use super::life::NeedBadge;

/// `/needs`.
#[component]
pub fn NeedsPage() -> impl IntoView {
    page(async move {
        let locale = Locale::current();
        let market = market();
        let missions = read::mine(&market, &visitor().ceo()?).await?;
        let now = market.now();
        let new = href(locale, "/needs/new");
        let is_empty = missions.is_empty();
        let again = new.clone();
        let content = if is_empty {
            view! {
                <Empty title=t::ceo::list::empty_title(locale) text=t::ceo::list::empty(locale)>
                    <ButtonLink href=new>{t::ceo::list::empty_button(locale)}</ButtonLink>
                </Empty>
            }
            .into_any()
        } else {
            let rows = missions.into_iter().map(|summary| view! { <Row summary now/> }).collect_view();
            view! { <ul role="list" class="stack">{rows}</ul> }.into_any()
        };
        Ok(view! {
            <Page title=t::ceo::list::title(locale) nav=Some(Nav::Needs) explained=true>
                <div class="page narrow">
                    <PageHead title=t::ceo::list::title(locale) lead=t::ceo::list::lead(locale)>
                        {(!is_empty).then(|| view! { <p><ButtonLink href=again>{t::ceo::list::new(locale)}</ButtonLink></p> })}
                    </PageHead>
                    <WaitingNotice/>
                    {content}
                </div>
            </Page>
        }
        .into_any())
    })
}

/// One mission.
#[component]
fn Row(summary: MissionSummary, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let sentence = next_step(locale, &summary);
    let created = format::day_month(locale, local(summary.created_at).date());
    let is_draft = summary.state == MissionState::Draft;
    let title = summary
        .title
        .clone()
        .unwrap_or_else(|| if is_draft { t::ceo::list::draft(locale, &created) } else { t::ceo::list::untitled(locale).to_owned() });
    let place = match summary.state {
        MissionState::Shortlisted => format!("/needs/{}/shortlist", summary.id),
        _ => format!("/needs/{}", summary.id),
    };
    let wait = summary.wait();
    // Where a clock runs, that is the time that counts.
    let changed = wait.is_none().then(|| t::ceo::list::changed(locale, format::moment(locale, summary.updated_at, now)));
    let clock = wait.map(|wait| view! { <TurnClock wait reader=Role::Ceo now/> });
    view! {
        <li class="panel stack">
            <div class="cluster spread"><h2><a href=href(locale, &place)>{title}</a></h2><NeedBadge state=summary.state/></div>
            <p>{sentence}</p>
            {clock}
            {changed.map(|changed| view! { <p class="quiet-text">{changed}</p> })}
        </li>
    }
}

/// What happens next, and by whom.
fn next_step(locale: Locale, summary: &MissionSummary) -> &'static str {
    use t::ceo::next as say;
    match summary.state {
        MissionState::Draft => say::draft(locale),
        MissionState::Submitted if summary.signed_off_at.is_some() => say::signed(locale),
        MissionState::Submitted if summary.sign_off_asked_at.is_some() => say::sign_off(locale),
        MissionState::Submitted => say::read(locale),
        MissionState::Open => say::open(locale),
        MissionState::Shortlisted => say::shortlisted(locale),
        MissionState::Engaged => say::engaged(locale),
        MissionState::Completed => say::completed(locale),
        MissionState::Cancelled => say::cancelled(locale),
    }
}
