//! The score as a gangway of twenty planks worth five points: laid (proven), dotted (to check), bare (missing).

use std::fmt::Write as _;

use leptos::prelude::*;
use matching::rank::Score;

use crate::{Locale, format, t};

/// The planks, as they stand inside the drawing (100 × 10).
fn planks(score: Score) -> String {
    let (low, high) = format::points(score);
    let mut drawing = String::new();
    for left in (0..100).step_by(5) {
        // Writing into a string cannot fail.
        let _ = match left {
            left if left < low => write!(drawing, r#"<rect class="plank laid" x="{left}" y="0" width="4.2" height="10"/>"#),
            left if left < high => write!(drawing, r#"<rect class="plank maybe" x="{left}.35" y="0.6" width="3.5" height="8.8"/>"#),
            left => write!(drawing, r#"<rect class="plank" x="{left}" y="0" width="4.2" height="10"/>"#),
        };
    }
    drawing
}

#[component]
fn Planks(score: Score) -> impl IntoView {
    let label = format::range_sentence(Locale::current(), score);
    view! {
        <svg class="planks" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=label inner_html=planks(score)></svg>
    }
}

/// The large deck: figures, planks, and a note; without a `note` it counts the planks to check.
#[component]
pub fn Deck(score: Score, #[prop(optional, into)] note: Option<String>) -> impl IntoView {
    let locale = Locale::current();
    let note = note.unwrap_or_else(|| to_check(locale, score));
    view! {
        <div class="deck">
            <p class="range" aria-hidden="true">{format::range_figures(score)} " " <small>{t::shared::score::unit(locale)}</small></p>
            <Planks score/>
            <p class="note">{note}</p>
        </div>
    }
}

/// The deck on one line, for lists and tables.
#[component]
pub fn SmallDeck(score: Score) -> impl IntoView {
    view! {
        <div class="deck small">
            <Planks score/>
            <span class="range" aria-hidden="true">{format::range_figures(score)}</span>
        </div>
    }
}

/// How many planks an answer could still lay.
fn unknown(score: Score) -> u32 {
    let (low, high) = format::points(score);
    (high - low) / 5
}

/// `2 planches à vérifier`, or that everything is known.
pub fn to_check(locale: Locale, score: Score) -> String {
    match unknown(score) {
        0 => t::shared::score::all_known(locale).to_owned(),
        planks => t::shared::score::to_check(locale, planks),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_twenty_planks_and_their_numbers_are_the_range() {
        for (low, high, laid, maybe) in [(0, 0, 0, 0), (800_000, 900_000, 16, 2), (349_000, 751_000, 6, 10), (1_000_000, 1_000_000, 20, 0)]
        {
            let drawing = planks(Score { low, high });
            let count = |class: &str| drawing.matches(class).count();
            assert_eq!((count("<rect"), count("plank laid"), count("plank maybe")), (20, laid, maybe), "{low}–{high}");
        }
    }
}
