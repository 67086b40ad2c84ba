//! How long reading takes.
//!
//! 1. The time grows with the text, not with its square, whatever a text says over and over.

use std::time::Instant;

use chrono::NaiveDate;
use domain::ProfileId;

use super::{profile::read_profile, understand};

/// What a text may say over and over, so that a reader which looks back or ahead too far looks at all of it again and again.
const REPEATED: [(&str, &str); 33] = [
    (
        "a need",
        "Une agence a construit notre première version en Go, idéalement sans PHP, 2 jours par semaine à Lyon, TJM 800 €, dès janvier. ",
    ),
    ("developers", "3 devs, "),
    ("developers who arrive", "1 dev et 2 développeurs, 1 dev arrivent "),
    ("a team", "équipe technique de 5 "),
    ("technologies", "Symfony, Django, "),
    ("names that are words", "Go, Swift, Dart, "),
    ("tools of every office", "Trello, "),
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
/// The same for a CV.
const REPEATED_IN_CVS: [(&str, &str); 7] = [
    ("a title", "cto "),
    ("whom somebody works with", "rattaché au CTO et au CEO et "),
    ("a refusal", "je refuse "),
    ("a denial", "pas de crypto, "),
    ("a heading", "Formation\n"),
    ("a name", "Julia Martin\n"),
    ("stations", "2018 – 2022 CTO, Acme\n"),
];
/// How long a short text is, in bytes, and how many times as long the long one.
const SHORT: usize = 2_000;
const LONGER: usize = 16;
/// The long text may take so many times as long as as many short ones: memory is slower than caches, and a search in a longer list takes a step more.
const MOST: f64 = 3.0;
/// So often it is measured before it is called slow.
const ROUNDS: usize = 5;

/// A piece over and over, between what a reader may look for from each of them. One that ends a line begins the text, as a name begins a CV.
fn text(piece: &str, bytes: usize) -> String {
    let around = "Symfony, à Lyon.";
    let before = if piece.ends_with('\n') { "" } else { around };
    format!("{before} {} {around}", piece.repeat(bytes.div_ceil(piece.len())))
}

/// Reads a text whole.
type Reader = fn(&str);

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn read_need(text: &str) {
    std::hint::black_box(understand(std::hint::black_box(text), today()));
}

fn read_cv(text: &str) {
    std::hint::black_box(read_profile(ProfileId::NIL, "", std::hint::black_box(text), today()));
}

/// How long some readings take, in seconds.
fn seconds(read: Reader, text: &str, times: usize) -> f64 {
    let begun = Instant::now();
    (0..times).for_each(|_| read(text));
    begun.elapsed().as_secs_f64()
}

/// How many times as long a long text takes as so many short ones: side by side, so that a busy machine slows both, and anew where it seems slow.
fn growth(read: Reader, piece: &str) -> f64 {
    let (short, long) = (text(piece, SHORT), text(piece, SHORT * LONGER));
    seconds(read, &short, 1);
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        least = least.min(seconds(read, &long, 1) / seconds(read, &short, LONGER));
        if least < MOST {
            break;
        }
    }
    least
}

#[test]
fn law_1_the_time_grows_with_the_text_and_not_with_its_square() {
    let needs = REPEATED.iter().map(|(name, piece)| (name, growth(read_need, piece)));
    let grown = needs.chain(REPEATED_IN_CVS.iter().map(|(name, piece)| (name, growth(read_cv, piece))));
    let slow: Vec<String> = grown.filter(|(_, growth)| *growth >= MOST).map(|(name, growth)| format!("{name}: {growth:.1}")).collect();
    assert!(slow.is_empty(), "a text that is {LONGER} times as long takes so many times as long as {LONGER} short ones: {slow:?}");
}
