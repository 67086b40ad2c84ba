//! A month at a glance: one plank of the bridge for each subject, sound, worn, missing or unknown.

use domain::report::{Light, Subject};
use leptos::prelude::*;
use ui::{Locale, t};

use super::words::{light_class, light_name, subject_name};

/// The planks, in this order.
#[component]
pub(crate) fn MonthBridge(lights: Vec<(Subject, Light)>) -> impl IntoView {
    let locale = Locale::current();
    let told = |subject, light| t::report::list::light(locale, small(light_name(locale, light)), subject_name(locale, subject));
    let all: Vec<String> = lights.iter().map(|&(subject, light)| told(subject, light)).collect();
    let planks = lights.into_iter().map(|(subject, light)| {
        let words = if light == Light::Good { subject_name(locale, subject).to_owned() } else { told(subject, light) };
        view! { <li class=light_class(light)>{words}</li> }
    });
    view! { <div class="bridge-state" role="img" aria-label=all.join(", ")><ol role="list" aria-hidden="true">{planks.collect_view()}</ol></div> }
}

/// As it stands within a sentence.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}
