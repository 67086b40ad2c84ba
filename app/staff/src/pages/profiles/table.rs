//! Profiles as rows, with what of their own text answers the question.

use leptos::prelude::*;
use marketplace::search::text::{Asked, profiles::FoundProfile};
use ui::{
    Locale, Nav,
    components::{Badge, Column, DenseTable, Empty, Mark, Marked, Paging, ProfileBadge, Tone},
    format, href, t,
};

use super::super::paging::KeyedPages;

/// The table and its pages. What was changed after `since` is marked.
#[component]
pub(super) fn Table(profiles: Vec<FoundProfile>, paging: Paging, since: Option<i64>) -> impl IntoView {
    let locale = Locale::current();
    let columns = vec![
        Column::new(t::staff::profiles::person(locale)),
        Column::new(t::staff::profiles::state(locale)),
        Column::new(t::staff::profiles::rhythm(locale)),
        Column::new(t::staff::profiles::free(locale)),
        Column::number(t::staff::profiles::rate(locale)),
    ];
    let rows = profiles.into_iter().map(|found| view! { <Row found since/> }).collect_view();
    view! {
        <DenseTable label=t::staff::profiles::title(locale) columns>{rows}</DenseTable>
        <KeyedPages paging searched=true/>
    }
}

#[component]
fn Row(found: FoundProfile, since: Option<i64>) -> impl IntoView {
    use t::staff::profiles as say;
    let locale = Locale::current();
    let FoundProfile { summary, name_marks, headline_marks, passage, since: changed } = found;
    let unsaid = || t::staff::not_said(locale).to_owned();
    let marks = |spans: Vec<domain::Evidence>| spans.into_iter().map(Mark::from).collect::<Vec<_>>();
    let is_new = since.is_some_and(|since| changed > since);
    let ends = |cut: bool| if cut { "…" } else { "" };
    let (before, after) = (ends(passage.cut_before), ends(passage.cut_after));
    let answer = (!passage.marks.is_empty())
        .then(|| view! { <small class="passage">{before}<Marked text=passage.text marks=marks(passage.marks)/>{after}</small> });
    view! {
        <tr>
            <th scope="row">
                <a href=href(locale, &format!("{}/{}", Nav::Profiles.path(), summary.id))><Marked text=summary.name marks=marks(name_marks)/></a>
                {is_new.then(|| view! { " " <Badge tone=Tone::Accent>{t::search::profiles::new(locale)}</Badge> })}
                <small><Marked text=summary.headline marks=marks(headline_marks)/></small>
                {answer}
            </th>
            <td><ProfileBadge state=summary.state/></td>
            <td data-label=say::rhythm(locale)>{summary.rhythm.map_or_else(unsaid, |rhythm| format::days_a_week_short(locale, rhythm))}</td>
            <td data-label=say::free(locale)>
                {summary.available_from.map_or_else(unsaid, |day| format::date(locale, day))}
                {summary.start_unconfirmed.then(|| view! { " " <Badge tone=Tone::Unknown>{t::checks::availability::to_confirm(locale)}</Badge> })}
            </td>
            <td class="num" data-label=say::rate(locale)>{summary.rate.map_or_else(unsaid, |rate| format::rate(locale, rate))}</td>
        </tr>
    }
}

/// Nobody is there, or nobody answers.
#[component]
pub(super) fn Nothing(asked: Asked) -> impl IntoView {
    let locale = Locale::current();
    if asked.is_everything() {
        return view! { <Empty title=t::staff::profiles::none(locale) text=t::staff::profiles::none_text(locale)/> }.into_any();
    }
    view! {
        <Empty title=t::search::profiles::empty(locale) text=t::search::profiles::empty_text(locale) laid=2>
            <a class="button secondary" href=href(locale, Nav::Profiles.path())>{t::search::clear(locale)}</a>
        </Empty>
    }
    .into_any()
}
