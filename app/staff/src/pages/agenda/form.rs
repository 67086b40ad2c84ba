//! `/staff/agenda/new`, and the fields of an event, the same for a new one and for one that is changed.

use domain::{Audience, EventKind, WrittenLanguage, Zone};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::community_events::StaffSheet;
use ui::{
    Locale, Nav, Page,
    components::PageHead,
    form::{Check, Choice, Choosable, Field, Form, Select, Submit, TextArea, TextInput},
    href, labels,
    server::page,
    t,
};

use crate::{api::agenda::DraftEvent, asked::staff};

/// The page.
#[component]
pub fn NewEventPage() -> impl IntoView {
    use t::agenda::form as say;
    let locale = Locale::current();
    page(async move {
        staff()?;
        let back = move || {
            view! { <p class="quiet-text"><a href=href(locale, Nav::StaffAgenda.path())>{t::agenda::staff::back(locale)}</a></p> }
        };
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::StaffAgenda) body_class="staff">
                <div class="page narrow">
                    <PageHead title=say::title(locale) above=back/>
                    <Form name="draft_event" action=DraftEvent::PATH class="stack" once=true>
                        <Fields sheet=None/>
                        <div><Submit>{say::keep(locale)}</Submit></div>
                    </Form>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// What an event says, to be typed.
#[component]
pub(super) fn Fields(sheet: Option<StaffSheet>) -> impl IntoView {
    use t::agenda::form as say;
    let locale = Locale::current();
    let text = |pick: fn(&StaffSheet) -> Option<String>| sheet.as_ref().and_then(pick).unwrap_or_default();
    let (title, description) = (text(|sheet| Some(sheet.title.clone())), text(|sheet| Some(sheet.description.clone())));
    let (place, link) = (text(|sheet| sheet.place.clone()), text(|sheet| sheet.link.clone()));
    let seats = text(|sheet| sheet.seats.map(|seats| seats.to_string()));
    let speaker = text(|sheet| sheet.speaker.as_ref().map(|speaker| speaker.email.clone()));
    let kinds = EventKind::ALL.iter().map(|kind| Choosable::new(kind.code(), labels::event_kind(locale, *kind))).collect();
    let audiences = Audience::ALL.iter().map(|one| Choosable::new(one.code(), labels::audience(locale, *one))).collect();
    let languages = vec![
        Choosable::new(WrittenLanguage::French.code(), say::french(locale)),
        Choosable::new(WrittenLanguage::English.code(), say::english(locale)),
    ];
    let kind = sheet.as_ref().map(|sheet| sheet.kind.code().to_owned());
    let audience = sheet.as_ref().map_or(Audience::Community, |sheet| sheet.audience).code().to_owned();
    let language = sheet.as_ref().map_or(WrittenLanguage::French, |sheet| sheet.language).code().to_owned();
    let agreed = sheet.as_ref().is_some_and(|sheet| sheet.speaker.is_some());
    view! {
        <Field name="title" label=say::name(locale)><TextInput value=title/></Field>
        <Field name="description" label=say::description(locale) hint=Some(say::description_hint(locale).to_owned())>
            <TextArea rows=8 value=description/>
        </Field>
        <Field name="kind" label=say::kind(locale) group=true><Choice options=kinds selected=kind/></Field>
        <Field name="audience" label=say::audience(locale) hint=Some(say::audience_hint(locale).to_owned())>
            <Select options=audiences selected=audience/>
        </Field>
        <Field name="language" label=say::language(locale) group=true><Choice options=languages selected=Some(language)/></Field>
        <Times sheet=sheet.clone()/>
        <Field name="place" label=say::place(locale) hint=Some(say::place_hint(locale).to_owned())>
            <TextInput value=place/>
        </Field>
        <Field name="link" label=say::link(locale) hint=Some(say::link_hint(locale).to_owned())>
            <TextInput kind="url" value=link/>
        </Field>
        <div class="short-field">
            <Field name="seats" label=say::seats(locale) hint=Some(say::seats_hint(locale).to_owned())>
                <TextInput inputmode="numeric" value=seats/>
            </Field>
        </div>
        <Field name="speaker" label=say::speaker(locale) hint=Some(say::speaker_hint(locale).to_owned())>
            <TextInput value=speaker/>
        </Field>
        <Check name="speaker_agreed" label=say::speaker_agreed(locale) checked=agreed/>
    }
}

/// The day and the hours, on the wall of Paris.
#[component]
fn Times(sheet: Option<StaffSheet>) -> impl IntoView {
    use t::agenda::form as say;
    let locale = Locale::current();
    let wall = |pick: fn(&StaffSheet) -> chrono::DateTime<chrono::Utc>, format: &str| {
        sheet.as_ref().map(|sheet| Zone::PARIS.local(pick(sheet)).format(format).to_string()).unwrap_or_default()
    };
    let (day, last) = (wall(|sheet| sheet.starts_at, "%Y-%m-%d"), wall(|sheet| sheet.ends_at, "%Y-%m-%d"));
    let last = if last == day { String::new() } else { last };
    let (starts, ends) = (wall(|sheet| sheet.starts_at, "%H:%M"), wall(|sheet| sheet.ends_at, "%H:%M"));
    view! {
        <div class="stack event-times">
            <div class="three">
                <Field name="day" label=say::day(locale)><TextInput kind="date" value=day/></Field>
                <Field name="starts" label=say::starts(locale)><TextInput kind="time" value=starts/></Field>
                <Field name="ends" label=say::ends(locale)><TextInput kind="time" value=ends/></Field>
            </div>
            <div class="short-field">
                <Field name="last_day" label=say::last_day(locale)><TextInput kind="date" value=last/></Field>
            </div>
            <p class="quiet-text">{say::zone(locale)}</p>
        </div>
    }
}
