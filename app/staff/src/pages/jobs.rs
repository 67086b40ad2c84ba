//! Work that was given up after its last try: mail that no server took, most of all. It waits here for somebody to look.

use chrono::{DateTime, Utc};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::jobs::{self, GivenUp};
use ui::{
    Locale, Nav, Page,
    components::{Column, DenseTable, Empty, Look, PageHead},
    form::{Form, Submit},
    format,
    server::{market, page},
    t,
};

use crate::{api::jobs::TryAgain, asked::staff};

/// `/staff/jobs`.
#[component]
pub fn JobsPage() -> impl IntoView {
    use t::mail::jobs as words;
    let locale = Locale::current();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let given_up = jobs::given_up(&market, &staff).await?;
        let now = market.now();
        let columns = vec![
            Column::new(words::column_when(locale)),
            Column::new(words::column_what(locale)),
            Column::new(words::column_why(locale)),
            Column::number(words::column_tries(locale)),
            Column::silent(words::column_action(locale)),
        ];
        let view = if given_up.is_empty() {
            view! { <Empty title=words::none(locale) text=words::none_text(locale) laid=10/> }.into_any()
        } else {
            let rows = given_up.into_iter().map(move |one| view! { <Row one now/> }).collect_view();
            view! { <DenseTable label=words::title(locale) columns>{rows}</DenseTable> }.into_any()
        };
        Ok(view! {
            <Page title=words::title(locale) nav=Some(Nav::Today) body_class="staff">
                <div class="page wide">
                    <PageHead title=words::title(locale) lead=words::lead(locale).to_owned()/>
                    {view}
                </div>
            </Page>
        }
        .into_any())
    })
}

#[component]
fn Row(one: GivenUp, now: DateTime<Utc>) -> impl IntoView {
    use t::mail::jobs as words;
    let locale = Locale::current();
    let id = one.id.to_string();
    view! {
        <tr>
            <td data-label=words::column_when(locale)>{format::moment(locale, one.given_up_at, now)}</td>
            <td class="whole" data-label=words::column_what(locale)>{what(locale, &one)}</td>
            <td class="whole" data-label=words::column_why(locale)>{why(locale, &one.failure)}</td>
            <td class="num" data-label=words::column_tries(locale)>{one.tries}</td>
            <td>
                <Form name=format!("try_again-{id}") action=TryAgain::PATH hidden=vec![("job", id)]>
                    <Submit look=Look::Secondary small=true>{words::again(locale)}</Submit>
                </Form>
            </td>
        </tr>
    }
}

/// What was to be done.
fn what(locale: Locale, one: &GivenUp) -> String {
    let mail = one.mail.as_ref().and_then(|kind| kind.parse().ok());
    match (mail, one.kind.as_str()) {
        (Some(kind), _) => t::mail::jobs::mail(locale, ui::labels::mail_kind(locale, kind)),
        (None, "tell_searchers" | "tell_searcher") => t::mail::jobs::searches(locale).to_owned(),
        (None, "forget_application") => t::vetting::job(locale).to_owned(),
        (None, "remind_referee") => t::mail::jobs::referee(locale).to_owned(),
        (None, "remind_invitation") => t::invitations::jobs::remind(locale).to_owned(),
        (None, "expire_invitation") => t::invitations::jobs::expire(locale).to_owned(),
        (None, "note_late" | "note_late_application") => t::invitations::jobs::late(locale).to_owned(),
        (None, "tell_staff" | "tell_staff_member") => t::invitations::jobs::staff(locale).to_owned(),
        (None, "watch_ending") => t::handover::job(locale).to_owned(),
        (None, "watch_outcome_reviews") => t::outcome_reviews::job(locale).to_owned(),
        (None, "watch_briefing") => t::briefing::job(locale).to_owned(),
        (None, "watch_checkups") => t::checkups::job(locale).to_owned(),
        (None, "watch_renewals") => t::renewals::job(locale).to_owned(),
        (None, "watch_papers") => t::papers::job(locale).to_owned(),
        (None, "watch_activity") => t::activity::job(locale).to_owned(),
        (None, "watch_community_event") => t::agenda::job(locale).to_owned(),
        (None, "watch_meeting") => t::meetings::job(locale).to_owned(),
        (None, "watch_availability") => t::checks::mail::job(locale).to_owned(),
        (None, "tell_daily") => t::mail::jobs::daily(locale).to_owned(),
        (None, "watch_terms") => t::mail::jobs::terms(locale).to_owned(),
        (None, "watch_reports") => t::mail::jobs::reports(locale).to_owned(),
        // Put there by another version of the program, whose code for it says nothing to a reader.
        (None, _) => t::mail::jobs::unnamed(locale).to_owned(),
    }
}

/// Why it was given up.
fn why(locale: Locale, failure: &str) -> String {
    use t::mail::jobs as words;
    match (failure, failure.strip_prefix("smtp_")) {
        ("smtp_unreachable", _) => words::unreachable(locale).to_owned(),
        (_, Some(code)) => words::refused(locale, code),
        ("unwritable", _) => words::unwritable(locale).to_owned(),
        ("too_long" | "never_ended", _) => words::too_long(locale).to_owned(),
        _ => words::broken(locale).to_owned(),
    }
}
