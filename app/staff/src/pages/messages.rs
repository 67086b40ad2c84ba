//! Conversations for staff: all of them, with what was reported, and one of them.

use chrono::{DateTime, Utc};
use domain::Role;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use marketplace::messages::{OpenReport, open_reports, permission::of_staff, read};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Empty, Look, OwnWords, PageHead},
    form::{Form, Submit},
    format, href,
    messages::{ConversationPage as Conversation, Inbox, address, api::SettleReport, before},
    server::{market, page, visitor},
    t,
};

use super::words::company;
use crate::asked::{id, mission_path, staff};

/// `/staff/missions/:mission/messages/:candidacy`. `?before=` ends the page before the message of that number.
#[component]
pub fn ConversationPage() -> impl IntoView {
    let params = use_params_map();
    let read_param = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    let (mission, candidacy) = (read_param("mission"), read_param("candidacy"));
    let before = before();
    page(async move {
        let (market, visitor) = (market(), visitor());
        let member = of_staff(&market, &visitor, id(&mission)?, id(&candidacy)?).await?;
        let conversation = read::conversation(&market, &member, before).await?;
        let locale = Locale::current();
        let back = match conversation.is_left {
            false => (mission_path(conversation.mission), t::messages::page::back_mission(locale)),
            true => (Nav::StaffMessages.path().to_owned(), t::messages::inbox::title(locale)),
        };
        Ok(view! { <Conversation conversation back/> }.into_any())
    })
}

/// `/staff/messages`.
#[component]
pub fn MessagesPage() -> impl IntoView {
    page(async {
        use t::messages::inbox as say;
        let (market, staff) = (market(), staff()?);
        let reports = open_reports(&market, &staff).await?;
        let conversations = read::mine(&market, staff.who()).await?;
        let locale = Locale::current();
        let now = market.now();
        let empty = conversations.is_empty().then(|| view! { <Empty title=say::empty_title(locale) text=say::empty_staff(locale)/> });
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::StaffMessages) body_class="staff">
                <div class="page narrow">
                    <PageHead title=say::title(locale) lead=say::lead_staff(locale)/>
                    <Reports reports now/>
                    {empty}
                    <Inbox conversations reader=Role::Staff now/>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// What was reported; nothing where nothing was.
#[component]
fn Reports(reports: Vec<OpenReport>, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    (!reports.is_empty()).then(|| {
        let rows = reports.into_iter().map(|report| view! { <Report report now/> }).collect_view();
        view! {
            <section class="stack reports" id="reports" aria-labelledby="reports-title">
                <h2 id="reports-title">{t::messages::reports::title(locale)}</h2>
                <ul role="list" class="inbox">{rows}</ul>
            </section>
        }
    })
}

#[component]
fn Report(report: OpenReport, now: DateTime<Utc>) -> impl IntoView {
    use t::messages::reports as say;
    let locale = Locale::current();
    let (ceo, cto) = (company(locale, report.company.as_deref()), report.cto.unwrap_or_default());
    let way = format!("{}#message-{}", href(locale, &address(Role::Staff, report.mission, report.candidacy)), report.message);
    let words = match report.words {
        Some(words) => view! { <OwnWords words/> }.into_any(),
        None => view! { <p class="quiet-text">{say::gone(locale)}</p> }.into_any(),
    };
    let label = say::settle_label(locale, &report.reporter);
    let line = say::line(locale, &report.reporter, format::moment(locale, report.reported_at, now));
    view! {
        <li>
            <h3>{t::messages::inbox::both(locale, ceo, cto)}</h3>
            <p class="quiet-text">{line}</p>
            {words}
            <p><strong>{say::why(locale)}</strong> " " <q>{report.reason}</q></p>
            <div class="cluster">
                <ButtonLink look=Look::Secondary small=true href=way>{say::open(locale)}</ButtonLink>
                <Form name=format!("settle-{}", report.message) action=SettleReport::PATH hidden=vec![("message", report.message.to_string())]>
                    <Submit look=Look::Plain small=true label>{say::settle(locale)}</Submit>
                </Form>
            </div>
        </li>
    }
}
