//! Somebody proposed to the CEO: how they are called, what is said in practice, what the CEO can do about them.

use domain::{CriterionKind, DailyRate, MissionId, Role, lifecycle::CandidacyState};
use leptos::prelude::*;
use marketplace::{
    candidacies::read::{Candidate, Ending, Meeting, Revealed},
    profiles::{Experience, Link},
};
use matching::rank::{Fact, RuleId, Side};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Badge, ButtonLink, CandidacyBadge, IconName, Look, Portrait, Tone, TurnClock, harbour_name},
    form::{Field, Folded, Form, Submit, TextArea},
    format::{self, local},
    href, labels,
    server::market,
    t,
};

use crate::api::shortlist::{DeclineCandidate, RequestIntroduction};

/// The person's name once both said yes, a harbour name until then.
pub fn name(candidate: &Candidate) -> String {
    match &candidate.revealed {
        Some(revealed) => revealed.name.clone(),
        None => harbour_name(usize::from(candidate.position.saturating_sub(1))),
    }
}

/// Whether the candidacy has ended, without a choice or after one.
pub fn has_ended(candidate: &Candidate) -> bool {
    matches!(candidate.state, CandidacyState::Ended | CandidacyState::Declined | CandidacyState::Withdrawn)
}

/// Days, place, start, languages, rate. The exact rate is said only once both said yes.
pub fn practice(locale: Locale, candidate: &Candidate, today: chrono::NaiveDate) -> Vec<(String, String)> {
    use t::ceo::practice as say;
    let unknown = || say::unknown(locale).to_owned();
    let list = |names: Vec<String>| if names.is_empty() { unknown() } else { names.join(format::BETWEEN) };
    let start = match candidate.available_from {
        None => unknown(),
        Some(day) if day <= today => say::start_now(locale).to_owned(),
        Some(day) => say::start_on(locale, format::day_month(locale, day)),
    };
    let start = if candidate.start_unconfirmed { t::checks::availability::to_confirm_of(locale, start) } else { start };
    let places = candidate.places.iter().map(|place| labels::named(locale, CriterionKind::Place, &place.to_string())).collect();
    let languages = candidate.languages.iter().map(|language| labels::named(locale, CriterionKind::Language, language.code())).collect();
    let named = |name: &str, value: String| (name.to_owned(), value);
    let concurrent =
        candidate.concurrent.then(|| named(t::checks::conflicts::ceo_name(locale), t::checks::conflicts::ceo_text(locale).to_owned()));
    let facts = [
        named(say::rhythm(locale), candidate.rhythm.map_or_else(unknown, |rhythm| format::days_a_week(locale, rhythm))),
        named(say::place(locale), list(places)),
        named(say::start(locale), start),
        named(say::language(locale), list(languages)),
        named(say::rate(locale), rate(locale, candidate)),
    ];
    facts.into_iter().chain(concurrent).collect()
}

/// How the rate stands to the budget, from what the rule says; the rate itself once it was revealed.
fn rate(locale: Locale, candidate: &Candidate) -> String {
    use t::ceo::practice as say;
    if let Some(rate) = candidate.revealed.as_ref().and_then(|revealed| revealed.rate) {
        return a_day(locale, rate);
    }
    let Some(part) = candidate.matched.side(Side::Ceo).find(|part| part.rule == RuleId::Rate) else {
        return say::rate_no_budget(locale).to_owned();
    };
    match part.reasons().first().map(|reason| &reason.fact) {
        Some(Fact::RateWithin) => say::rate_within(locale).to_owned(),
        // 50 stands for anything above 40.
        Some(Fact::RateAbove { percent: 50.. }) => say::rate_far_above(locale).to_owned(),
        Some(Fact::RateAbove { percent }) => say::rate_above(locale, percent),
        _ => say::unknown(locale).to_owned(),
    }
}

/// Why somebody is no longer in the running.
pub fn ending(locale: Locale, ending: &Ending) -> String {
    use t::ceo::shortlist as say;
    let by = match ending.by {
        Role::Ceo => say::by_you(locale),
        Role::Staff => say::by_staff(locale),
        Role::Cto => say::by_them(locale),
        Role::System => say::by_system(locale),
    };
    say::ended(locale, by, labels::ending_reason(locale, ending.code, ending.reason.as_deref()))
}

/// Name, address, rate, career: what an introduction reveals. `brief` folds what one has read before.
#[component]
pub fn Contact(revealed: Revealed, #[prop(optional)] brief: bool) -> impl IntoView {
    let locale = Locale::current();
    let Revealed { name, email, rate, about, experiences, links, photo } = revealed;
    let rate = rate.map(|rate| view! { <dt>{t::ceo::candidate::rate(locale)}</dt> <dd>{a_day(locale, rate)}</dd> });
    let is_empty = about.is_empty() && experiences.is_empty() && links.is_empty();
    let past = (!is_empty).then(|| {
        view! {
            {(!about.is_empty()).then(|| view! { <h3>{t::ceo::candidate::about(locale)}</h3> <p>{about}</p> })}
            {(!experiences.is_empty()).then(|| view! { <Career experiences/> })}
            {(!links.is_empty()).then(|| view! { <Links links/> })}
        }
    });
    let past = match past {
        Some(past) if brief => {
            view! { <Folded summary=t::ceo::candidate::past(locale) small=true><div class="stack">{past}</div></Folded> }.into_any()
        }
        past => past.into_any(),
    };
    view! {
        {photo.map(|photo| view! { <Portrait name=name.clone() photo=Some(photo) large=true/> })}
        <dl class="facts">
            <dt>{t::ceo::candidate::name(locale)}</dt>
            <dd><strong>{name}</strong></dd>
            <dt>{t::ceo::candidate::email(locale)}</dt>
            <dd><a href=format!("mailto:{email}")>{email.clone()}</a></dd>
            {rate}
        </dl>
        {past}
    }
}

/// `750 € HT par jour`.
fn a_day(locale: Locale, rate: DailyRate) -> String {
    t::ceo::candidate::rate_a_day(locale, format::rate(locale, rate))
}

#[component]
fn Links(links: Vec<Link>) -> impl IntoView {
    let locale = Locale::current();
    let line = |link: Link| {
        let year = link.year.map(|year| format!(", {year}"));
        view! {
            <li>
                <a href=link.address.to_string() rel="noopener noreferrer nofollow">{link.title}</a>
                " "
                <span class="quiet-text">{labels::link_kind(locale, link.kind)} {year}</span>
            </li>
        }
    };
    view! { <h3>{t::profile::section::links(locale)}</h3> <ul role="list" class="stack">{links.into_iter().map(line).collect_view()}</ul> }
}

#[component]
fn Career(experiences: Vec<Experience>) -> impl IntoView {
    use t::ceo::candidate as say;
    let locale = Locale::current();
    let station = |one: Experience| {
        let years = match one.ended {
            Some(to) => say::career_years(locale, one.started, to),
            None => say::career_since(locale, one.started),
        };
        view! {
            <li>
                <span class="quiet-text">{years}</span>
                <h4>{say::career_at(locale, one.company, one.title)}</h4>
                <p>{one.description}</p>
                {one.confirmed.then(|| view! { <Badge tone=Tone::Success icon=IconName::BadgeCheck>{say::confirmed(locale)}</Badge> })}
            </li>
        }
    };
    view! {
        <h3>{say::career(locale)}</h3>
        <ul role="list" class="stack">{experiences.into_iter().map(station).collect_view()}</ul>
    }
}

/// Where things stand with somebody, and what the CEO can do. `running` while the shortlist is before the CEO.
#[component]
pub fn Actions(
    mission: MissionId,
    candidate: Candidate,
    running: bool,
    first: bool,
    /// On the person's own page, not in a column: nothing leads there, and no button is as wide as the page.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    use t::ceo::shortlist as say;
    let locale = Locale::current();
    let follow = href(locale, &format!("/needs/{mission}/candidates/{}", candidate.id));
    let name = name(&candidate);
    let look = if first { Look::Primary } else { Look::Secondary };
    let may_decline = running && matches!(candidate.state, CandidacyState::Shortlisted | CandidacyState::Introduced);
    let step = match (candidate.state, &candidate.meeting) {
        (CandidacyState::Selected, _) => view! {
            <p><CandidacyBadge state=CandidacyState::Selected/> " " {say::chosen(locale)}</p>
            <ButtonLink href=follow wide=true look>{say::follow(locale)}</ButtonLink>
        }
        .into_any(),
        (CandidacyState::Introduced, _) => view! {
            <p>{say::introduced(locale)}</p>
            <ButtonLink href=follow wide=true look>{say::meet(locale)}</ButtonLink>
        }
        .into_any(),
        (CandidacyState::Shortlisted, Some(Meeting { requested_at, .. })) => {
            let asked = say::requested(locale, format::day_month(locale, local(*requested_at).date()));
            view! {
                <p><Badge tone=Tone::Unknown icon=IconName::Clock>{say::requested_badge(locale)}</Badge></p>
                <p class="quiet-text">{asked}</p>
                {(!alone).then(|| view! { <ButtonLink href=follow wide=true look=Look::Secondary>{say::follow(locale)}</ButtonLink> })}
            }
            .into_any()
        }
        (CandidacyState::Shortlisted, None) if running => {
            let hidden = vec![("mission", mission.to_string()), ("candidacy", candidate.id.to_string())];
            let label = say::request_label(locale, &name);
            view! {
                <Form name=format!("request-{}", candidate.id) action=RequestIntroduction::PATH hidden>
                    <Submit look wide=!alone label>{say::request(locale)}</Submit>
                </Form>
                <p class="quiet-text no-print">{say::request_note(locale)}</p>
            }
            .into_any()
        }
        _ => view! { <p><CandidacyBadge state=candidate.state/></p> }.into_any(),
    };
    let now = market().now();
    // Who may be asked to meet is the whole list's clock, which stands above it.
    let clock = candidate.wait.filter(|_| candidate.meeting.is_some()).map(|wait| view! { <TurnClock wait reader=Role::Ceo now/> });
    view! {
        {step}
        {clock}
        {may_decline.then(|| view! { <Decline mission candidate name alone/> })}
    }
}

/// Saying no, behind a disclosure, with a reason.
#[component]
fn Decline(mission: MissionId, candidate: Candidate, name: String, alone: bool) -> impl IntoView {
    use t::ceo::shortlist as say;
    let locale = Locale::current();
    let form = format!("decline-{}", candidate.id);
    let hidden = vec![("mission", mission.to_string()), ("candidacy", candidate.id.to_string())];
    view! {
        <Folded summary=say::decline(locale) wide=!alone small=alone>
            <Form name=form action=DeclineCandidate::PATH hidden class="stack">
                <Field name="reason" label=say::decline_reason(locale)><TextArea/></Field>
                <Submit look=Look::Danger small=true>{say::decline_button(locale, name)}</Submit>
            </Form>
        </Folded>
    }
}
