//! Every term of the vocabulary, looked for at once, and what was found.
//!
//! One automaton is walked from the beginning of every word for as long as what follows begins a term. A term of several fragments is followed by a
//! small state of its own: the next fragment counts when it stands in the same sentence, at most [`REACH`] bytes after the one before, or right
//! after it.

mod found;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{Anchored, PatternID, automaton::Automaton as _, nfa::contiguous::NFA};
use domain::CriterionKind;

pub use found::{Cue, Matches, Named, Signal, Span};

use super::LONG;
use super::fold::Folded;
use super::sentences::Sentences;
use crate::at_once::at_once;
use crate::vocabulary::{
    Grade, Technology, Vocabulary,
    term::{Spelling, Term},
    vocabulary,
};

/// How far apart, in bytes, two fragments of one term may stand.
const REACH: usize = 56;
/// The same where one is to follow at once.
const NEXT_WORD: usize = 1;

#[derive(Debug, Clone, Copy)]
enum Meaning {
    Technology { at: usize, ambiguous: bool },
    Bundle { at: usize },
    City { at: usize, ambiguous: bool },
    Label { kind: CriterionKind, label: usize, grade: Grade },
    Cue(Cue),
}

#[derive(Debug)]
struct Entry {
    meaning: Meaning,
    /// For each fragment, how far from the one before it may stand, in bytes.
    reaches: Vec<usize>,
    /// Where the progress of its first fragment is kept; the others follow.
    progress: usize,
}

/// The automaton and what its patterns mean.
#[derive(Debug)]
pub struct Lexicon {
    automaton: NFA,
    /// Per pattern: the last word may go on.
    open: Vec<bool>,
    /// Per pattern: the entries and fragments it stands for.
    uses: Vec<Vec<(usize, usize)>>,
    entries: Vec<Entry>,
    /// How many fragments wait for another, over all entries.
    waiting: usize,
}

/// How far the terms of several fragments have come: for each fragment but the last, the two latest ways to it, as (start of the term, end so far).
type Progress = Vec<[Option<Span>; 2]>;

impl Lexicon {
    /// The lexicon of the vocabulary, built once.
    pub fn shared() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(vocabulary()));
        &LEXICON
    }

    fn new(vocabulary: &Vocabulary) -> Self {
        let mut entries = Vec::new();
        let mut waiting = 0;
        let mut patterns: BTreeMap<Spelling, Vec<(usize, usize)>> = BTreeMap::new();
        for (meaning, written) in terms(vocabulary) {
            let Some(term) = Term::parse(written) else { continue };
            for (at, fragment) in term.fragments.iter().enumerate() {
                for spelling in fragment {
                    patterns.entry(spelling.clone()).or_default().push((entries.len(), at));
                }
            }
            let reaches = term.follows_at_once.iter().map(|at_once| if *at_once { NEXT_WORD } else { REACH }).collect();
            entries.push(Entry { meaning, reaches, progress: waiting });
            waiting += term.fragments.len() - 1;
        }
        #[expect(clippy::expect_used, reason = "only a vocabulary of over a thousand million bytes could not be built")]
        let automaton = NFA::new(patterns.keys().map(|spelling| &spelling.words)).expect("the lexicon is of ordinary size");
        Self {
            automaton,
            open: patterns.keys().map(|spelling| spelling.open).collect(),
            uses: patterns.into_values().collect(),
            entries,
            waiting,
        }
    }

    /// Finds every term of a text. Two threads read a half each of a long one: no term goes on behind an empty line.
    pub fn matches(&self, folded: &Folded, sentences: &Sentences) -> Matches {
        let text = folded.as_str();
        let addresses = addresses(text);
        let part = |place| self.part(text, place, sentences, &addresses);
        let half = text.len() / 2;
        let empty_line = || text.bytes().skip(half).position(|byte| byte == b'\n').map(|ahead| half + ahead);
        let cut = if text.len() < LONG { None } else { empty_line() };
        let mut matches = match cut {
            None => part(0..text.len()),
            Some(middle) => {
                let (first, second) = at_once(|| part(0..middle), || part(middle..text.len()));
                first.followed_by(second)
            }
        };
        matches.technologies = longest(matches.technologies);
        matches.cities = longest(matches.cities);
        matches
    }

    /// Finds what begins in a part of a text.
    fn part(&self, text: &str, place: Range<usize>, sentences: &Sentences, addresses: &[Span]) -> Matches {
        let mut matches = Matches::default();
        let mut progress: Progress = vec![[None; 2]; self.waiting];
        let mut take_in = |(span, pattern): (Span, PatternID)| {
            let end_of = |is_technology| word_end(text, span, self.open[pattern], is_technology);
            let end = end_of(false);
            for (entry, fragment) in &self.uses[pattern] {
                let is_technology = matches!(self.entries[*entry].meaning, Meaning::Technology { .. });
                let Some(end) = (if is_technology { end_of(true) } else { end }) else { continue };
                let whole = self.advance(&mut progress, sentences, (*entry, *fragment), Span { end, ..span });
                if let Some(whole) = whole {
                    matches.add(self.entries[*entry].meaning, *entry, whole);
                }
            }
        };
        // What was found and may end behind what is still to be found: terms are taken in by their end, the longest first.
        let mut found: Vec<(Span, PatternID)> = Vec::new();
        for start in beginnings(&text[place.clone()]).map(|at| place.start + at) {
            if found.first().is_some_and(|(first, _)| first.end <= start) {
                let ended = found.partition_point(|(span, _)| span.end <= start);
                found.drain(..ended).for_each(&mut take_in);
            }
            self.begun_at(text, start, |span, pattern| {
                if !within(addresses, span) {
                    let place = found.partition_point(|(known, _)| (known.end, known.start) <= (span.end, span.start));
                    found.insert(place, (span, pattern));
                }
            });
        }
        found.into_iter().for_each(take_in);
        matches
    }

    /// Hands over the terms that begin at an offset, the shortest first. Where a word goes on, only those that may.
    fn begun_at(&self, text: &str, start: usize, mut found: impl FnMut(Span, PatternID)) {
        let Ok(mut state) = self.automaton.start_state(Anchored::Yes) else { return };
        for (at, byte) in text.bytes().enumerate().skip(start) {
            state = self.automaton.next_state(Anchored::Yes, state, byte);
            if self.automaton.is_dead(state) {
                return;
            }
            if self.automaton.is_match(state) {
                let span = Span { start, end: at + 1 };
                let goes_on = byte.is_ascii_alphanumeric() && text.as_bytes().get(span.end).is_some_and(u8::is_ascii_lowercase);
                let ending = (0..self.automaton.match_len(state)).map(|index| self.automaton.match_pattern(state, index));
                let may_end = |pattern: &PatternID| self.open[*pattern] || !goes_on;
                ending
                    .filter(|pattern| self.automaton.pattern_len(*pattern) == span.len() && may_end(pattern))
                    .for_each(|pattern| found(span, pattern));
            }
        }
    }

    /// Takes a fragment in; answers with the whole term when it was the last one.
    fn advance(
        &self,
        progress: &mut [[Option<Span>; 2]],
        sentences: &Sentences,
        (entry, fragment): (usize, usize),
        span: Span,
    ) -> Option<Span> {
        let whole = if fragment == 0 {
            span
        } else {
            let near = |before: &&Span| {
                before.end <= span.start
                    && span.start - before.end <= self.entries[entry].reaches[fragment]
                    && sentences.sentence(before.end) == sentences.sentence(span.start)
            };
            let start = progress.get(self.entries[entry].progress + fragment - 1)?.iter().flatten().find(near)?.start;
            Span { start, end: span.end }
        };
        if fragment + 1 == self.entries[entry].reaches.len() {
            return Some(whole);
        }
        let ways = progress.get_mut(self.entries[entry].progress + fragment)?;
        ways[1] = ways[0].replace(whole);
        None
    }
}

impl Matches {
    fn add(&mut self, meaning: Meaning, term: usize, span: Span) {
        match meaning {
            Meaning::Technology { at, ambiguous } => self.technologies.push(Named { at, span, ambiguous, bundle: false }),
            Meaning::Bundle { at } => self.technologies.push(Named { at, span, ambiguous: false, bundle: true }),
            Meaning::City { at, ambiguous } => self.cities.push(Named { at, span, ambiguous, bundle: false }),
            Meaning::Label { kind, label, grade } => self.signals.entry(kind).or_default().push(Signal { label, term, grade, span }),
            Meaning::Cue(cue) => self.cues[cue as usize].push(span),
        }
    }
}

fn terms(vocabulary: &Vocabulary) -> impl Iterator<Item = (Meaning, &str)> {
    let technologies = vocabulary.technologies().iter().enumerate().flat_map(|(at, technology)| {
        spellings(technology).map(move |(written, ambiguous)| (Meaning::Technology { at, ambiguous }, written))
    });
    let bundles = vocabulary.bundles().flat_map(|(name, parts)| parts.map(move |at| (Meaning::Bundle { at }, name)));
    let cities = vocabulary.cities().iter().enumerate().flat_map(|(at, city)| {
        let names = [&city.name.fr, &city.name.en].into_iter().filter(|name| !name.contains('('));
        names.chain(&city.aliases).map(move |written| (Meaning::City { at, ambiguous: city.ambiguous }, written.as_str()))
    });
    let labels = CriterionKind::ALL.iter().flat_map(|kind| vocabulary.labels(*kind).iter().enumerate().map(move |entry| (*kind, entry)));
    let labels = labels.flat_map(|(kind, (label, entry))| {
        entry.terms.iter().map(move |(grade, written)| (Meaning::Label { kind, label, grade: *grade }, written.as_str()))
    });
    technologies.chain(bundles).chain(cities).chain(labels).chain(cues(vocabulary))
}

fn cues(vocabulary: &Vocabulary) -> impl Iterator<Item = (Meaning, &str)> {
    let cues = vocabulary.cues();
    let situation = vocabulary.situation();
    let passages = vocabulary.passages();
    let cues = [
        (Cue::Without, &cues.without),
        (Cue::Refusing, &cues.refusing),
        (Cue::Leaving, &cues.leaving),
        (Cue::LeavingBack, &cues.leaving_back),
        (Cue::RefusedAfter, &cues.refused_after),
        (Cue::Moving, &cues.moving),
        (Cue::WrittenIn, &cues.written_in),
        (Cue::Nice, &cues.nice),
        (Cue::NiceAhead, &cues.nice_ahead),
        (Cue::Must, &cues.must),
        (Cue::TechnicalBefore, &cues.technical_before),
        (Cue::TechnicalAfter, &cues.technical_after),
        (Cue::NeverTechnical, &cues.never_technical),
        (Cue::Office, &cues.office),
        (Cue::PlaceBefore, &cues.place_before),
        (Cue::StartBefore, &cues.start_before),
        (Cue::StartNow, &cues.start_now),
        (Cue::FullyRemote, &situation.fully_remote),
        (Cue::PartlyRemote, &situation.partly_remote),
        (Cue::OnSite, &situation.on_site),
        (Cue::NeverPlace, &situation.never_place),
        (Cue::Agency, &situation.agency),
        (Cue::NoAgency, &situation.no_agency),
        (Cue::NeverAgency, &situation.never_agency),
        (Cue::Cto, &situation.cto),
        (Cue::LeftAfter, &situation.left_after),
        (Cue::LeftBefore, &situation.left_before),
        (Cue::LeftSince, &situation.left_since),
        (Cue::StaysAfter, &situation.stays_after),
        (Cue::StaysBefore, &situation.stays_before),
        (Cue::NeverBefore, &situation.never_before),
        (Cue::NeverAfter, &situation.never_after),
        (Cue::Until, &situation.until),
        (Cue::Telling, &passages.telling),
        (Cue::Aside, &passages.aside),
        (Cue::AsideHeading, &passages.aside_heading),
        (Cue::TellingHeading, &passages.telling_heading),
        (Cue::Denied, &passages.denied),
        (Cue::Theirs, &passages.theirs),
        (Cue::Speaking, &passages.speaking),
        (Cue::Asking, &passages.asking),
        (Cue::AskingHeading, &passages.asking_heading),
        (Cue::Posting, &passages.posting),
    ];
    cues.into_iter().flat_map(|(cue, written)| written.iter().map(move |written| (Meaning::Cue(cue), written.as_str())))
}

/// A technology's spellings, and whether each needs a context.
pub fn spellings(technology: &Technology) -> impl Iterator<Item = (&str, bool)> {
    let name_is_ambiguous = technology.ambiguous.iter().any(|word| word.eq_ignore_ascii_case(&technology.name));
    let name = (!name_is_ambiguous).then_some((technology.name.as_str(), false));
    let aliases = technology.aliases.iter().map(|written| (written.as_str(), false));
    name.into_iter().chain(aliases).chain(technology.ambiguous.iter().map(|written| (written.as_str(), true)))
}

/// Web and mail addresses: what they spell is no wish.
fn addresses(text: &str) -> Vec<Span> {
    let is_address = |word: &str| word.contains("://") || word.contains('@') && word.contains('.') || word.starts_with("www.");
    let mut marks: Vec<usize> = ["://", "@", "www."].iter().flat_map(|mark| text.match_indices(mark)).map(|(at, _)| at).collect();
    marks.sort_unstable();
    let mut passed = 0;
    let mut found = Vec::new();
    for at in marks {
        if at < passed {
            continue;
        }
        let start = text[passed..at].rfind([' ', '\n']).map_or(passed, |blank| passed + blank + 1);
        let end = text[at..].find([' ', '\n']).map_or(text.len(), |length| at + length);
        if is_address(&text[start..end]) {
            found.push(Span { start, end });
        }
        passed = end;
    }
    found
}

fn within(spans: &[Span], span: Span) -> bool {
    spans.get(spans.partition_point(|known| known.end <= span.start)).is_some_and(|known| known.overlaps(span))
}

/// Where a word begins, and where there is a sign.
fn beginnings(text: &str) -> impl Iterator<Item = usize> {
    let joins = |character: char| character.is_alphanumeric() || character == '_';
    let mut joined = false;
    text.char_indices().filter_map(move |(at, character)| {
        let goes_on = std::mem::replace(&mut joined, joins(character)) && joined;
        (!goes_on).then_some(at)
    })
}

/// Where the word that a span ends in ends; `None` when the word goes on and may not. A technology may carry a version, and is no part of a longer name.
fn word_end(text: &str, span: Span, open: bool, is_technology: bool) -> Option<usize> {
    let rest = &text[span.end..];
    let letters = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
    if open {
        return Some(span.end + letters);
    }
    if !is_technology {
        return (letters == 0 || !text[..span.end].ends_with(char::is_alphanumeric)).then_some(span.end);
    }
    let is_version = span.len() >= 3 && letters <= 3 && rest[..letters].bytes().all(|byte| byte.is_ascii_digit());
    let is_part = text[..span.start].ends_with('.') && text[..span.start - 1].ends_with(char::is_alphanumeric);
    let ends = letters == 0 || is_version || !text[..span.end].ends_with(char::is_alphanumeric);
    (ends && !goes_on(&rest[letters..], span.len()) && !is_part).then_some(span.end)
}

/// Whether a name of some length is only the beginning of a file, an address, a longer name (`node.js`) or an elision (`c'est`).
fn goes_on(rest: &str, length: usize) -> bool {
    const ENDINGS: [&str; 24] = [
        "js", "ts", "py", "rb", "php", "jsx", "html", "css", "md", "com", "io", "ai", "org", "net", "fr", "co", "dev", "app", "eu", "me",
        "so", "sh", "tech", "de",
    ];
    if let Some(after) = rest.strip_prefix('\'') {
        return length <= 2 && after.starts_with(char::is_alphabetic);
    }
    rest.strip_prefix('.').is_some_and(|after| {
        let word = after.find(|character: char| !character.is_alphanumeric()).map_or(after, |end| &after[..end]);
        ENDINGS.contains(&word)
    })
}

/// Of names that overlap, the longest; of equal ones the first.
fn longest(mut names: Vec<Named>) -> Vec<Named> {
    names.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end), name.ambiguous));
    let mut kept: Vec<Named> = Vec::with_capacity(names.len());
    for name in names {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(name.span) && !(last.bundle && name.bundle) => {
                if name.span.len() > last.span.len() {
                    *last = name;
                }
            }
            _ => kept.push(name),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names, cities, terms of several fragments, words that go on, addresses, and a last one that waits for more.
    const PARAGRAPHS: [&str; 4] = [
        "Notre CTO est parti. Le site est en Symfony, à Nantes ; écrire à ruby@passerelle.example.",
        "Nous cherchons quelqu'un pour recruter les premiers développeurs : pas de React, deux jours par semaine.",
        "We run an online patient record for hospitals, in Node.js on Google Cloud Platform.",
        "Il faut une équipe",
    ];

    #[test]
    fn the_halves_of_a_long_text_hold_what_the_whole_does() {
        let text: Vec<&str> = PARAGRAPHS.into_iter().cycle().take(LONG / 60).collect();
        let folded = Folded::new(&text.join("\n\n"));
        assert!(folded.as_str().len() > LONG, "long enough for two");
        let (sentences, lexicon) = (Sentences::new(&folded), Lexicon::shared());
        let whole = lexicon.part(folded.as_str(), 0..folded.as_str().len(), &sentences, &addresses(folded.as_str()));
        assert!(whole.technologies.len() > LONG / 60 && !whole.cues(Cue::Cto).is_empty() && !whole.signals.is_empty());
        let whole = Matches { technologies: longest(whole.technologies), cities: longest(whole.cities), ..whole };
        assert!(lexicon.matches(&folded, &sentences) == whole);
    }
}
