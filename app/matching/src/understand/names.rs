//! People's names: "our CTO, Ruby", "je suis Claire", a signature. They are no words of the text, and swapping one for another changes nothing.
//!
//! A name is known by what stands around it, never by a list: whoever introduces themselves or is introduced, greeted, said to have left, or
//! signs. It is capitalised, and not an acronym; a last line of technologies alone is no signature. What is called like somebody elsewhere in the
//! text needs a technical context to be a technology.

mod phrases;

use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::fold::Folded;
use super::lexicon::{Lexicon, Matches, Named, Span};
use super::sentences::Sentences;
pub(super) use phrases::CRAFTS;
use phrases::{BEING, CLOSINGS, DEEDS, GREETINGS, INTRODUCED, OWNERS, ROLES};

/// The last words of what announces a name.
static ANNOUNCING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let phrases = INTRODUCED.iter().chain(&BEING).chain(&GREETINGS).chain(&CLOSINGS).chain(&ROLES).chain(&CRAFTS);
    phrases.filter_map(|phrase| phrase.split(' ').next_back()).collect()
});
/// The first words of what only people do.
static ACTING: LazyLock<HashSet<&str>> = LazyLock::new(|| DEEDS.iter().filter_map(|deed| deed.split(' ').next()).collect());
/// A longer line is no signature, in bytes.
const SIGNATURE: usize = 60;

/// A capitalised word, its place, and whether it is an acronym.
struct Word {
    span: Span,
    capital: bool,
}

/// The names of a text, ascending.
#[derive(Debug, Default)]
pub struct Names {
    spans: Vec<Span>,
    /// The first names themselves, folded, sorted.
    called: Vec<String>,
}

impl Names {
    /// Names that were found otherwise.
    pub fn at(mut spans: Vec<Span>) -> Self {
        spans.sort();
        Self { spans, called: Vec::new() }
    }

    /// Finds the names of a text. `technology_at` knows the technology that a word belongs to; few texts have it asked.
    pub fn new(given: &str, folded: &Folded, technology_at: &dyn Fn(Span) -> Option<Named>) -> Self {
        let text = folded.as_str();
        let words = words(given, folded);
        let mut names = Self::default();
        for at in (0..words.len()).filter(|at| words[*at].capital) {
            let around = Around { text, folded, technology_at, words: &words, at };
            if let Some(last) = around.name() {
                let span = Span { start: words[at].span.start, end: words[last].span.end };
                names.called.push(text[words[at].span.start..words[at].span.end].to_owned());
                names.spans.push(span);
            }
        }
        names.called.sort();
        names.called.dedup();
        names
    }

    /// The text as it was given, with a blank where a name stands.
    fn cut_out_of(&self, given: &str, folded: &Folded) -> String {
        let (mut rest, mut at) = (String::with_capacity(given.len()), 0);
        for name in self.spans.iter().filter_map(|name| folded.original(name.start..name.end)) {
            rest.push_str(given.get(at..name.start as usize).unwrap_or_default());
            rest.push(' ');
            at = at.max(name.end as usize);
        }
        rest.push_str(given.get(at..).unwrap_or_default());
        rest
    }

    /// Whether a span is part of a name.
    pub fn cover(&self, span: Span) -> bool {
        let at = self.spans.partition_point(|name| name.end <= span.start);
        self.spans.get(at).is_some_and(|name| name.start <= span.start && span.end <= name.end)
    }

    /// Takes names out of what was found. A technology called like one of them is doubted elsewhere; another word is not.
    pub fn take_out_of(&self, given: &str, folded: &Folded, matches: &mut Matches) {
        if self.spans.is_empty() {
            return;
        }
        let text = folded.as_str();
        let is_called = |span: Span| {
            let word = text.get(span.start..span.end).unwrap_or_default();
            self.called.binary_search_by(|name| name.as_str().cmp(word)).is_ok() && is_capitalised(given, folded, span)
        };
        matches.technologies.retain(|name| !self.cover(name.span));
        for technology in matches.technologies.iter_mut().filter(|technology| is_called(technology.span)) {
            technology.ambiguous = true;
        }
        matches.cities.retain(|city| !self.cover(city.span) && !is_called(city.span));
        matches.forget_signals(|span| self.cover(span) || is_called(span));
    }
}

/// A text without the names of people: whoever is called like a word of somebody's profile shares nothing with them.
pub fn without_names(text: &str) -> String {
    let folded = Folded::new(text);
    let found = LazyCell::new(|| Lexicon::shared().matches(&folded, &Sentences::new(&folded)));
    Names::new(text, &folded, &|word| found.technology_at(word)).cut_out_of(text, &folded)
}

/// What stands around a capitalised word.
struct Around<'a> {
    text: &'a str,
    folded: &'a Folded,
    technology_at: &'a dyn Fn(Span) -> Option<Named>,
    words: &'a [Word],
    at: usize,
}

impl Around<'_> {
    /// The last word of the name that begins here; `None` where it is none. Most words are told by their neighbours alone.
    fn name(&self) -> Option<usize> {
        let last = self.last();
        let announced = || self.at.checked_sub(1).is_some_and(|before| ANNOUNCING.contains(self.word(before).trim_start_matches("l'")));
        let followed = || ACTING.contains(self.word(last + 1)) || matches!(self.between(last), ", " | " (" | " - ");
        let is_name = announced() && (self.is_introduced(last) || self.is_greeted(last) || self.follows_role(last) || self.signs(last))
            || followed() && (self.precedes_role(last) || self.acts(last))
            || self.ends_text(last);
        is_name.then_some(last)
    }

    /// The last of the capitalised words that follow each other with a space between.
    fn last(&self) -> usize {
        let mut last = self.at;
        while last < self.at + 2
            && self.words.get(last + 1).is_some_and(|next| next.capital)
            && self.between(last) == " "
            && !self.breaks_after(last)
        {
            last += 1;
        }
        last
    }

    fn is_introduced(&self, last: usize) -> bool {
        let before = self.before();
        let after_space = before.trim_end_matches([' ', ':']);
        if before.len() > after_space.len() && INTRODUCED.iter().any(|words| ends_with(after_space, words)) {
            return true;
        }
        let ends = last > self.at || self.ends_phrase(last);
        before.ends_with(' ') && ends && BEING.iter().any(|words| ends_with(before.trim_end(), words))
    }

    fn is_greeted(&self, last: usize) -> bool {
        let before = self.before();
        let greeting = GREETINGS.iter().find(|words| ends_with(before.trim_end(), words));
        let opens = |greeting: &str| {
            let start = before.trim_end().len() - greeting.len();
            start == 0 || before[..start].trim_end_matches(' ').ends_with(['\n', '.', '!', '?']) || self.breaks_between(start, before.len())
        };
        before.ends_with(' ') && self.ends_phrase(last) && greeting.is_some_and(|greeting| opens(greeting))
    }

    /// "Our CTO Ruby", "ma sœur, Claire,".
    fn follows_role(&self, last: usize) -> bool {
        let Some(role) = self.at.checked_sub(1) else { return false };
        let (mark, word) = (self.between(role), self.word(role));
        let is_apart = matches!(mark, ", " | " (" | " : " | ": " | " - ") || mark.starts_with(" –");
        let is_owned = (role.saturating_sub(4)..role)
            .any(|before| OWNERS.contains(&self.word(before)) || self.word(before).starts_with("l'"))
            || word.starts_with("l'");
        let own = word.strip_prefix("l'").unwrap_or(word);
        let role_alone = ROLES.contains(&own) && (mark == " " || is_apart);
        let craft = CRAFTS.contains(&own) && (is_apart && self.ends_apposition(last) || mark == " " && self.acts(last));
        is_owned && !self.breaks_after(role) && (role_alone || craft)
    }

    /// "Lan, our CTO".
    fn precedes_role(&self, last: usize) -> bool {
        let owner = last + 1;
        let (Some(_), Some(_)) = (self.words.get(owner), self.words.get(owner + 1)) else { return false };
        let is_apart = matches!(self.between(last), ", " | " (" | " - ");
        let elided = self.word(owner).strip_prefix("l'").is_some_and(|role| ROLES.contains(&role));
        let is_role = |at: usize| ROLES.contains(&self.word(at)) || CRAFTS.contains(&self.word(at));
        is_apart && (elided || OWNERS.contains(&self.word(owner)) && (owner + 1..owner + 4).any(|at| at < self.words.len() && is_role(at)))
    }

    fn acts(&self, last: usize) -> bool {
        let after = self.after(last);
        let Some(after) = after.strip_prefix(' ') else { return false };
        DEEDS.iter().any(|deed| after.strip_prefix(deed).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    }

    /// Capitalised words that end a line, below or behind a closing.
    fn signs(&self, last: usize) -> bool {
        let before = self.before();
        let closing = before.trim_end().trim_end_matches([',', '!', '.', ' ', '-']);
        let begins = |start: usize| {
            start == 0 || closing[..start].trim_end_matches(' ').ends_with(['\n', '.', '!', '?', ',']) || self.breaks_between(start, start)
        };
        let is_closed = || CLOSINGS.iter().any(|words| ends_with(closing, words) && begins(closing.len() - words.len()));
        before.ends_with([' ', '\n']) && self.ends_line(last) && is_closed()
    }

    /// Two or three capitalised words that begin the last line: "Ruby Delorme, présidente", and not "React Native, Firebase".
    fn ends_text(&self, last: usize) -> bool {
        if last == self.at || self.text.len() > self.words[last].span.end + SIGNATURE {
            return false;
        }
        let before = self.before();
        let above = before.trim_end();
        let begins_line = before.len() > above.len() && self.breaks_between(above.len(), before.len());
        let is_line =
            begins_line && self.ends_line(last) && !self.after(last).contains(['\n', '.', '/', '+']) && !above.ends_with([':', ',']);
        is_line && !self.are_technologies(last)
    }

    /// Whether all the words up to the last one belong to technologies, one of them surely.
    fn are_technologies(&self, last: usize) -> bool {
        let words = self.words.get(self.at..=last).unwrap_or_default();
        let found: Option<Vec<Named>> = words.iter().map(|word| (self.technology_at)(word.span)).collect();
        found.is_some_and(|found| found.iter().any(|named| !named.ambiguous))
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).and_then(|word| self.text.get(word.span.start..word.span.end)).unwrap_or_default()
    }

    fn before(&self) -> &str {
        let end = self.words[self.at].span.start;
        &self.text[self.text.floor_char_boundary(end.saturating_sub(48))..end]
    }

    fn after(&self, last: usize) -> &str {
        let start = self.words[last].span.end;
        &self.text[start..self.text.ceil_char_boundary(self.text.len().min(start + 80))]
    }

    /// What stands between a word and the next.
    fn between(&self, at: usize) -> &str {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some(one), Some(next)) => self.text.get(one.span.end..next.span.start).unwrap_or_default(),
            _ => "",
        }
    }

    /// Whether a line ends between a word and the next.
    fn breaks_after(&self, at: usize) -> bool {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some(one), Some(next)) => self.breaks(one.span.end, next.span.start),
            _ => true,
        }
    }

    /// The same for two offsets in what stands before the name.
    fn breaks_between(&self, start: usize, end: usize) -> bool {
        let offset = self.words[self.at].span.start - self.before().len();
        self.breaks((offset + start).saturating_sub(1), offset + end)
    }

    fn breaks(&self, start: usize, end: usize) -> bool {
        let breaks = self.folded.line_breaks();
        breaks.get(breaks.partition_point(|at| *at < start)).is_some_and(|at| *at < end)
    }

    fn ends_phrase(&self, last: usize) -> bool {
        let after = self.after(last);
        self.ends_line(last)
            || after.starts_with([',', '.', '!', '?', ';', ')', '\n'])
            || after.starts_with(" et ")
            || after.starts_with(" and ")
    }

    fn ends_apposition(&self, last: usize) -> bool {
        let after = self.after(last);
        let next_is_name = self.words.get(last + 1).is_some_and(|next| next.capital) && self.between(last) == ", ";
        after.starts_with([',', ')', '.']) && !next_is_name || after.starts_with(" (") || self.acts(last)
    }

    fn ends_line(&self, last: usize) -> bool {
        let after = self.after(last);
        let rest = after.trim_start_matches([',', '.', '!', ' ', ')']);
        rest.is_empty() || after.starts_with([',', '\n']) || {
            let end = self.words[last].span.end;
            self.breaks(end, end + after.len() - rest.len() + usize::from(after.len() == rest.len()))
        }
    }
}

/// Whether a text ends with whole words.
fn ends_with(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn words(given: &str, folded: &Folded) -> Vec<Word> {
    let text = folded.as_str();
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_letter = character.is_alphabetic() || character == '\'' && start.is_some();
        match (start, is_letter) {
            (None, true) => start = Some(at),
            (Some(begun), false) => {
                let span = Span { start: begun, end: at };
                words.push(Word { span, capital: is_capitalised(given, folded, span) });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Whether a word as given begins with a capital and goes on in small letters, whatever marks sit on them.
fn is_capitalised(given: &str, folded: &Folded, span: Span) -> bool {
    let Some(word) = folded.original(span.start..span.end).and_then(|evidence| evidence.words(given)) else { return false };
    let mut letters = word.chars().filter(|character| !is_combining_mark(*character));
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}
