//! The people of a mission: where each stands, what they wrote, how the meetings went.

use chrono::{DateTime, Utc};
use domain::{
    CandidacyId, MissionId, Role,
    lifecycle::{CandidacyState, MissionState},
};
use leptos::prelude::*;
use marketplace::candidacies::read::StaffCandidacy;
use ui::{
    Locale, Nav,
    components::{Badge, CandidacyBadge, Column, DenseTable, Tone, TurnClock, harbour_name},
    format, href, labels,
    messages::address,
    t,
};

use crate::islands::KeyboardTable;

/// The table; before the mission opens there is nothing to say about people.
#[component]
pub(super) fn Candidacies(
    mission: MissionId,
    people: Vec<StaffCandidacy>,
    written: Vec<(CandidacyId, u32, u32)>,
    state: MissionState,
    now: DateTime<Utc>,
) -> impl IntoView {
    let locale = Locale::current();
    if people.is_empty() {
        let text = match state {
            MissionState::Draft | MissionState::Submitted => None,
            _ => Some(view! { <p class="quiet-text">{t::staff::people::none(locale)}</p> }),
        };
        return text.into_any();
    }
    let meets = people.iter().any(|one| one.requested_at.is_some());
    let columns = [
        Some(Column::new(t::staff::people::person(locale))),
        Some(Column::new(t::staff::people::state(locale))),
        Some(Column::number(t::staff::people::rank(locale))),
        Some(Column::new(t::staff::people::message(locale))),
        meets.then(|| Column::new(t::staff::people::meeting(locale))),
        Some(Column::new(t::staff::people::conversation(locale))),
    ];
    let columns: Vec<Column> = columns.into_iter().flatten().collect();
    let row = |one: StaffCandidacy| row(locale, conversation(locale, mission, &one, &written), one, meets, now);
    let rows = people.into_iter().map(row).collect_view();
    view! {
        <section class="pipeline" aria-labelledby="people">
            <h2 id="people">{t::staff::people::title(locale)}</h2>
            <DenseTable label=t::staff::people::title(locale) columns>{rows}</DenseTable>
            <KeyboardTable/>
        </section>
    }
    .into_any()
}

/// The way to the conversation, with how much stands in it; nothing as long as the CTO knows of nothing.
fn conversation(locale: Locale, mission: MissionId, one: &StaffCandidacy, written: &[(CandidacyId, u32, u32)]) -> Option<AnyView> {
    use t::messages::section as say;
    let (_, count, unread) = written.iter().find(|(candidacy, ..)| *candidacy == one.id).copied().unwrap_or((one.id, 0, 0));
    let words = if count == 0 { say::staff_write(locale).to_owned() } else { say::staff_count(locale, count) };
    let waiting = (unread > 0).then(|| view! { " " <Badge tone=Tone::Need>{t::messages::inbox::unread(locale, unread)}</Badge> });
    let way = href(locale, &address(Role::Staff, mission, one.id));
    let knows = one.state != CandidacyState::Suggested;
    knows.then(|| view! { <a href=way aria-label=format!("{words}, {}", one.name)>{words.clone()}</a> {waiting} }.into_any())
}

/// `meets` says whether the table has a column for meetings.
fn row(locale: Locale, conversation: Option<AnyView>, one: StaffCandidacy, meets: bool, now: DateTime<Utc>) -> impl IntoView {
    use t::staff::people as say;
    let seat = one.position.map(|position| view! { <small>{harbour_name(usize::from(position).saturating_sub(1))}</small> });
    let clock = one.wait.map(|wait| view! { <TurnClock wait reader=Role::Staff now/> });
    let expired = one.answer_by.filter(|_| one.state == CandidacyState::Expired).map(|by| {
        view! { <small>{t::invitations::expired::staff(locale, format::day_hour(locale, by))}</small> }
    });
    let ending = one.ending.clone().map(|ending| {
        let reason = labels::ending_reason(locale, ending.code, ending.reason.as_deref());
        view! { <small>{say::ended(locale, format::quoted(locale, &reason), labels::role(locale, ending.by))}</small> }
    });
    let met = meets.then(|| {
        let sentences = meeting(locale, &one, now).into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
        view! { <td class="whole" data-label=say::meeting(locale)>{sentences}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=href(locale, &format!("{}/{}", Nav::Profiles.path(), one.profile))>{one.name}</a>{seat}</th>
            <td><CandidacyBadge state=one.state/>{clock}{expired}{ending}</td>
            <td class="num" data-label=say::rank(locale)>{one.machine_rank.map(|rank| format::number(locale, rank))}</td>
            <td class="whole" data-label=say::message(locale)>{one.message}</td>
            {met}
            <td>{conversation}</td>
        </tr>
    }
}

/// The meeting and both verdicts, as sentences.
fn meeting(locale: Locale, one: &StaffCandidacy, now: DateTime<Utc>) -> Vec<String> {
    use t::staff::people as say;
    let asked = one.requested_at.map(|at| say::asked(locale, format::moment(locale, at, now)));
    let accepted = one.accepted_at.map(|at| say::accepted(locale, format::moment(locale, at, now)));
    let verdict = |who: &'static str, verdict: &Option<(bool, String)>| {
        verdict.as_ref().map(|(wants, words)| {
            let answer = if *wants { say::wants(locale) } else { say::wants_not(locale) };
            say::verdict(locale, answer, who, format::quoted(locale, words))
        })
    };
    let ceo = verdict(t::labels::role::ceo(locale), &one.ceo_verdict);
    let cto = verdict(t::labels::role::cto(locale), &one.cto_verdict);
    [asked, accepted, ceo, cto].into_iter().flatten().collect()
}
