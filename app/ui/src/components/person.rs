//! A person: a letter in place of a face, and a harbour name while anonymous.

use domain::profile::Photo;
use leptos::prelude::*;

use super::Portrait;

/// Things of a harbour, in alphabetical order, one for each letter that has a good one; the same in both languages, like names.
const HARBOUR: [&str; 20] = [
    "Ancre", "Balise", "Cabestan", "Drisse", "Estacade", "Foc", "Galet", "Hauban", "Îlot", "Jetée", "Lagune", "Mât", "Nacelle", "Orin",
    "Ponton", "Quai", "Rade", "Sillage", "Taquet", "Vigie",
];

/// The harbour name of the person at this position of a selection, from 0: `Ancre`, `Balise`, …; after the last, `Ancre 2`.
pub fn harbour_name(position: usize) -> String {
    let (round, at) = (position / HARBOUR.len(), position % HARBOUR.len());
    let name = HARBOUR.get(at).copied().unwrap_or_default();
    if round == 0 { name.to_owned() } else { format!("{name}\u{a0}{}", round + 1) }
}

/// The letter that stands for a name: its first, in upper case, without its accent where that is an `Î`.
pub fn initial(name: &str) -> String {
    name.chars().next().map_or_else(String::new, |letter| if letter == 'Î' { "I".to_owned() } else { letter.to_uppercase().collect() })
}

/// The square with a letter; hidden from readers, since the name stands beside it.
#[component]
pub fn FigureMark(#[prop(into)] name: String, #[prop(optional)] small: bool) -> impl IntoView {
    view! { <span class=if small { "figure-mark small" } else { "figure-mark" } aria-hidden="true">{initial(&name)}</span> }
}

/// The square, the name as a heading, and a line beneath.
#[component]
pub fn Person(
    #[prop(into)] name: String,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional_no_strip)] detail: Option<String>,
    #[prop(optional_no_strip)] photo: Option<Photo>,
) -> impl IntoView {
    view! {
        <div class="person">
            <Portrait name=name.clone() photo/>
            <div>
                <h2 id=id>{name}</h2>
                {detail.map(|detail| view! { <p class="quiet-text">{detail}</p> })}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_in_order_and_never_repeat() {
        let names: Vec<String> = (0..60).map(harbour_name).collect();
        assert_eq!(names.iter().take(3).collect::<Vec<_>>(), ["Ancre", "Balise", "Cabestan"]);
        let unlike: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(unlike.len(), names.len());
    }
}
