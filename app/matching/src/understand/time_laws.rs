//! How long reading takes.
//!
//! 1. The time grows with the text, not with its square, whatever a text says over and over.

use std::time::Instant;

use chrono::NaiveDate;

use super::understand;

/// What a text may say over and over, so that a reader which looks back or ahead too far looks at all of it again and again.
const REPEATED: [(&str, &str); 32] = [
    (
        "a need",
        "Une agence a construit notre première version en Go, idéalement sans PHP, 2 jours par semaine à Lyon, TJM 800 €, dès janvier. ",
    ),
    ("developers", "3 devs, "),
    ("developers who arrive", "1 dev et 2 développeurs, 1 dev arrivent "),
    ("a team", "équipe technique de 5 "),
    ("technologies", "Symfony, Django, "),
    ("names that are words", "Go, Swift, Dart, "),
    ("technologies that are refused one by one", "ni PHP ni Java "),
    ("a word for leaving", "quitter "),
    ("a word for moving", "migrer vers "),
    ("a word for getting off", "on veut en sortir "),
    ("names of people", "Je suis Claire Delorme, "),
    ("capitals", "Ruby "),
    ("cities", "Lyon, Saint-Denis, "),
    ("numbers", "12 345 "),
    ("numbers in letters", "cent mille "),
    ("rates", "800 € par jour, "),
    ("budgets", "budget 4 000 € par mois "),
    ("days a week", "2 jours par semaine "),
    ("weekdays", "tous les lundis, mardis et jeudis, "),
    ("half time", "un développeur à mi-temps "),
    ("distance and site", "à distance ou sur place "),
    ("a CTO", "notre CTO "),
    ("an agency", "pas d’agence "),
    ("months", "dès janvier "),
    ("addresses", "https://example.org "),
    ("one endless word", "a"),
    ("one endless number", "7"),
    ("blanks", " "),
    ("empty lines", "mot\n\n"),
    ("parentheses", "("),
    ("emoji", "👩‍💻"),
    ("accents that stand alone", "¨"),
];
/// How long a short text is, in bytes, and how many times as long the long one.
const SHORT: usize = 2_000;
const LONGER: usize = 16;
/// The long text may take so many times as long as as many short ones: memory is slower than caches, and a search in a longer list takes a step more.
const MOST: f64 = 3.0;
/// So often it is measured before it is called slow.
const ROUNDS: usize = 5;

/// A piece over and over, between what a reader may look for from each of them.
fn text(piece: &str, bytes: usize) -> String {
    let around = "Symfony, à Lyon.";
    format!("{around} {} {around}", piece.repeat(bytes.div_ceil(piece.len())))
}

/// How long some readings take, in seconds.
fn seconds(text: &str, times: usize) -> f64 {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let begun = Instant::now();
    for _ in 0..times {
        std::hint::black_box(understand(std::hint::black_box(text), today));
    }
    begun.elapsed().as_secs_f64()
}

/// How many times as long a long text takes as so many short ones: side by side, so that a busy machine slows both, and anew where it seems slow.
fn growth(piece: &str) -> f64 {
    let (short, long) = (text(piece, SHORT), text(piece, SHORT * LONGER));
    seconds(&short, 1);
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        least = least.min(seconds(&long, 1) / seconds(&short, LONGER));
        if least < MOST {
            break;
        }
    }
    least
}

#[test]
fn law_1_the_time_grows_with_the_text_and_not_with_its_square() {
    let grown = REPEATED.iter().map(|(name, piece)| (name, growth(piece)));
    let slow: Vec<String> = grown.filter(|(_, growth)| *growth >= MOST).map(|(name, growth)| format!("{name}: {growth:.1}")).collect();
    assert!(slow.is_empty(), "a text that is {LONGER} times as long takes so many times as long as {LONGER} short ones: {slow:?}");
}
