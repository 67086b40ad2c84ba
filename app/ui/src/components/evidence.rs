//! Words taken from a person's own text, marked where they stand.

use domain::Evidence;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::format;

/// A span to mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub evidence: Evidence,
    /// The number of its criterion, shown on the mark's corner.
    pub n: Option<u32>,
    /// The criterion is open beside the text.
    pub active: bool,
    /// Read with doubt: dotted instead of filled.
    pub doubt: bool,
}

impl From<Evidence> for Mark {
    fn from(evidence: Evidence) -> Self {
        Self { evidence, n: None, active: false, doubt: false }
    }
}

/// A stretch of text under one mark, or under none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    pub words: &'a str,
    pub mark: Option<Mark>,
    /// The numbers of the marks that begin here: several where criteria share words.
    pub numbers: Vec<u32>,
}

/// Cuts a text at the edges of its marks. The pieces make up the whole text, in order. Where marks overlap, the shortest wins, and among
/// those as short the active one; the number of one that wins nowhere stands with the piece that it begins in. A mark that is empty or does
/// not lie on character boundaries of this text is left out.
pub fn pieces<'a>(text: &'a str, marks: &[Mark]) -> Vec<Piece<'a>> {
    let marks: Vec<Mark> = marks.iter().copied().filter(|mark| mark.evidence.words(text).is_some_and(|words| !words.is_empty())).collect();
    let mut edges: Vec<usize> = marks.iter().flat_map(|mark| [mark.evidence.start as usize, mark.evidence.end as usize]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let mut pieces: Vec<(Piece<'a>, Option<usize>, usize)> = Vec::new();
    for (start, end) in edges.iter().zip(edges.iter().skip(1)) {
        let covers = |mark: &Mark| mark.evidence.start as usize <= *start && *end <= mark.evidence.end as usize;
        let over = marks.iter().enumerate().filter(|(_, mark)| covers(mark));
        let winner = over.min_by_key(|(at, mark)| (mark.evidence.end - mark.evidence.start, !mark.active, *at)).map(|(at, _)| at);
        match pieces.last_mut() {
            Some((piece, mark, from)) if *mark == winner => piece.words = text.get(*from..*end).unwrap_or_default(),
            _ => {
                let mark = winner.and_then(|at| marks.get(at)).copied();
                pieces.push((Piece { words: text.get(*start..*end).unwrap_or_default(), mark, numbers: Vec::new() }, winner, *start));
            }
        }
    }
    for (at, mark) in marks.iter().enumerate() {
        let own = pieces.iter().position(|(_, winner, _)| *winner == Some(at));
        let place = own.or_else(|| pieces.iter().rposition(|(_, _, from)| *from <= mark.evidence.start as usize));
        if let Some((piece, ..)) = place.and_then(|place| pieces.get_mut(place)) {
            piece.numbers.extend(mark.n);
        }
    }
    pieces.into_iter().map(|(piece, ..)| piece).collect()
}

/// The clause around a span, at most `around` characters on each side, cut between words, with `…` where it was cut; the span in it comes
/// with it.
pub fn excerpt(text: &str, evidence: Evidence, around: usize) -> Option<(String, Evidence)> {
    let words = evidence.words(text)?;
    let (before, after) = (text.get(..evidence.start as usize)?, text.get(evidence.end as usize..)?);
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ';' | '\n');
    let clause = before.rfind(ends).map_or(before, |at| before.get(at..).unwrap_or_default().trim_start_matches(ends));
    let near = clause.char_indices().rev().take(around).last().map_or("", |(at, _)| clause.get(at..).unwrap_or_default());
    let (more, near) = if near.len() == clause.len() {
        ("", near)
    } else {
        ("…\u{a0}", near.split_once(char::is_whitespace).map_or("", |(_, rest)| rest))
    };
    let near = format!("{more}{}", near.trim_start());
    let clause = after.split(ends).next().unwrap_or_default();
    let end = clause.char_indices().nth(around).map_or(clause.len(), |(at, _)| at);
    let far = clause.get(..end).unwrap_or_default();
    let (far, more) = if far.len() == clause.len() {
        (far, "")
    } else {
        (far.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest), "\u{a0}…")
    };
    let far = far.trim_end();
    let start = u32::try_from(near.len()).ok()?;
    Some((format!("{near}{words}{far}{more}"), Evidence { start, end: start + u32::try_from(words.len()).ok()? }))
}

/// A text with its marks, in place.
#[component]
pub fn Marked(#[prop(into)] text: String, #[prop(optional)] marks: Vec<Mark>) -> impl IntoView {
    pieces(&text, &marks)
        .into_iter()
        .map(|piece| match piece.mark {
            None => piece.words.to_owned().into_any(),
            Some(mark) => {
                let class = format!("evidence{}{}", if mark.active { " active" } else { "" }, if mark.doubt { " doubt" } else { "" });
                let numbers: Vec<String> = piece.numbers.iter().map(ToString::to_string).collect();
                let n = (!numbers.is_empty()).then(|| numbers.join(format::BETWEEN));
                view! { <mark class=class data-n=n>{piece.words.to_owned()}</mark> }.into_any()
            }
        })
        .collect_view()
}

/// The inert copy of a text that carries its marks under the real `textarea`. It must hold the very same characters, or the two drift.
#[component]
pub fn Echo(#[prop(into)] text: String, #[prop(optional)] marks: Vec<Mark>) -> impl IntoView {
    // A line break at the end opens a new line in a `textarea`, but not in a block, unless something stands on it.
    view! { <div class="sheet-echo" aria-hidden="true"><Marked text marks/>{"\u{200b}"}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32) -> Mark {
        Mark { n: Some(start), ..Evidence { start, end }.into() }
    }

    #[test]
    fn the_pieces_make_up_the_text() {
        let text = "Écrire à l’équipe 🌉 : été\u{301}, 東京.";
        let bytes = u32::try_from(text.len()).unwrap() + 2;
        for start in 0..bytes {
            for end in 0..bytes {
                let marks = [mark(start, end), mark(end / 2, end), mark(0, start)];
                let whole: String = pieces(text, &marks).iter().map(|piece| piece.words).collect();
                assert_eq!(whole, text, "{start}..{end}");
            }
        }
    }

    #[test]
    fn the_shortest_mark_wins_and_shows_its_number_once() {
        let pieces = pieces("abcdef", &[mark(0, 6), mark(2, 4)]);
        let said: Vec<_> = pieces.iter().map(|piece| (piece.words, piece.mark.and_then(|mark| mark.n), piece.numbers.clone())).collect();
        assert_eq!(said, [("ab", Some(0), vec![0]), ("cd", Some(2), vec![2]), ("ef", Some(0), vec![])]);
    }

    #[test]
    fn marks_that_share_words_show_all_their_numbers() {
        let (other, active) = (Mark { n: Some(7), ..mark(2, 4) }, Mark { n: Some(8), active: true, ..mark(2, 4) });
        let shared = pieces("abcdef", &[mark(2, 4), other, active]);
        let said: Vec<_> =
            shared.iter().map(|piece| (piece.words, piece.mark.is_some_and(|mark| mark.active), piece.numbers.clone())).collect();
        assert_eq!(said, [("ab", false, vec![]), ("cd", true, vec![2, 7, 8]), ("ef", false, vec![])]);
        let covered = pieces("abcdef", &[mark(0, 6), mark(0, 3), mark(3, 6)]);
        let numbers: Vec<_> = covered.iter().map(|piece| piece.numbers.clone()).collect();
        assert_eq!(numbers, [vec![0, 0], vec![3]]);
    }

    #[test]
    fn a_mark_inside_a_character_is_left_out() {
        assert!(pieces("é", &[mark(0, 1)]).iter().all(|piece| piece.mark.is_none()));
    }

    #[test]
    fn an_excerpt_keeps_to_its_clause() {
        let text = "Bonjour. Une agence a construit notre version, et voilà. Fin.";
        let start = u32::try_from(text.find("agence").unwrap()).unwrap();
        let (clause, evidence) = excerpt(text, Evidence { start, end: start + 6 }, 20).unwrap();
        assert_eq!((clause.as_str(), evidence.words(&clause)), ("Une agence a construit notre\u{a0}…", Some("agence")));
    }

    #[test]
    fn an_excerpt_says_where_it_was_cut() {
        let text = "L’été dernier, nous avons refait l’écran d’accueil.";
        let start = u32::try_from(text.find("refait").unwrap()).unwrap();
        let (clause, evidence) = excerpt(text, Evidence { start, end: start + 6 }, 12).unwrap();
        assert_eq!((clause.as_str(), evidence.words(&clause)), ("…\u{a0}nous avons refait l’écran\u{a0}…", Some("refait")));
    }
}
