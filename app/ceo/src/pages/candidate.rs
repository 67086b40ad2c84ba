//! One person of the shortlist: the meeting, from the question to the choice.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    MissionId,
    lifecycle::{CandidacyState, MeetingState, MissionState},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    candidacies::read::{self, Candidate},
    meetings::{self, MeetingSheet},
    missions::{self, MissionSheet},
};
use matching::rank::Side;
use ui::{
    Locale, Page,
    components::{ButtonLink, CandidacyBadge, Deck, FIRST_TIES, Facts, FirstReasons, Gaps, Look, PageHead, holds_in_part},
    explain::{self, Reader},
    format::{self, local},
    glossary::Explained,
    href,
    meeting::{MeetingPanel, date_ahead, is_over},
    server::{market, page, visitor},
    t,
};

use super::{
    column::Message,
    guide::KitLines,
    meeting::Outcome,
    messages::MessagesLink,
    need::beside,
    people::{Actions, Contact, ending, has_ended, name, practice},
    proof,
};

/// How many questions the interview kit holds.
pub(super) const QUESTIONS: usize = 6;

/// `/needs/:mission/candidates/:candidacy`.
#[component]
pub fn CandidatePage() -> impl IntoView {
    let params = use_params_map();
    let read_param = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    let (mission, candidacy) = (read_param("mission"), read_param("candidacy"));
    page(async move {
        let market = market();
        let (owner, candidacy) = proof::candidacy(&mission, &candidacy).await?;
        let candidate = read::candidate(&market, &owner, &candidacy).await?;
        let sheet = missions::read::sheet(&market, &proof::holder(&mission).await?).await?;
        let meeting = match candidate.revealed {
            Some(_) => Some(meetings::sheet(&market, &meetings::participant(&market, &visitor(), candidate.id).await?).await?),
            None => None,
        };
        let now = market.now();
        Ok(view! { <Introduction sheet candidate meeting now/> }.into_any())
    })
}

/// The title and the sentence under it, by where the candidacy stands.
fn head(locale: Locale, candidate: &Candidate, meeting: Option<&MeetingSheet>, now: DateTime<Utc>) -> (String, String) {
    use t::ceo::candidate as say;
    let name = name(candidate);
    match candidate.state {
        CandidacyState::Selected => (say::chosen_title(locale, name), say::chosen_lead(locale).to_owned()),
        CandidacyState::Introduced => {
            let ahead = meeting.and_then(|sheet| Some(format::slot(locale, date_ahead(sheet, now)?, sheet.zone)));
            match ahead {
                Some(date) => (say::met_title(locale, name), say::met_soon(locale, date)),
                None if meeting.is_some_and(|sheet| sheet.state == Some(MeetingState::Held)) => {
                    (say::over_title(locale, name), say::met_over(locale).to_owned())
                }
                // Its time is past, and nobody knows yet whether they met.
                None if meeting.is_some_and(|sheet| is_over(sheet, now)) => {
                    (say::whether_title(locale, name), say::whether_lead(locale).to_owned())
                }
                None => (say::met_title(locale, name), say::met_lead(locale).to_owned()),
            }
        }
        _ if has_ended(candidate) => {
            let why = candidate.ending.as_ref().map(|end| ending(locale, end)).unwrap_or_default();
            (say::ended_title(locale, name), why)
        }
        _ if candidate.meeting.is_some() => (say::asked_title(locale, name), say::asked_lead(locale).to_owned()),
        _ => (say::plain_title(locale, name), say::plain_lead(locale).to_owned()),
    }
}

#[component]
fn Introduction(
    sheet: MissionSheet,
    candidate: Candidate,
    /// Once both said yes.
    meeting: Option<MeetingSheet>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let locale = Locale::current();
    let today = local(now).date();
    let links = beside(locale, &sheet, true);
    let mission = sheet.summary.id;
    let running = sheet.summary.state == MissionState::Shortlisted;
    let (title, lead) = head(locale, &candidate, meeting.as_ref(), now);
    let back = href(locale, &format!("/needs/{mission}/shortlist"));
    let met = candidate.state == CandidacyState::Introduced;
    let over = meeting.as_ref().is_some_and(|sheet| is_over(sheet, now));
    let state = candidate.state;
    view! {
        <Page title=title.clone() nav=None beside=links explained=true>
            <div class="page narrow">
                <PageHead title lead>
                    <p class="cluster"><CandidacyBadge state/><a href=back>{t::ceo::candidate::back(locale)}</a></p>
                </PageHead>
                <div class="stack person-page">
                    <section class="stack">
                        <p class="lead"><Explained text=candidate.headline.clone()/></p>
                        <Deck score=candidate.matched.ceo/>
                        {candidate.message.clone().map(|message| view! { <Message message/> })}
                    </section>
                    {candidate.revealed.clone().map(|revealed| view! { <section class="panel stack"><h2>{t::ceo::candidate::contact(locale)}</h2><Contact revealed/></section> })}
                    {meeting.map(|sheet| view! { <MeetingPanel sheet now/> })}
                    {(met && running).then(|| view! { <Outcome mission candidate=candidate.clone() over/> })}
                    {(!met && !has_ended(&candidate)).then(|| view! { <Standing mission candidate=candidate.clone() running/> })}
                    <Fit candidate=candidate.clone() today/>
                    <Kit mission candidate=candidate.clone()/>
                    <MessagesLink mission candidacy=candidate.id met=candidate.revealed.is_some()/>
                </div>
            </div>
        </Page>
    }
}

/// Why the two go together, what is missing, and the practical side.
#[component]
fn Fit(candidate: Candidate, today: NaiveDate) -> impl IntoView {
    use t::ceo::candidate as say;
    let locale = Locale::current();
    let found = &candidate.matched;
    let (ties, gaps) = (explain::ties(locale, Reader::Ceo, found, Side::Ceo), explain::gaps(locale, Reader::Ceo, found, Side::Ceo));
    let in_part = holds_in_part(&ties);
    view! {
        <section class="stack">
            <h2>{say::fit(locale)}</h2>
            {ties.is_empty().then(|| view! { <p class="quiet-text">{t::shared::candidate::no_ties(locale)}</p> })}
            <FirstReasons lines=ties most=FIRST_TIES/>
        </section>
        <section class="stack">
            <h2>{say::gaps(locale)}</h2>
            <Gaps gaps in_part/>
        </section>
        <section class="stack">
            <h2>{t::shared::candidate::practice(locale)}</h2>
            <Facts facts=practice(locale, &candidate, today)/>
        </section>
    }
}

/// What to ask, and the way to the guide.
#[component]
fn Kit(mission: MissionId, candidate: Candidate) -> impl IntoView {
    use t::ceo::candidate as say;
    let locale = Locale::current();
    let kit = explain::interview_kit(locale, &candidate.matched, QUESTIONS);
    let hint = if kit.asks_unknown { say::kit_hint(locale) } else { say::kit_hint_known(locale) };
    let guide = href(locale, &format!("/needs/{mission}/candidates/{}/guide", candidate.id));
    view! {
        <section class="ask-them stack">
            <h2>{say::kit(locale)}</h2>
            <p class="quiet-text">{hint}</p>
            <KitLines lines=kit.lines/>
            <p><ButtonLink look=Look::Secondary href=guide>{t::meetings::kit::open(locale)}</ButtonLink></p>
        </section>
    }
}

/// Before the meeting: asked or to be asked, and the way to say no.
#[component]
fn Standing(mission: MissionId, candidate: Candidate, running: bool) -> impl IntoView {
    let is_open = candidate.state == CandidacyState::Shortlisted && candidate.meeting.is_none();
    let may_decline = running && candidate.state == CandidacyState::Shortlisted;
    (is_open || may_decline)
        .then(|| view! { <section class="stack"><Actions mission candidate running first=is_open alone=true/></section> })
}
