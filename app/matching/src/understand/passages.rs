//! What each passage of a text is about: what the company does, or what every job ad has.
//!
//! A passage is a line or a sentence. The first ones open the text and usually say what it is about; "we are a…" tells of the company; benefits,
//! requirements and how to apply are asides, up to the next heading.

use super::fold::Folded;
use super::lexicon::{Cue, Matches, Span};
use super::sentences::Sentences;

/// How many passages open a text.
const OPENING: usize = 3;
/// Up to where a text is still opening, in bytes.
const OPENING_REACH: usize = 420;
/// A longer line is no heading, in bytes.
const HEADING: usize = 70;

/// What is known of one passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    start: usize,
    /// It opens the text.
    pub opening: bool,
    /// The company speaks of itself.
    pub telling: bool,
    /// It is about what every job ad has.
    pub aside: bool,
}

/// The passages of a text, in its order.
pub struct Passages(Vec<Passage>);

impl Passages {
    /// Cuts a text into passages.
    pub fn new(folded: &Folded, sentences: &Sentences, matches: &Matches) -> Self {
        let text = folded.as_str();
        let mut ends: Vec<usize> = sentences.ends().iter().chain(folded.line_breaks()).copied().chain([text.len()]).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut passages = Vec::with_capacity(ends.len());
        let mut start = 0;
        let mut in_aside = false;
        let mut begins_line = true;
        let mut lines = folded.line_breaks().iter().copied().peekable();
        for end in ends {
            let words = text.get(start..end).unwrap_or_default();
            if begins_line {
                in_aside = heading(matches, Span { start, end }, words).map_or(in_aside, |heading| heading == Heading::Aside);
            }
            let cue = |cue| matches.cue_covers(cue, Span { start, end });
            let aside = in_aside || cue(Cue::Aside);
            let opening = passages.len() < OPENING && start < OPENING_REACH;
            passages.push(Passage { start, opening: opening && !aside, telling: !aside && cue(Cue::Telling), aside });
            while lines.next_if(|line| *line < end).is_some() {}
            begins_line = lines.next_if(|line| *line == end).is_some();
            start = end;
        }
        Self(passages)
    }

    /// The passage that an offset lies in.
    pub fn of(&self, at: usize) -> Option<Passage> {
        self.0.partition_point(|passage| passage.start <= at).checked_sub(1).and_then(|last| self.0.get(last)).copied()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    Aside,
    Other,
}

/// What heading a line is; `None` for an ordinary line.
fn heading(matches: &Matches, line: Span, words: &str) -> Option<Heading> {
    let begun = words.find(char::is_alphanumeric).unwrap_or(0);
    let first = Span { start: line.start + begun, end: (line.start + begun + 1).min(line.end) };
    let ends = |cue: Cue| matches.cue_after(cue, first.start, 0).map(|span| span.end);
    let is_heading =
        |end: usize| words.len() <= HEADING || words.get(end - line.start..).is_some_and(|rest| rest.trim_start().starts_with(':'));
    if ends(Cue::AsideHeading).is_some_and(is_heading) {
        return Some(Heading::Aside);
    }
    let looks = words.len() <= HEADING && (words.trim_end().ends_with(':') || words.trim_start().starts_with('#'));
    (looks || ends(Cue::TellingHeading).is_some_and(is_heading)).then_some(Heading::Other)
}
