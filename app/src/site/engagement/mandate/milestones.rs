//! Milestones on a rope: what is to be there on which day, who answers for it, what is late and why.

use chrono::NaiveDate;
use domain::{
    EngagementId,
    mandate::{EntryKind, Milestone, Standing},
};
use leptos::prelude::*;
use marketplace::mandates::{DatedMilestone, MandateSheet, Signed};
use ui::{
    Locale,
    components::{self, Badge, IconName, Timeline, TimelineItem, Tone},
    format, t,
};

use super::entry::{Adding, Author, Changing, Line, Rescued};

/// The section.
#[component]
pub(super) fn Milestones(mandate: MandateSheet, today: NaiveDate) -> impl IntoView {
    use t::mandate::milestones as say;
    let locale = Locale::current();
    let (engagement, kind, writable) = (mandate.engagement, EntryKind::Milestone, mandate.is_writable);
    let none = mandate.milestones.is_empty().then(|| view! { <p class="quiet-text">{say::none(locale)}</p> });
    let adding = writable.then(|| {
        view! {
            <Adding engagement kind label=say::add(locale) fields=(|| view! { <MilestoneFields/> }).into()/>
            <Rescued engagement kind present=mandate.milestones.clone() fields=(|| view! { <MilestoneFields/> }).into()/>
        }
    });
    let some = !mandate.milestones.is_empty();
    let items = mandate.milestones.into_iter().map(|signed| view! { <Item engagement signed writable today/> }).collect_view();
    view! {
        <section class="stack mandate-part" id="milestones" aria-labelledby="milestones-title">
            <h2 id="milestones-title">{say::title(locale)}</h2>
            <p class="quiet-text">{say::lead(locale)}</p>
            {none}
            {some.then(|| view! { <Timeline>{items}</Timeline> })}
            {adding}
        </section>
    }
}

#[component]
fn Item(engagement: EngagementId, signed: Signed<DatedMilestone>, writable: bool, today: NaiveDate) -> impl IntoView {
    use t::mandate::milestones as say;
    let locale = Locale::current();
    let DatedMilestone { milestone, first } = signed.entry.clone();
    let standing = milestone.standing(first, today);
    let state = match standing {
        Standing::Done => components::Milestone::Done,
        Standing::Late | Standing::Moved => components::Milestone::Moved,
        Standing::Ahead => components::Milestone::Ahead,
    };
    let badge = match standing {
        Standing::Done => view! { <Badge tone=Tone::Success icon=IconName::Check>{say::done(locale)}</Badge> }.into_any(),
        Standing::Late => view! { <Badge tone=Tone::Late icon=IconName::AlarmClock>{say::late(locale)}</Badge> }.into_any(),
        Standing::Moved => view! { <Badge tone=Tone::Warning icon=IconName::Clock>{say::moved(locale)}</Badge> }.into_any(),
        Standing::Ahead => ().into_any(),
    };
    let day = format::date(locale, milestone.due);
    let when = match (milestone.done, milestone.due == first) {
        (Some(done), _) => say::done_on(locale, day, format::date(locale, done)),
        (None, true) => day,
        (None, false) => say::moved_from(locale, day, format::date(locale, first)),
    };
    let owner = say::owned(locale, &milestone.owner);
    let why = milestone.reason.clone().map(|reason| view! { <p>{reason}</p> });
    let changing = writable.then(|| {
        let (called, filled) = (milestone.title.clone(), milestone.clone());
        let fields = move || view! { <MilestoneFields milestone=filled.clone()/> };
        view! { <Changing engagement kind=EntryKind::Milestone signed=signed.clone() called fields=fields.into()/> }
    });
    view! {
        <TimelineItem state when title=milestone.title>
            <div class="entry-body">
                <p class="cluster">{badge}<span>{owner}</span></p>
                {why}
                <Author signed/>
                {changing}
            </div>
        </TimelineItem>
    }
}

/// What somebody types of a milestone.
#[component]
fn MilestoneFields(#[prop(optional)] milestone: Option<Milestone>) -> impl IntoView {
    use t::mandate::milestones as say;
    let locale = Locale::current();
    let day = |of: fn(&Milestone) -> Option<NaiveDate>| milestone.as_ref().and_then(of).map(|day| day.to_string()).unwrap_or_default();
    let (due, done) = (day(|milestone| Some(milestone.due)), day(|milestone| milestone.done));
    let (title, owner, reason) =
        milestone.map(|milestone| (milestone.title, milestone.owner, milestone.reason.unwrap_or_default())).unwrap_or_default();
    view! {
        <Line name="title" label=say::what(locale) value=title/>
        <Line name="due" label=say::due(locale) kind="date" value=due/>
        <Line name="owner" label=say::owner(locale) hint=Some(say::owner_hint(locale).to_owned()) value=owner/>
        <Line name="done" label=say::done_day(locale) hint=Some(say::done_hint(locale).to_owned()) kind="date" value=done/>
        <Line name="reason" label=say::reason(locale) hint=Some(say::reason_hint(locale).to_owned()) value=reason/>
    }
}
