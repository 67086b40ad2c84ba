//! The time zone in which somebody reads and proposes hours.

use domain::Zone;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Locale,
    components::Look,
    form::{Choosable, Field, Form, Select, Submit},
    t,
};

use crate::api::account::SetTimeZone;

/// The section, with every zone by its name.
#[component]
pub fn TimeZone(zone: Zone) -> impl IntoView {
    use t::meetings::zone as words;
    let locale = Locale::current();
    // A name that is not offered any more stays who chose it.
    let mut zones = Zone::choices();
    if !zones.contains(&zone) {
        zones.insert(0, zone);
    }
    let options = zones.into_iter().map(|zone| Choosable::new(zone.code(), zone.code().replace('_', " "))).collect();
    view! {
        <section class="stack" aria-labelledby="time-zone">
            <h2 id="time-zone">{words::title(locale)}</h2>
            <p>{words::text(locale)}</p>
            <Form name="zone" action=SetTimeZone::PATH class="stack">
                <Field name="time_zone" label=words::label(locale)><Select options selected=zone.code().to_owned()/></Field>
                <div><Submit look=Look::Secondary>{words::save(locale)}</Submit></div>
            </Form>
        </section>
    }
}
