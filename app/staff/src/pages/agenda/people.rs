//! Who signed up for an event, for staff.

use domain::{CommunityEventId, lifecycle::AttendanceState};
use leptos::prelude::*;
use marketplace::community_events::Attendee;
use ui::{
    Locale, Nav,
    components::{Badge, Column, DenseTable, Empty, Icon, IconName, Tone},
    format, href, labels, t,
};

/// The table, and the same as a file.
#[component]
pub(super) fn People(event: CommunityEventId, people: Vec<Attendee>) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let inside = if people.is_empty() {
        view! { <Empty title=say::people_none(locale) text=say::people_none_text(locale)/> }.into_any()
    } else {
        let file = href(locale, &format!("{}/{event}/attendees.csv", Nav::StaffAgenda.path()));
        let columns = vec![
            Column::new(say::column_name(locale)),
            Column::new(say::column_role(locale)),
            Column::new(say::column_state(locale)),
            Column::new(say::column_since(locale)),
            Column::new(say::column_listed(locale)),
        ];
        let rows = people.into_iter().map(|person| view! { <Person person/> }).collect_view();
        view! {
            <DenseTable label=say::people(locale) columns>{rows}</DenseTable>
            <p><a href=file download><Icon name=IconName::Download/> " " {say::csv(locale)}</a></p>
        }
        .into_any()
    };
    view! { <section class="stack" aria-labelledby="people"><h2 id="people">{say::people(locale)}</h2>{inside}</section> }
}

#[component]
fn Person(person: Attendee) -> impl IntoView {
    use t::agenda::staff as say;
    let locale = Locale::current();
    let tone = match person.state {
        AttendanceState::Going => Tone::Success,
        AttendanceState::Waiting => Tone::Unknown,
        AttendanceState::Withdrawn => Tone::Neutral,
    };
    let since = format!("{}, {}", format::date_of(locale, person.since), format::time(locale, person.since));
    let company = person.company.map(|company| view! { <small>{company}</small> });
    view! {
        <tr>
            <th scope="row">{person.name}<small>{person.email}</small></th>
            <td>{labels::role(locale, person.role)}{company}</td>
            <td><Badge tone>{labels::attendance_state(locale, person.state)}</Badge></td>
            <td data-label=say::column_since(locale)>{since}</td>
            <td data-label=say::column_listed(locale)>{if person.listed { say::yes(locale) } else { say::no(locale) }}</td>
        </tr>
    }
}
