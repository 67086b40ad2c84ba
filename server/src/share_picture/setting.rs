//! Setting a text in lines: broken between words, within a word that no line holds, and ended by an ellipsis where room ends.

use super::lettering::Typeface;

/// What is looked at of a text, in letters: more than any picture shows.
const MOST_LETTERS: usize = 300;
const ELLIPSIS: char = '…';

/// Where a text goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// In pixels.
    pub width: f32,
    pub lines: usize,
}

/// The lines of a text, and whether all of it is in them.
pub(super) fn lines(face: &Typeface, text: &str, size: f32, room: Room) -> (Vec<String>, bool) {
    let short: String = text.chars().filter(|letter| !letter.is_control() || letter.is_whitespace()).take(MOST_LETTERS).collect();
    let mut lines: Vec<String> = Vec::new();
    // A blank that may not be broken holds its words together.
    for word in
        short.split(|letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}')).filter(|word| !word.is_empty())
    {
        for piece in pieces(face, word, size, room.width) {
            let joined = lines.last().map(|line| format!("{line} {piece}"));
            match (joined, lines.last_mut()) {
                (Some(joined), Some(line)) if face.width(&joined, size) <= room.width => *line = joined,
                _ => lines.push(piece),
            }
        }
        if lines.len() > room.lines {
            break;
        }
    }
    let is_whole = lines.len() <= room.lines && short.chars().count() == text.chars().filter(|letter| !letter.is_control()).count();
    lines.truncate(room.lines);
    if !is_whole && let Some(last) = lines.last_mut() {
        *last = cut(face, last, size, room.width);
    }
    (lines, is_whole)
}

/// The word, in pieces that a line holds.
fn pieces(face: &Typeface, word: &str, size: f32, width: f32) -> Vec<String> {
    if face.width(word, size) <= width {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let Some(piece) = pieces.last_mut() else { continue };
        piece.push(letter);
        if face.width(piece, size) > width && piece.chars().count() > 1 {
            piece.pop();
            pieces.push(letter.to_string());
        }
    }
    pieces
}

/// The line with an ellipsis, as much of it as there is room for.
fn cut(face: &Typeface, line: &str, size: f32, width: f32) -> String {
    let mut line = line.trim_end().to_owned();
    loop {
        let ended = format!("{}{ELLIPSIS}", line.trim_end_matches(|letter: char| letter.is_whitespace() || ",;:.…".contains(letter)));
        if face.width(&ended, size) <= width || line.pop().is_none() {
            return ended;
        }
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. no line is wider than its room, and there are no more than fit; 2. nothing of a text that fits is lost; 3. a text that does not fit
    //! ends in an ellipsis.

    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::lettering::Fonts;
    use super::*;

    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::read().unwrap());
    const ROOM: Room = Room { width: 600.0, lines: 3 };

    #[test]
    fn law_2_a_text_that_fits_is_whole() {
        let (found, is_whole) = lines(&FONTS.serif, "Je reprends des produits bâtis par une agence", 60.0, ROOM);
        assert!(is_whole && found.len() == 3, "{found:?}");
        assert_eq!(found.join(" "), "Je reprends des produits bâtis par une agence");
    }

    #[test]
    fn law_3_what_does_not_fit_ends_in_an_ellipsis() {
        for text in ["mot ".repeat(200), "m".repeat(400)] {
            let (found, is_whole) = lines(&FONTS.serif, &text, 60.0, ROOM);
            assert!(!is_whole && found.len() == 3 && found[2].ends_with(ELLIPSIS), "{found:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn law_1_no_line_is_wider_than_its_room(text in "\\PC{0,120}") {
                let (found, _) = lines(&FONTS.sans, &text, 40.0, ROOM);
            prop_assert!(found.len() <= ROOM.lines);
            for line in found {
                prop_assert!(FONTS.sans.width(&line, 40.0) <= ROOM.width, "{line}");
            }
        }
    }
}
