//! The working sheet: who applied, who is on the selection and in which order, and the proposal to the CEO. Going against the machine's order
//! needs a reason, which is kept; a refusal needs one, which the person reads.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{CandidacyId, ProfileId, Role, lifecycle::CandidacyState, lifecycle::MissionState};
use leptos::prelude::*;
use marketplace::{
    candidacies::{read::StaffCandidacy, shortlist::MOST},
    matches::Ranking,
};
use server_fn::ServerFn as _;
use ui::{
    Locale, Nav,
    components::{CandidacyBadge, FigureMark, Icon, IconName, Look, SmallDeck, TurnClock, button_class, harbour_name},
    form::{Field, Folded, Form, FormMemory, Submit, TextArea},
    format, href, t,
};

use super::Shown;
use crate::{
    api::curation::{AddToShortlist, Decline, PublishShortlist, RemoveFromShortlist, ReorderShortlist},
    pages::words::count,
};

/// Everybody with a candidacy, in the part of the sheet where they stand.
#[component]
pub(super) fn Selection(
    shown: Shown,
    people: Vec<StaffCandidacy>,
    found: Arc<Ranking>,
    ceo: Option<String>,
    now: DateTime<Utc>,
) -> impl IntoView {
    let locale = Locale::current();
    let of = |states: &[CandidacyState]| people.iter().filter(|one| states.contains(&one.state)).cloned().collect::<Vec<_>>();
    let listed = of(&[CandidacyState::Shortlisted, CandidacyState::Introduced, CandidacyState::Selected]);
    let applied = of(&[CandidacyState::Applied]);
    let invited = of(&[CandidacyState::Suggested, CandidacyState::Invited, CandidacyState::Expired]);
    let number = listed.len();
    let first = first_step(locale, &people, now).filter(|_| shown.is_open());
    view! {
        <aside class="shortlist" aria-labelledby="selection">
            <h2 id="selection">
                {t::staff::selection::title(locale)}" "
                <span class="quiet-text">{t::staff::selection::places(locale, MOST, number)}</span>
            </h2>
            <Listed shown listed first found=found.clone()/>
            <Publish shown listed=number ceo/>
            <Applied shown applied found/>
            <Invited shown invited now/>
        </aside>
    }
}

/// The deck of a person, wherever they rank.
fn deck(found: &Ranking, profile: ProfileId) -> Option<impl IntoView + use<>> {
    let score = found.also.iter().find(|one| one.facts.id == profile)?.matched.ceo;
    Some(view! { <SmallDeck score/> })
}

fn rank(locale: Locale, one: &StaffCandidacy) -> String {
    one.machine_rank.map_or_else(|| t::staff::selection::unranked(locale).to_owned(), |rank| t::staff::selection::rank(locale, rank))
}

fn fields(shown: Shown, candidacy: CandidacyId) -> Vec<(&'static str, String)> {
    vec![("mission", shown.mission.to_string()), ("candidacy", candidacy.to_string())]
}

/// Whether the form was refused, and must be seen.
fn refused(form: &str) -> bool {
    FormMemory::of(form).is_some()
}

/// What comes first while nobody is on the selection; nothing where invitations wait for their answers.
fn first_step(locale: Locale, people: &[StaffCandidacy], now: DateTime<Utc>) -> Option<&'static str> {
    use t::staff::selection as say;
    if people.iter().any(|one| one.state == CandidacyState::Applied) {
        return Some(say::empty_add(locale));
    }
    let is_waiting = people.iter().any(|one| one.state == CandidacyState::Invited && !is_unanswered(one, now));
    (!is_waiting).then(|| say::empty_invite(locale))
}

/// The selection in its order; `first` says what comes before there is one.
#[component]
fn Listed(shown: Shown, listed: Vec<StaffCandidacy>, first: Option<&'static str>, found: Arc<Ranking>) -> impl IntoView {
    let locale = Locale::current();
    if listed.is_empty() {
        let first = first.map(|first| format!(" {first}"));
        return view! { <p class="quiet-text">{t::staff::selection::empty(locale)}{first}</p> }.into_any();
    }
    let last = listed.len() - 1;
    let pick = |(at, one): (usize, &StaffCandidacy)| {
        let (id, name) = (one.id, one.name.clone());
        let seat = harbour_name(usize::from(one.position.unwrap_or(1)).saturating_sub(1));
        let (up, down) = (at > 0, at < last);
        let can_move = shown.is_open() && one.state != CandidacyState::Selected;
        view! {
            <li class="pick">
                <FigureMark name=seat.clone() small=true/>
                <div>
                    <a href=shown.peek_address(locale, one.profile)><strong>{name.clone()}</strong></a>
                    <small>{rank(locale, one)}" · "{seat}</small>
                    {deck(&found, one.profile)}
                    {(one.state != CandidacyState::Shortlisted).then(|| view! { <CandidacyBadge state=one.state/> })}
                    {can_move.then(|| view! { <Acts shown id name=name.clone() up down can_leave=one.state == CandidacyState::Shortlisted/> })}
                </div>
                {can_move.then(|| view! { <Moves id name up down/> })}
            </li>
        }
    };
    view! { <ol role="list" class="picks">{listed.iter().enumerate().map(pick).collect_view()}</ol> }.into_any()
}

/// The two arrows; they send the form that holds the reason.
#[component]
fn Moves(id: CandidacyId, name: String, up: bool, down: bool) -> impl IntoView {
    let locale = Locale::current();
    let arrow = |direction: &'static str, icon, label: String| {
        view! {
            <button type="submit" class="icon-button" form=format!("reorder-{id}") name="direction" value=direction aria-label=label>
                <Icon name=icon/>
            </button>
        }
    };
    view! {
        <span class="moves">
            {up.then(|| arrow("up", IconName::ChevronUp, t::staff::selection::up(locale, &name)))}
            {down.then(|| arrow("down", IconName::ChevronDown, t::staff::selection::down(locale, &name)))}
        </span>
    }
}

/// What can be done about somebody on the selection, folded away: most of the time, nothing is.
#[component]
fn Acts(shown: Shown, id: CandidacyId, name: String, up: bool, down: bool, can_leave: bool) -> impl IntoView {
    use t::staff::selection as say;
    let locale = Locale::current();
    let summary = if can_leave { say::acts(locale) } else { say::acts_of_met(locale) };
    view! {
        <Folded summary label=say::acts_about(locale, summary, name) small=true>
            <Reorder shown id up down/>
            {can_leave.then(|| view! { <Remove shown id/> })}
            <Refuse shown id/>
        </Folded>
    }
}

/// The reason of a move: asked for only where the new order departs from the machine's.
#[component]
fn Reorder(shown: Shown, id: CandidacyId, up: bool, down: bool) -> impl IntoView {
    let locale = Locale::current();
    let name = format!("reorder-{id}");
    let class = if refused(&name) { "override missing" } else { "override" };
    view! {
        <Form name action=ReorderShortlist::PATH hidden=fields(shown, id) class>
            <Field name="reason" label=t::staff::selection::why_move(locale) hint=Some(t::staff::selection::why_move_hint(locale).to_owned())>
                <TextArea rows=2/>
            </Field>
            <div class="cluster">
                {up.then(|| view! {
                    <Submit look=Look::Secondary small=true name="direction" value="up">{t::staff::selection::up_action(locale)}</Submit>
                })}
                {down.then(|| view! {
                    <Submit look=Look::Secondary small=true name="direction" value="down">{t::staff::selection::down_action(locale)}</Submit>
                })}
            </div>
        </Form>
    }
}

/// Off the selection, back among those who applied.
#[component]
fn Remove(shown: Shown, id: CandidacyId) -> impl IntoView {
    let locale = Locale::current();
    let name = format!("remove-{id}");
    view! {
        <Form name action=RemoveFromShortlist::PATH hidden=fields(shown, id) class="override">
            <Field name="reason" label=t::staff::selection::why_remove(locale) hint=Some(t::staff::selection::kept_hint(locale).to_owned())>
                <TextArea rows=2/>
            </Field>
            <div><Submit look=Look::Danger small=true>{t::staff::selection::remove_action(locale)}</Submit></div>
        </Form>
    }
}

/// A refusal, whose reason the person reads.
#[component]
fn Refuse(shown: Shown, id: CandidacyId) -> impl IntoView {
    let locale = Locale::current();
    let name = format!("decline-{id}");
    view! {
        <Form name action=Decline::PATH hidden=fields(shown, id) class="override">
            <Field name="reason" label=t::staff::selection::why_decline(locale) hint=Some(t::staff::selection::decline_hint(locale).to_owned())>
                <TextArea rows=2/>
            </Field>
            <div><Submit look=Look::Danger small=true>{t::staff::selection::decline_action(locale)}</Submit></div>
        </Form>
    }
}

/// The refusal of somebody who is not on the selection.
#[component]
fn RefuseAside(shown: Shown, id: CandidacyId) -> impl IntoView {
    let summary = t::staff::selection::decline(Locale::current());
    view! { <Folded summary small=true><Refuse shown id/></Folded> }
}

/// Those who applied and wait, best-ranked first.
#[component]
fn Applied(shown: Shown, applied: Vec<StaffCandidacy>, found: Arc<Ranking>) -> impl IntoView {
    let locale = Locale::current();
    let heading = match applied.len() {
        0 => t::staff::people::title(locale).to_owned(),
        number => t::staff::selection::applied(locale, count(number)),
    };
    let heading = view! { <h3>{heading}</h3> };
    if applied.is_empty() {
        return view! { <section class="stack">{heading}<p class="quiet-text">{t::staff::selection::nobody_applied(locale)}</p></section> }
            .into_any();
    }
    let place = |one: &StaffCandidacy| one.machine_rank.unwrap_or(u32::MAX);
    let one = |one: &StaffCandidacy| {
        let before: Vec<String> = applied.iter().filter(|other| place(other) < place(one)).map(|other| other.name.clone()).collect();
        let message = one.message.clone().map(|message| view! { <blockquote>{format::quoted(locale, &message)}</blockquote> });
        view! {
            <li class="pick">
                <FigureMark name=one.name.clone() small=true/>
                <div>
                    <a href=shown.peek_address(locale, one.profile)><strong>{one.name.clone()}</strong></a>
                    <small>{rank(locale, one)}</small>
                    {deck(&found, one.profile)}
                    {message}
                    {shown.is_open().then(|| view! { <Add shown id=one.id passes=before/><RefuseAside shown id=one.id/> })}
                </div>
            </li>
        }
    };
    view! { <section class="stack">{heading}<ol role="list" class="picks">{applied.iter().map(one).collect_view()}</ol></section> }
        .into_any()
}

/// Onto the selection. `passes` are the better-ranked people who are passed over; then a reason is demanded.
#[component]
fn Add(shown: Shown, id: CandidacyId, passes: Vec<String>) -> impl IntoView {
    let locale = Locale::current();
    let name = format!("add-{id}");
    let class = if refused(&name) { "override missing" } else { "override" };
    let (label, hint) = if passes.is_empty() {
        (t::staff::selection::why_add(locale).to_owned(), t::staff::selection::why_add_hint(locale).to_owned())
    } else {
        (t::staff::selection::why_before(locale, format::list(locale, &passes)), t::staff::selection::why_before_hint(locale).to_owned())
    };
    view! {
        <Form name action=AddToShortlist::PATH hidden=fields(shown, id) class>
            <Field name="reason" label hint=Some(hint)><TextArea rows=2 required=!passes.is_empty()/></Field>
            <div><Submit look=Look::Secondary small=true>{t::staff::selection::add(locale)}</Submit></div>
        </Form>
    }
}

/// Whether the time to answer an invitation is over.
fn is_unanswered(one: &StaffCandidacy, now: DateTime<Utc>) -> bool {
    one.state == CandidacyState::Expired || one.answer_by.is_some_and(|by| by < now)
}

/// How many have time to answer, and how many let it pass.
fn invited_heading(locale: Locale, invited: &[StaffCandidacy], now: DateTime<Utc>) -> String {
    use t::staff::selection as say;
    let over = invited.iter().filter(|one| is_unanswered(one, now)).count();
    let waiting = invited.len() - over;
    let waiting = (waiting > 0).then(|| say::invited(locale, count(waiting)));
    let over = (over > 0).then(|| say::unanswered(locale, count(over)));
    waiting.into_iter().chain(over).collect::<Vec<_>>().join(", ")
}

/// Those who were asked and have not answered.
#[component]
fn Invited(shown: Shown, invited: Vec<StaffCandidacy>, now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let one = |one: &StaffCandidacy| {
        let clock = one.wait.map(|wait| view! { <TurnClock wait reader=Role::Staff now/> });
        let is_expired = one.state == CandidacyState::Expired;
        let expired = one.answer_by.filter(|_| is_expired).map(|by| {
            view! { <small>{t::invitations::expired::staff(locale, format::day_hour(locale, by))}</small> }
        });
        let can_refuse = shown.is_open() && !is_expired;
        view! {
            <li class="pick">
                <FigureMark name=one.name.clone() small=true/>
                <div>
                    <a href=href(locale, &format!("{}/{}", Nav::Profiles.path(), one.profile))><strong>{one.name.clone()}</strong></a>
                    <small>{rank(locale, one)}</small>
                    {clock}{expired}
                    {can_refuse.then(|| view! { <RefuseAside shown id=one.id/> })}
                </div>
            </li>
        }
    };
    (!invited.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h3>{invited_heading(locale, &invited, now)}</h3>
                <ol role="list" class="picks">{invited.iter().map(one).collect_view()}</ol>
            </section>
        }
    })
}

/// The proposal to the CEO, once somebody is on the selection.
#[component]
fn Publish(shown: Shown, listed: usize, ceo: Option<String>) -> impl IntoView {
    let locale = Locale::current();
    let ceo = ceo.unwrap_or_else(|| t::staff::selection::the_ceo(locale).to_owned());
    let words = match listed {
        0 => t::staff::selection::publish_nobody(locale, ceo),
        listed => t::staff::selection::publish(locale, count(listed), ceo),
    };
    match (shown.state, listed) {
        (MissionState::Open, 0) => view! {
            <div class="stack">
                <button type="button" class=button_class(Look::Primary, false, true) disabled=true aria-describedby="why-not-publish">{words}</button>
                <p class="quiet-text" id="why-not-publish">{t::staff::selection::not_yet(locale)}</p>
            </div>
        }
        .into_any(),
        (MissionState::Open, _) => view! {
            <Form name="publish" action=PublishShortlist::PATH hidden=vec![("mission", shown.mission.to_string())]>
                <Submit wide=true>{words}</Submit>
            </Form>
        }
        .into_any(),
        (MissionState::Submitted | MissionState::Draft, _) => view! { <p class="quiet-text">{t::staff::selection::not_open(locale)}</p> }.into_any(),
        (MissionState::Shortlisted, _) => view! { <p class="quiet-text">{t::staff::selection::published(locale)}</p> }.into_any(),
        _ => view! { <p class="quiet-text">{t::staff::selection::closed(locale)}</p> }.into_any(),
    }
}
