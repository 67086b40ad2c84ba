//! French spaces and apostrophes, set by the build.

#[path = "../build/typography.rs"]
mod typography;

use typography::french;

#[test]
fn ordinary_blanks_become_the_right_ones() {
    assert_eq!(
        french("Il dit : « Qu'est-ce ? Rien ! » à 8 %"),
        "Il dit\u{a0}: «\u{a0}Qu’est-ce\u{202f}? Rien\u{202f}!\u{a0}» à 8\u{202f}%"
    );
}

#[test]
fn a_number_keeps_its_unit() {
    assert_eq!(french("3 jours, {count} h, à 15 km"), "3\u{a0}jours, {count}\u{a0}h, à 15\u{a0}km");
    assert_eq!(french("2 hectares, {name} annonce"), "2 hectares, {name} annonce");
    assert_eq!(french("Dès 5 000 €, jusqu’à {sum} €"), "Dès 5\u{202f}000\u{a0}€, jusqu’à {sum}\u{a0}€");
}

#[test]
fn thousands_follow_one_to_three_digits() {
    assert_eq!(french("5 000, 12 500, 300 000, 1 234 567"), "5\u{202f}000, 12\u{202f}500, 300\u{202f}000, 1\u{202f}234\u{202f}567");
    assert_eq!(french("En juin 2024 1200 lignes, le 01 234567"), "En juin 2024 1200 lignes, le 01 234567");
    assert_eq!(french("En 2026 300 lignes, le 20261130 250 autres"), "En 2026 300 lignes, le 20261130 250 autres");
}

#[test]
fn a_text_that_is_right_stays() {
    let set = "Trop long\u{a0}: «\u{a0}2\u{202f}000\u{a0}» signes, d’accord\u{202f}?";
    assert_eq!(french(set), set);
    assert_eq!(french(&french("Ah ! Vraiment ?")), french("Ah ! Vraiment ?"));
}
