//! Where sentences and clauses of a folded text begin and end.

use super::fold::Folded;

/// Words between which a clause ends although no mark stands there.
const TURNS: [&str; 4] = [" mais ", " but ", " however ", " cependant "];

/// The boundaries of a text, ascending.
pub struct Sentences {
    /// Offsets where a sentence ends.
    ends: Vec<usize>,
    /// Offsets where a clause ends: sentences, lines, `, ; : ( )`, and turns such as "but".
    clauses: Vec<usize>,
}

impl Sentences {
    /// Finds the boundaries.
    pub fn new(folded: &Folded) -> Self {
        let text = folded.as_str();
        let mut ends = Vec::new();
        let mut clauses: Vec<usize> = folded.line_breaks().to_vec();
        for (at, character) in text.char_indices() {
            let before_space = || text[at + character.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
            match character {
                '\n' => ends.push(at),
                '.' | '!' | '?' | '…' if before_space() => ends.push(at),
                ';' | '|' => clauses.push(at),
                ',' | ':' if before_space() => clauses.push(at),
                '(' | ')' | '[' | ']' | '•' | '*' => clauses.push(at),
                _ => {}
            }
        }
        clauses.extend(TURNS.iter().flat_map(|turn| text.match_indices(turn).map(|(at, _)| at)));
        clauses.extend(&ends);
        clauses.sort_unstable();
        clauses.dedup();
        Self { ends, clauses }
    }

    /// Which sentence an offset lies in, counted from 0.
    pub fn sentence(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at)
    }

    /// Where sentences end, ascending.
    pub fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// Which clause an offset lies in, counted from 0.
    pub fn clause(&self, at: usize) -> usize {
        self.clauses.partition_point(|end| *end < at)
    }

    /// The sentence and the clause of each of some ascending offsets, in one walk.
    pub fn along(&self) -> impl FnMut(usize) -> (usize, usize) {
        let (mut sentence, mut clause) = (0, 0);
        let pass = |ends: &[usize], passed: &mut usize, at| {
            *passed += ends[*passed..].iter().take_while(|end| **end < at).count();
            *passed
        };
        move |at| (pass(&self.ends, &mut sentence, at), pass(&self.clauses, &mut clause, at))
    }
}
