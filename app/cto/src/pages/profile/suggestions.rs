//! The names that the browser proposes while somebody types.

use leptos::prelude::*;
use matching::vocabulary::vocabulary;
use ui::Locale;

/// The list of technologies.
pub const TECHNOLOGIES: &str = "technologies";
/// The list of cities.
pub const CITIES: &str = "cities";

/// Every technology, by name. Spellings that are not proposed are understood too.
#[component]
pub fn Technologies() -> impl IntoView {
    let names =
        vocabulary().technologies().iter().map(|technology| view! { <option value=technology.name.clone()></option> }).collect_view();
    view! { <datalist id=TECHNOLOGIES>{names}</datalist> }
}

/// Every city, by name.
#[component]
pub fn Cities() -> impl IntoView {
    let lang = Locale::current().vocabulary();
    let names = vocabulary().cities().iter().map(|city| view! { <option value=city.name.get(lang).to_owned()></option> }).collect_view();
    view! { <datalist id=CITIES>{names}</datalist> }
}
