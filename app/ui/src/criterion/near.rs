//! Names that are like the one that was typed and is none: each takes one press, also without script.

use domain::CriterionKind;
use leptos::prelude::*;
use matching::vocabulary::vocabulary;

use crate::components::Look;
use crate::form::{Choosable, Form, FormMemory, Submit};
use crate::{Locale, t};

/// How many names are offered.
const OFFERED: usize = 6;

/// Names of this kind that may be meant by what was typed: what a form sends, and what a person reads. Nothing for kinds that are chosen from
/// a list.
pub fn near_names(locale: Locale, kind: CriterionKind, typed: &str) -> Vec<Choosable> {
    let vocabulary = vocabulary();
    match kind {
        CriterionKind::Stack => {
            let like = vocabulary.technologies_like(typed, OFFERED);
            like.into_iter().map(|one| Choosable::new(one.id.to_string(), one.name.clone())).collect()
        }
        CriterionKind::Place => {
            let like = vocabulary.cities_like(typed, OFFERED);
            like.into_iter().map(|city| Choosable::new(city.id.to_string(), city.name.get(locale.vocabulary()))).collect()
        }
        _ => Vec::new(),
    }
}

/// The names, where the form of this name was refused for the one that was typed. A press sends what that form sent, with this name instead.
#[component]
pub(super) fn NearNames(form: String, kind: CriterionKind, action: &'static str, hidden: Vec<(&'static str, String)>) -> impl IntoView {
    let locale = Locale::current();
    let memory = FormMemory::of(&form)?;
    let typed = memory.value("value").filter(|_| memory.error("value").is_some())?.trim().to_owned();
    let names = near_names(locale, kind, &typed);
    if names.is_empty() {
        return None;
    }
    let importance = memory.value("importance").map(|weight| ("importance", weight.to_owned()));
    let one = move |name: Choosable| {
        let value = ("value", name.value.clone());
        let hidden = hidden.iter().cloned().chain(importance.clone()).chain([value]).collect::<Vec<_>>();
        view! {
            <li>
                <Form name=format!("near-{}-{form}", name.value) action hidden>
                    <Submit look=Look::Secondary small=true>{name.label}</Submit>
                </Form>
            </li>
        }
    };
    let question = t::shared::criterion::near(locale, crate::format::quoted(locale, &typed));
    Some(view! {
        <div class="near-names">
            <p>{question}</p>
            <ul role="list" class="cluster">{names.into_iter().map(one).collect_view()}</ul>
        </div>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_offered_for_what_is_typed_alone() {
        let offered = near_names(Locale::Fr, CriterionKind::Stack, "Symfonie");
        assert_eq!(offered.first(), Some(&Choosable::new("symfony", "Symfony")));
        assert!(offered.len() <= OFFERED);
        assert!(near_names(Locale::Fr, CriterionKind::Sector, "foodtech").is_empty());
    }
}
