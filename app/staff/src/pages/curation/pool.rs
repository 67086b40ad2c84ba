//! The ranked profiles, a page at a time: both sides' decks, the heaviest rules, what blocks, and the invitation.

use std::{cmp::Reverse, sync::Arc};

use chrono::{DateTime, Utc};
use domain::{CriterionKind, ProfileId, lifecycle::CandidacyState};
use leptos::prelude::*;
use marketplace::{
    candidacies::{OpenInvitations, read::StaffCandidacy},
    conflicts::ForStaff,
    matches::{PAGE, RankedProfile, Ranking},
};
use matching::{
    Weights,
    rank::{Match, Outcome, Part, RuleId, Side, Verdict},
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Answer, Badge, CandidacyBadge, Column, DenseTable, Empty, IconName, Look, MarkCell, Paging, SmallDeck, Tone},
    explain::{self, Reader},
    form::{Form, Submit},
    format, labels, t,
};

use super::{Shown, short::short};
use crate::{
    api::curation::Invite,
    pages::{
        conflicts::{ConflictBadge, Found},
        paging::KeyedPages,
        words::count,
    },
};

/// How many rules have a column of their own.
const MAIN_RULES: usize = 3;

/// Who has how many invitations to answer, and how many one person gets.
#[derive(Debug, Clone)]
pub(super) struct Room {
    pub open: Vec<OpenInvitations>,
    pub most: u32,
    pub now: DateTime<Utc>,
}

/// The table and its pages.
#[component]
pub(super) fn Pool(
    shown: Shown,
    found: Arc<Ranking>,
    people: Vec<StaffCandidacy>,
    conflicts: Found,
    room: Room,
    peeked: Option<ProfileId>,
) -> impl IntoView {
    let locale = Locale::current();
    let total = i64::try_from(found.total).unwrap_or(i64::MAX);
    let size = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let paging = Paging::new(shown.page, size, found.profiles.len(), total, |page| shown.page_address(locale, page));
    let about = t::staff::curation::pool_about(locale, count(found.total), &Weights::current().version);
    let heading = view! { <h2 id="pool">{t::staff::curation::pool(locale)}" "<span class="quiet-text">{about}</span></h2> };
    let Some(first) = found.profiles.first() else {
        return view! { {heading}<Empty title=t::staff::curation::none(locale) text=t::staff::curation::none_text(locale)/> }.into_any();
    };
    let rules = main_rules(&first.matched);
    let columns = columns(locale, &rules);
    let row = |one: &RankedProfile| {
        let candidacy = people.iter().find(|person| person.profile == one.facts.id).map(|person| person.state);
        let conflict = conflicts.get(&one.facts.id).cloned();
        let standing = Standing { candidacy, conflict, room: &room, peeked: peeked == Some(one.facts.id) };
        row(locale, shown, one, &rules, standing)
    };
    let rows = found.profiles.iter().map(row).collect_view();
    view! {
        {heading}
        <DenseTable label=t::staff::curation::pool(locale) columns>{rows}</DenseTable>
        <KeyedPages paging/>
    }
    .into_any()
}

/// The rules that weigh most for this mission and read a criterion. Their weights on the CEO's side are the same for everybody.
fn main_rules(found: &Match) -> Vec<RuleId> {
    let mut parts: Vec<&Part> = found.side(Side::Ceo).filter(|part| part.rule.reads().is_some()).collect();
    parts.sort_by_key(|part| (Reverse(part.weight), part.rule));
    parts.into_iter().take(MAIN_RULES).map(|part| part.rule).collect()
}

fn columns(locale: Locale, rules: &[RuleId]) -> Vec<Column> {
    let before = [
        Column::number(t::staff::curation::rank(locale)),
        Column::new(t::staff::curation::person(locale)),
        Column::new(t::staff::curation::both(locale)),
    ];
    let after = [
        Column::number(t::staff::profiles::rate(locale)),
        Column::new(t::staff::curation::to_know(locale)),
        Column::silent(t::staff::curation::action(locale)),
    ];
    before.into_iter().chain(rules.iter().map(|rule| Column::new(explain::rule_name(locale, *rule)))).chain(after).collect()
}

/// What is known of somebody beside their rank.
struct Standing<'a> {
    candidacy: Option<CandidacyState>,
    conflict: Option<ForStaff>,
    room: &'a Room,
    peeked: bool,
}

fn row(locale: Locale, shown: Shown, one: &RankedProfile, rules: &[RuleId], standing: Standing<'_>) -> AnyView {
    let Standing { candidacy, conflict, room, peeked } = standing;
    let RankedProfile { rank, name, facts, matched } = one;
    let place = facts.places.first().map(|place| labels::named(locale, CriterionKind::Place, &place.to_string()));
    let about: Vec<String> = [Some(facts.headline.clone()), place].into_iter().flatten().collect();
    let marks = rules.iter().map(|rule| mark(locale, matched, *rule)).collect_view();
    let rate = facts.rate.map_or_else(|| t::staff::not_said(locale).to_owned(), |rate| format::euros(locale, rate.euros().into()));
    view! {
        <tr class="candidate" aria-selected=peeked.then_some("true")>
            <td class="num" data-label=t::staff::curation::rank(locale)>{format::number(locale, rank)}</td>
            <th scope="row"><a href=shown.peek_address(locale, facts.id)>{name.clone()}</a><small>{about.join(", ")}</small></th>
            <td data-label=t::staff::curation::both(locale)>
                <span class="visually-hidden">{t::staff::curation::for_ceo(locale)}</span><SmallDeck score=matched.ceo/>
                <span class="visually-hidden">{t::staff::curation::for_cto(locale)}</span><SmallDeck score=matched.cto/>
            </td>
            {marks}
            <td class="num" data-label=t::staff::profiles::rate(locale)>{rate}</td>
            <td><ConflictBadge found=conflict/>{to_know(locale, matched)}</td>
            <td><Act shown profile=facts.id name=name.clone() candidacy room=room.clone()/></td>
        </tr>
    }
    .into_any()
}

/// One rule for one person: how it stands, and beneath the words what it gives in points.
fn mark(locale: Locale, found: &Match, rule: RuleId) -> AnyView {
    let Some(part) = found.parts.iter().find(|part| part.rule == rule) else { return view! { <td></td> }.into_any() };
    let (answer, text) = match &part.outcome {
        Outcome::Unknown { .. } => (Answer::Ask, t::staff::not_said(locale).to_owned()),
        Outcome::Known { reasons, .. } => {
            let has = |verdict| reasons.iter().any(|reason| reason.verdict == verdict);
            let answer = match (has(Verdict::Holds), has(Verdict::Partial), has(Verdict::Gap)) {
                (true, false, false) => Answer::Yes,
                (false, false, _) => Answer::No,
                _ => Answer::Partly,
            };
            (answer, short(locale, reasons))
        }
    };
    let points = t::staff::curation::points(locale, format::percent(locale, part.contribution()), format::percent(locale, part.weight));
    view! { <MarkCell answer text points label=explain::rule_name(locale, rule)/> }.into_any()
}

/// What rules the person out, in red, and how much is still to ask.
fn to_know(locale: Locale, matched: &Match) -> impl IntoView + use<> {
    let blocks = matched.blocked_by.iter().map(|block| explain::block_line(locale, Reader::Staff, block).text);
    let blocks = blocks.map(|text| view! { <Badge tone=Tone::Late icon=IconName::X>{text}</Badge>" " }).collect_view();
    let questions = count(matched.parts.iter().map(|part| part.questions().len()).sum::<usize>());
    let ask = (questions > 0).then(|| view! { <Badge tone=Tone::Unknown>{t::staff::curation::to_ask(locale, questions)}</Badge> });
    view! { {blocks}{ask} }
}

/// The invitation, or where the candidacy stands. Where somebody has as many to answer as one person gets, when there is room again.
#[component]
fn Act(shown: Shown, profile: ProfileId, name: String, candidacy: Option<CandidacyState>, room: Room) -> impl IntoView {
    let locale = Locale::current();
    let badge = candidacy.filter(|state| *state != CandidacyState::Suggested).map(|state| view! { <CandidacyBadge state/> });
    let may_invite = matches!(candidacy, None | Some(CandidacyState::Suggested | CandidacyState::Expired)) && shown.is_open();
    if !may_invite {
        return badge.into_any();
    }
    let open = room.open.iter().find(|open| open.profile == profile);
    let said = open.map(|open| {
        let when = format::moment(locale, open.until, room.now);
        let is_full = open.count >= i64::from(room.most);
        let words = if is_full {
            t::invitations::no_room(locale, count(open.count), when)
        } else {
            t::invitations::open(locale, count(open.count))
        };
        (is_full, words)
    });
    let is_full = said.as_ref().is_some_and(|(is_full, _)| *is_full);
    let note = said.map(|(_, words)| view! { <small class="quiet-text">{words}</small> });
    let form = (!is_full).then(|| {
        let hidden = vec![("mission", shown.mission.to_string()), ("profile", profile.to_string())];
        let (words, label) = match candidacy {
            Some(CandidacyState::Expired) => (t::invitations::again(locale), t::invitations::again_name(locale, name)),
            _ => (t::staff::curation::invite(locale), t::staff::curation::invite_name(locale, name)),
        };
        view! {
            <Form name=format!("invite-{profile}") action=Invite::PATH hidden>
                <Submit look=Look::Secondary small=true label>{words}</Submit>
            </Form>
        }
    });
    view! { {badge}{form}{note} }.into_any()
}
