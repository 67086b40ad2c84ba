//! For whom a CTO works now: in rows, and as the profile shows it to them.

use domain::CriterionKind;
use leptos::prelude::*;
use marketplace::{
    conflicts::{Client, MOST_CLIENTS},
    profiles::OwnProfile,
};
use matching::vocabulary::vocabulary;
use ui::{
    Locale,
    form::{Choosable, Field, Select, TextInput},
    t,
};

use super::rows::count;

/// Clients with sector and last day.
#[component]
pub fn ClientFields(profile: OwnProfile) -> impl IntoView {
    let locale = Locale::current();
    let clients = profile.particulars.clients;
    let rows = count("client", clients.len(), MOST_CLIENTS);
    let row = |at: usize| view! { <ClientRow at client=clients.get(at).cloned()/> };
    view! {
        <div class="edit-rows wide-rows">{(0..rows).map(row).collect_view()}</div>
        <p class="quiet-text">{t::profile::rows_hint(locale)}</p>
    }
}

#[component]
fn ClientRow(at: usize, #[prop(optional_no_strip)] client: Option<Client>) -> impl IntoView {
    use t::checks::clients as say;
    let locale = Locale::current();
    let labels = vocabulary().labels(CriterionKind::Sector);
    let mut sectors: Vec<Choosable> =
        labels.iter().map(|label| Choosable::new(label.code.clone(), label.name.get(locale.vocabulary()))).collect();
    sectors.sort_by_cached_key(|option| matching::understand::fold::fold(&option.label));
    let sector = client.as_ref().and_then(|one| one.sector).map(|sector| sector.code().to_owned()).unwrap_or_default();
    let until = client.as_ref().and_then(|one| one.until).map(|day| day.to_string()).unwrap_or_default();
    view! {
        <div class="edit-row of-clients">
            <Field name=format!("client-{at}") label=say::name(locale)>
                <TextInput value=client.map(|one| one.name).unwrap_or_default() autocomplete="off"/>
            </Field>
            <Field name=format!("sector-{at}") label=say::sector(locale)>
                <Select options=sectors selected=sector none=t::profile::none_of(locale)/>
            </Field>
            <Field name=format!("until-{at}") label=say::until(locale)><TextInput kind="date" value=until/></Field>
        </div>
    }
}
