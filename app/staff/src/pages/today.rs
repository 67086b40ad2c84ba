//! What staff owes today: late first, then what must be done before tomorrow, then the rest.

mod follow_up;
mod promises;
mod reports;
mod tasks;
mod vetting;

use domain::lifecycle::MissionState;
use leptos::prelude::*;
use marketplace::{
    activity, briefing, candidacies, checkups, companies, documents, endings,
    messages::open_reports,
    missions::{promises as promised, read},
    outcome_reviews, references, renewals, reports as health, terms,
    vetting::queue as queue_of_requests,
};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Empty, Look, Task, Tasks},
    format, href,
    live::Waiting,
    server::{market, page},
    t,
};

use crate::{asked::staff, pages::words::count};
use promises::PromisesPanel;
use tasks::{At, Day, Job, Work};

/// `/staff`.
#[component]
pub fn TodayPage() -> impl IntoView {
    let locale = Locale::current();
    page(async move {
        let (market, staff) = (market(), staff()?);
        let queue = read::queue(&market, &staff).await?;
        let open = read::awaiting_shortlist(&market, &staff).await?;
        let waiting = candidacies::read::waiting(&market, &staff).await?;
        let requests = queue_of_requests(&market, &staff).await?;
        let shown = read::pipeline(&market, &staff, Some(MissionState::Shortlisted), 0).await?;
        let (choosing, counts) = (shown.missions, shown.counts);
        let kept = promised::kept(&market, &staff).await?;
        let now = market.now();
        let queued: Vec<_> = queue.iter().map(|mission| mission.id).collect();
        let work = Work {
            queue: &queue,
            open: &open,
            choosing: &choosing,
            waiting: &waiting,
            requests: &requests.0,
            documents: &documents::read::undecided(&market, &staff).await?,
            referees: &references::read::unasked(&market, &staff).await?,
            reports: &health::late(&market, &staff).await?,
            months: &activity::late(&market, &staff).await?,
            endings: &endings::unanswered(&market, &staff).await?,
            to_check: &companies::to_check(&market, &staff, &queued).await?,
            counts: &counts,
        };
        let mut day = Day::plan(At { locale, now }, &work);
        day.note_terms(At { locale, now }, &terms::late(&market, &staff).await?);
        day.note_reviews(At { locale, now }, &outcome_reviews::late(&market, &staff).await?);
        day.note_questions(At { locale, now }, &briefing::late(&market, &staff).await?);
        day.note_checkups(At { locale, now }, &checkups::worries(&market, &staff).await?);
        day.note_renewals(At { locale, now }, &renewals::unsettled(&market, &staff).await?);
        day.note_messages(At { locale, now }, Waiting::current().messages, count(open_reports(&market, &staff).await?.len()));
        let date = format::weekday_date(locale, format::local(now).date());
        Ok(view! {
            <Page title=t::staff::today::title(locale) nav=Some(Nav::Today) body_class="staff">
                <div class="page wide today">
                    <div class="page-head">
                        <div class="cluster spread"><h1>{date}</h1><Sum day=day.clone()/></div>
                    </div>
                    <div class="today-grid">
                        <Jobs day/>
                        <PromisesPanel kept/>
                    </div>
                    <p><ButtonLink href=href(locale, Nav::Missions.path()) look=Look::Secondary small=true>{t::staff::today::all(locale)}</ButtonLink></p>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The day in one line.
#[component]
fn Sum(day: Day) -> impl IntoView {
    let locale = Locale::current();
    let late = (!day.late.is_empty()).then(|| {
        view! { <strong class="late-text">{t::staff::today::late(locale, count(day.late.len()))}</strong>" · " }
    });
    view! {
        <p class="day-sum">
            {late}
            {t::staff::today::to_do(locale, count(day.today.len()))}
            " · "
            {t::staff::today::awaited(locale, count(day.awaited))}
        </p>
    }
}

/// The tasks in their groups.
#[component]
fn Jobs(day: Day) -> impl IntoView {
    let locale = Locale::current();
    if day.is_empty() {
        let (title, text) = (t::staff::today::nothing(locale), t::staff::today::nothing_text(locale));
        return view! { <section><Empty title text laid=10/></section> }.into_any();
    }
    let groups = [
        (t::staff::today::group_late(locale), day.late),
        (t::staff::today::group_today(locale), day.today),
        (t::staff::today::group_later(locale), day.later),
    ];
    let group = |(heading, jobs): (&'static str, Vec<Job>)| {
        (!jobs.is_empty()).then(|| view! { <Tasks heading>{jobs.into_iter().map(row).collect_view()}</Tasks> })
    };
    view! {
        <section aria-labelledby="to-do">
            <h2 id="to-do" class="visually-hidden">{t::staff::today::heading(locale)}</h2>
            {groups.into_iter().map(group).collect_view()}
        </section>
    }
    .into_any()
}

fn row(job: Job) -> impl IntoView {
    let Job { urgency, deadline, title, href, note, who, action, .. } = job;
    view! { <Task urgency deadline title href note who action/> }
}
