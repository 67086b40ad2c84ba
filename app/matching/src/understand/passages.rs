//! What each passage of a text is about: what the company does, what it asks for, or what every job ad has.
//!
//! A passage is a line or a sentence. The first ones open the text and usually say what it is about; "we are a…" tells of the company; "we need
//! somebody who…" asks. Benefits, requirements and how to apply are asides. A heading that stands alone holds for what is below it, up to the next
//! heading or, once its paragraph or list is over, the next paragraph; one with words behind it ("Stack: Go") for its line. The same words at the
//! beginning of a sentence ("Our stack is Go.") are no heading: what they say ends with it.

use std::collections::BTreeSet;

use super::fold::Folded;
use super::lexicon::{Cue, Matches, Span};
use super::sentences::Sentences;

/// How many passages open a text.
const OPENING: usize = 3;
/// Up to where a text is still opening, in bytes.
const OPENING_REACH: usize = 420;
/// A longer line is no heading, in bytes.
const HEADING: usize = 70;
/// How many more words a heading may have than those that make it one.
const MORE_WORDS: usize = 3;
/// How many different things of advertisements make one, or how many bars in the first line ("Company | Role | Place").
const POSTING: usize = 2;
/// Words of sentences, not of headings.
const SAID: [&str; 16] =
    ["is", "are", "was", "were", "has", "have", "includes", "est", "sont", "a", "ont", "comprend", "we", "nous", "you", "vous"];

/// What is known of one passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    start: usize,
    /// It opens the text.
    pub opening: bool,
    /// The company speaks of itself.
    pub telling: bool,
    /// It says what is asked of the person.
    pub asking: bool,
    /// It is about what every job ad has.
    pub aside: bool,
}

/// The passages of a text, in its order.
pub struct Passages {
    passages: Vec<Passage>,
    advertise: bool,
}

impl Passages {
    /// Cuts a text into passages.
    pub fn new(folded: &Folded, sentences: &Sentences, matches: &Matches) -> Self {
        let text = folded.as_str();
        let mut ends: Vec<usize> = sentences.ends().iter().chain(folded.line_breaks()).copied().chain([text.len()]).collect();
        ends.sort_unstable();
        ends.dedup();
        let mut passages: Vec<Passage> = Vec::with_capacity(ends.len());
        let mut start = 0;
        let mut under = Under::default();
        let mut lines = folded.line_breaks().iter().copied().peekable();
        let mut begins = Some(Break::Line);
        for end in ends {
            let words = text.get(start..end).unwrap_or_default();
            if let Some(before) = begins {
                under.begin_line(before, matches, Span { start, end }, words);
            }
            let cue = |cue| matches.cue_covers(cue, Span { start, end });
            let aside = under.about() == Some(About::Aside) || cue(Cue::Aside);
            let opening = passages.len() < OPENING && start < OPENING_REACH;
            let asking = !aside && (under.about() == Some(About::Asking) || cue(Cue::Asking));
            passages.push(Passage { start, opening: opening && !aside, telling: !aside && cue(Cue::Telling), asking, aside });
            under.end(asking && words.trim_end().ends_with(':'));
            while lines.next_if(|line| *line < end).is_some() {}
            let breaks = lines.next_if(|line| *line == end).is_some();
            begins = breaks.then(|| if text[end..].starts_with('\n') { Break::Paragraph } else { Break::Line });
            start = end;
        }
        let posting: BTreeSet<&str> = matches.cues(Cue::Posting).iter().filter_map(|span| text.get(span.start..span.end)).collect();
        let first_line = text.get(..folded.line_breaks().first().copied().unwrap_or(text.len())).unwrap_or_default();
        let is_title = first_line.matches('|').count() >= POSTING;
        Self { passages, advertise: is_title || posting.len() >= POSTING }
    }

    /// Whether the text is an advertisement for a job, which says of itself that it hires.
    pub fn advertise(&self) -> bool {
        self.advertise
    }

    /// Whether the text asks for somebody.
    pub fn ask(&self) -> bool {
        self.advertise || self.passages.iter().any(|passage| passage.asking)
    }

    /// The passage that an offset lies in.
    pub fn of(&self, at: usize) -> Option<Passage> {
        self.passages.partition_point(|passage| passage.start <= at).checked_sub(1).and_then(|last| self.passages.get(last)).copied()
    }
}

/// What stands between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    Line,
    Paragraph,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Aside,
    Asking,
    Company,
}

/// What the headings above a passage say.
#[derive(Debug, Default)]
struct Under {
    /// The heading above.
    section: Option<About>,
    /// Lines have followed the heading.
    begun: bool,
    /// The heading that the line itself begins with.
    line: Option<About>,
    /// A sentence that asks has ended with a colon: the list that follows asks too.
    list_asks: bool,
}

impl Under {
    fn about(&self) -> Option<About> {
        self.line.or(self.section)
    }

    fn begin_line(&mut self, before: Break, matches: &Matches, line: Span, words: &str) {
        let is_item = is_item(words);
        self.list_asks &= is_item;
        self.line = self.list_asks.then_some(About::Asking);
        match heading(matches, line, words) {
            Some((about, true)) => (self.section, self.begun, self.list_asks) = (Some(about), false, false),
            Some((about, false)) => self.line = Some(about),
            None => {
                if before == Break::Paragraph && self.begun && !is_item {
                    self.section = None;
                }
                self.begun = true;
            }
        }
    }

    fn end(&mut self, asks_for_a_list: bool) {
        self.list_asks |= asks_for_a_list;
    }
}

/// Whether a line is one of a list.
fn is_item(words: &str) -> bool {
    let words = words.trim_start();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    words.starts_with(['-', '*', '•', '·', '>', '◦', '▪', '+']) || digits > 0 && words[digits..].starts_with(['.', ')', '/'])
}

/// What heading a line begins with, and whether it stands alone; `None` for an ordinary line.
fn heading(matches: &Matches, line: Span, words: &str) -> Option<(About, bool)> {
    let begun = words.find(char::is_alphanumeric)?;
    let first = line.start + begun;
    let kinds = [(Cue::AsideHeading, About::Aside), (Cue::AskingHeading, About::Asking), (Cue::TellingHeading, About::Company)];
    for (cue, about) in kinds {
        let Some(rest) = matches.cue_after(cue, first, 0).and_then(|span| words.get(span.end - line.start..)) else { continue };
        let rest = rest.trim();
        if rest.starts_with(':') {
            return Some((about, !rest.contains(char::is_alphanumeric)));
        }
        let mut more = rest.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_short = words.len() <= HEADING && !rest.contains([',', ';']) && more.clone().count() <= MORE_WORDS;
        if is_short && more.all(|word| !SAID.contains(&word)) {
            return Some((about, true));
        }
    }
    let looks = words.len() <= HEADING && (words.trim_end().ends_with(':') || words.trim_start().starts_with('#'));
    (looks && !is_item(words)).then_some((About::Company, true))
}
