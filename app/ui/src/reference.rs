//! A reference as staff and its CTO read it: who, where it stands, whose turn it is and until when, and what was answered.

use chrono::{DateTime, Utc};
use domain::{
    CriterionKind, WrittenLanguage,
    lifecycle::{ProfileState, ReferenceRequestState as State},
};
use leptos::prelude::*;
use marketplace::references::{Referee, ReferenceAnswer, ReferenceLetter, ReferenceRequest};

use crate::components::{Badge, Clock, Facts, Icon, IconName, Tone};
use crate::format::{self, Urgency};
use crate::labels::{bond, named, period_answer, reference_state, work_again};
use crate::{Locale, t};

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Cto,
    Staff,
}

/// One reference of a CTO whose profile is in this state; children are what its reader may do.
#[component]
pub fn Reference(
    request: ReferenceRequest,
    profile: ProfileState,
    reader: Reader,
    now: DateTime<Utc>,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let referee = &request.referee;
    let bond = bond(locale, referee.bond);
    let who = t::references::card::who(locale, &referee.company, &referee.post);
    let head = view! {
        <div class="cluster spread">
            <h3>{referee.name.clone()}</h3>
            <span class="cluster"><Left request=request.clone() now/><Standing request=request.clone() reader now/></span>
        </div>
        <p class="quiet-text">{who} " · " {period(locale, referee)} " · " {bond}</p>
        <p class="prose">{referee.shared_work.clone()}</p>
    };
    let answered = request.state == State::Answered;
    let answer = match request.answer.clone() {
        Some(answer) => Some(view! { <Answer answer reader/> }.into_any()),
        None if answered => Some(view! { <p class="quiet-text">{t::references::card::kept(locale)}</p> }.into_any()),
        None => None,
    };
    let id = format!("reference-{}", request.id);
    view! {
        <li id=id>
            {head}
            <Wait request profile reader now/>
            {answer}
            {children()}
        </li>
    }
}

/// Where it stands.
#[component]
fn Standing(request: ReferenceRequest, reader: Reader, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let (tone, icon) = match request.state {
        State::Named => (Tone::Need, None),
        State::Waiting => (Tone::Unknown, Some(IconName::Clock)),
        State::Answered => (Tone::Success, Some(IconName::BadgeCheck)),
        State::Declined | State::Withdrawn => (Tone::Neutral, None),
        State::Stranger => (Tone::Warning, Some(IconName::CircleAlert)),
    };
    let words = match (request.state, reader) {
        (State::Stranger, Reader::Cto) => t::references::state::stranger(locale),
        (state, _) => reference_state(locale, state),
    };
    if request.is_expired(now) {
        return view! { <Badge tone=Tone::Unknown icon=IconName::CircleHelp>{t::references::state::expired(locale)}</Badge> }.into_any();
    }
    match icon {
        Some(icon) => view! { <Badge tone icon>{words}</Badge> }.into_any(),
        None => view! { <Badge tone>{words}</Badge> }.into_any(),
    }
}

/// How much time the referee has left.
#[component]
fn Left(request: ReferenceRequest, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let until = request.expires_at.filter(|_| request.state == State::Waiting && !request.is_expired(now));
    until.map(|until| view! { <Clock urgency=Urgency::of(until, now) text=format::left(locale, until, now)/> })
}

/// Whose turn it is, since when or until when.
#[component]
fn Wait(request: ReferenceRequest, profile: ProfileState, reader: Reader, now: DateTime<Utc>) -> impl IntoView {
    use t::references::wait as say;
    let locale = Locale::current();
    let day = |moment: DateTime<Utc>| format::date_of(locale, moment);
    let closed = request.closed_at.map(day).unwrap_or_default();
    let (expired, until) = (request.is_expired(now), request.expires_at.unwrap_or(now));
    let words = match (request.state, reader) {
        (State::Named, _) if profile.asks_referees() => say::staff(locale, day(request.consented_at)),
        (State::Named, Reader::Cto) => say::staff_later(locale).to_owned(),
        (State::Named, Reader::Staff) => say::staff_later_staff(locale).to_owned(),
        (State::Waiting, _) if expired => say::expired(locale, day(until)),
        (State::Waiting, _) => say::referee(locale, request.asked_at.map(day).unwrap_or_default(), &request.referee.name, day(until)),
        (State::Answered, _) => say::answered(locale, closed),
        (State::Declined, Reader::Cto) => say::declined(locale, closed),
        (State::Declined, Reader::Staff) => say::declined_staff(locale, closed),
        (State::Stranger, Reader::Cto) => say::stranger(locale, closed),
        (State::Stranger, Reader::Staff) => say::stranger_staff(locale, closed),
        (State::Withdrawn, _) => String::new(),
    };
    let reminder = match (request.reminded_at, request.reminded_on().filter(|_| !expired)) {
        (Some(sent), _) if request.state == State::Waiting => Some(say::reminded_on(locale, day(sent))),
        (None, Some(coming)) => Some(say::reminder_on(locale, day(coming))),
        _ => None,
    };
    view! { <p class="quiet-text">{words}{reminder.map(|words| format!(" {words}"))}</p> }
}

/// What was answered, folded.
#[component]
fn Answer(answer: ReferenceAnswer, reader: Reader) -> impl IntoView {
    use t::references::card as say;
    let locale = Locale::current();
    let areas: Vec<String> = answer.areas.iter().map(|area| named(locale, CriterionKind::Area, area.code())).collect();
    let areas = if areas.is_empty() { say::unsaid(locale).to_owned() } else { format::capital(&areas.join(", ")) };
    let facts = vec![
        (say::again(locale).to_owned(), work_again(locale, answer.work_again).to_owned()),
        (say::period(locale).to_owned(), period_answer(locale, answer.period).to_owned()),
        (say::areas(locale).to_owned(), areas),
    ];
    let words = |title: &'static str, text: Option<String>| {
        let text = text.unwrap_or_else(|| say::unsaid(locale).to_owned());
        view! { <div><h4 class="overline">{title}</h4><p class="prose">{text}</p></div> }
    };
    let allowed = (reader == Reader::Staff).then(|| if answer.readable { say::readable(locale) } else { say::unreadable(locale) });
    view! {
        <details class="reference-answer">
            <summary>{say::read(locale)} " " <Icon name=IconName::ChevronDown/></summary>
            <div class="stack">
                <Facts facts/>
                {words(say::strengths(locale), answer.strengths)}
                {words(say::watch(locale), answer.watch)}
                {allowed.map(|words| view! { <p class="quiet-text">{words}</p> })}
            </div>
        </details>
    }
}

/// The years that somebody worked with a referee.
pub fn period(locale: Locale, referee: &Referee) -> String {
    match referee.ended {
        Some(ended) => t::references::card::together(locale, ended, referee.started),
        None => t::references::card::together_today(locale, referee.started),
    }
}

/// What a letter to a referee says, in the referee's language: its subject, and its sentences before and after the button.
pub struct Words {
    pub subject: String,
    pub before: Vec<String>,
    pub button: &'static str,
    pub after: Vec<String>,
    /// The language that it is written in.
    pub language: WrittenLanguage,
}

/// The words of a letter; `again` where they were asked before. What staff is shown and what is sent are the same.
pub fn words(letter: &ReferenceLetter, again: bool) -> Words {
    use t::references::mail as say;
    let ReferenceLetter { referee, cto, until } = letter;
    let locale = Locale::from(referee.language);
    let period = match referee.ended {
        Some(ended) => say::from(locale, ended, referee.started),
        None => say::since(locale, referee.started),
    };
    let intro = if again { vec![say::again(locale).to_owned()] } else { Vec::new() };
    let mut before =
        vec![say::intro(locale, cto), say::said(locale, &referee.company, cto, period, &referee.shared_work), say::ask(locale, cto)];
    before.extend(intro);
    Words {
        subject: if again { say::subject_again(locale, cto) } else { say::subject(locale, cto) },
        before,
        button: say::button(locale),
        after: vec![say::until(locale, format::date_of(locale, *until)), say::stranger(locale, cto)],
        language: referee.language,
    }
}
