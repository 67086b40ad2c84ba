//! Which technologies a text refuses or leaves: "without PHP", "quitter PHP pour Symfony", "it is in PHP, we want to get off it", "port the
//! Angular screens to React". How far a refusal reaches into a list is a matter of grammar:
//!
//! - `or`, `nor`, `and`, `/` carry it on; a comma does when the list ends with one of these words, or when a verb refuses ("avoid PHP, Java");
//! - a word such as "with" or "rather", and a name that the text then calls welcome, end it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::Reading;
use super::super::lexicon::{Cue, Named, Span};
use super::{technology, words};
use crate::vocabulary::{Technology, TechnologyKind, graph, vocabulary};

/// Words that may stand between "without" and a name.
const SMALL: [&str; 33] = [
    "de",
    "du",
    "des",
    "d",
    "le",
    "la",
    "l",
    "les",
    "any",
    "the",
    "our",
    "notre",
    "nos",
    "a",
    "an",
    "un",
    "une",
    "more",
    "kind",
    "of",
    "like",
    "comme",
    "stuff",
    "legacy",
    "old",
    "vieux",
    "framework",
    "en",
    "in",
    "fan",
    "fans",
    "fanatique",
    "adepte",
];
/// What a refusal may speak of before it names examples: "pas de cloud américain (AWS, Azure)".
const SORTS: [&str; 24] = [
    "cloud",
    "clouds",
    "outil",
    "outils",
    "tool",
    "tools",
    "framework",
    "frameworks",
    "langage",
    "langages",
    "language",
    "languages",
    "techno",
    "technos",
    "technologie",
    "technologies",
    "cms",
    "saas",
    "solution",
    "solutions",
    "plateforme",
    "plateformes",
    "platform",
    "platforms",
];
/// Words between a list and what refuses it.
const TAILS: [&str; 14] = ["est", "is", "sont", "are", "s", "first", "d", "abord", "et", "compagnie", "etc", "and", "co", "please"];
/// Words that turn a refusal into a question.
const ASKING: [&str; 2] = ["why", "pourquoi"];
/// Words after which a name is where the company goes, not what it leaves.
const TOWARDS: [&str; 14] =
    ["to", "towards", "into", "onto", "vers", "pour", "par", "with", "by", "avec", "rather", "plutot", "instead", "for"];
/// Words between what is moved and where it goes.
const ACROSS: [&str; 11] = ["to", "into", "onto", "in", "vers", "en", "a", "sur", "par", "by", "with"];
/// Words that carry a refusal on.
const JOINING: [&str; 8] = ["and", "et", "or", "ou", "ni", "nor", "sur", "on"];
/// People who know a technology: to leave them, or to have none, is not to leave it.
const PEOPLE: [&str; 24] = [
    "developer",
    "developers",
    "developpeur",
    "developpeuse",
    "developpeurs",
    "dev",
    "devs",
    "engineer",
    "engineers",
    "freelance",
    "freelancer",
    "cto",
    "agence",
    "agency",
    "prestataire",
    "team",
    "equipe",
    "expert",
    "experts",
    "experience",
    "knowledge",
    "connaissance",
    "required",
    "needed",
];
/// How far a name may stand from "without", in bytes.
const WITHOUT_REACH: usize = 24;
/// How far a name may stand from the word for leaving, in bytes.
const LEAVING_REACH: usize = 44;
/// How far back "get off it" may point, in bytes.
const BACK_REACH: usize = 100;

/// How far what is said of one name goes along its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Over words such as "and".
    Words,
    /// Over commas as well, when the list ends with such a word.
    List,
    /// To the end.
    All,
}

/// A name and the list that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub chain: usize,
    pub name: Named,
}

/// The positions of the names that a text declines.
pub fn refused(reading: &Reading<'_>, names: &[Link]) -> BTreeSet<usize> {
    let said = Said::new(reading, names);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (cue, reach) in [(Cue::Without, Reach::List), (Cue::Refusing, Reach::All)] {
        found.extend(reading.matches.cues(cue).iter().filter_map(|span| said.without(*span, reach)));
    }
    found.extend(reading.matches.cues(Cue::Leaving).iter().filter_map(|span| said.leaving(*span)));
    found.extend(reading.matches.cues(Cue::LeavingBack).iter().filter_map(|span| said.leaving_back(*span)));
    found.extend(reading.matches.cues(Cue::RefusedAfter).iter().filter_map(|span| said.refused_after(*span)));
    let mut refused = positions(found);
    reading.matches.cues(Cue::Moving).iter().for_each(|span| refused.extend(said.moving(*span)));
    refused
}

/// Every position of some stretches of names, which may lie within each other: each is taken once.
fn positions(mut stretches: Vec<Range<usize>>) -> BTreeSet<usize> {
    stretches.sort_by_key(|stretch| stretch.start);
    let (mut found, mut reached) = (BTreeSet::new(), 0);
    for Range { start, end } in stretches {
        found.extend(start.max(reached)..end);
        reached = reached.max(end);
    }
    found
}

struct Said<'a> {
    reading: &'a Reading<'a>,
    names: &'a [Link],
    /// For each name, where the list ends that goes on from it over words, and over commas before such words. A list of "neither … nor … nor …" has
    /// a refusal before each of its names, and is gone through once.
    ends: Vec<usize>,
}

impl<'a> Said<'a> {
    fn new(reading: &'a Reading<'a>, names: &'a [Link]) -> Self {
        let mut said = Self { reading, names, ends: Vec::new() };
        let mut ends: Vec<usize> = (1..=names.len()).collect();
        for at in (1..names.len()).rev() {
            if said.carries_on(at - 1, Reach::List) {
                ends[at - 1] = ends[at];
            }
        }
        said.ends = ends;
        said
    }

    fn text(&self, from: usize, to: usize) -> &'a str {
        self.reading.folded.as_str().get(from..to).unwrap_or_default()
    }

    fn span(&self, at: usize) -> Option<Span> {
        self.names.get(at).map(|link| link.name.span)
    }

    /// The first name that begins at or after an offset.
    fn first_after(&self, at: usize) -> usize {
        self.names.partition_point(|link| link.name.span.start < at)
    }

    fn same_sentence(&self, one: usize, other: usize) -> bool {
        self.reading.sentences.sentence(one) == self.reading.sentences.sentence(other)
    }

    /// "Without …", "avoid …": the name right after, and as much of its list as the refusal reaches.
    fn without(&self, cue: Span, reach: Reach) -> Option<Range<usize>> {
        let first = self.first_after(cue.end);
        let span = self.span(first)?;
        let between = self.text(cue.end, span.start);
        let is_near = between.len() <= WITHOUT_REACH
            && !between.contains([',', '.', ';', '(', '\n'])
            && words(between).all(|word| SMALL.contains(&word));
        let has_examples = between.len() <= LEAVING_REACH
            && !between.contains([',', '.', ';', '\n'])
            && between.trim_end().ends_with('(')
            && words(between).any(|word| SORTS.contains(&word));
        let from = self.reading.text().floor_char_boundary(cue.start.saturating_sub(12));
        let asks = words(self.text(from, cue.start)).last().is_some_and(|word| ASKING.contains(&word));
        let refuses = (is_near || has_examples) && !asks && !self.is_of_people(span);
        refuses.then(|| self.list(first, if has_examples { Reach::All } else { reach }))
    }

    /// "Leave …", "migrate from …".
    fn leaving(&self, cue: Span) -> Option<Range<usize>> {
        let first = self.first_after(cue.end);
        let span = self.span(first)?;
        let between = self.text(cue.end, span.start);
        let same_clause = self.reading.sentences.clause(cue.start) == self.reading.sentences.clause(span.start);
        let elsewhere = || words(between).any(|word| TOWARDS.contains(&word) || PEOPLE.contains(&word));
        let leaves = between.len() <= LEAVING_REACH && same_clause && !elsewhere() && !self.is_of_people(span);
        leaves.then(|| self.list(first, Reach::All))
    }

    /// "… get off it": the list before, in this sentence or the one before it. One of several names when the words say "it".
    fn leaving_back(&self, cue: Span) -> Option<Range<usize>> {
        let last = self.first_after(cue.start).checked_sub(1)?;
        let span = self.span(last)?;
        let sentence = self.reading.sentences.sentence(cue.start);
        let near = cue.start.checked_sub(span.end).is_some_and(|gap| gap <= BACK_REACH);
        let names_another = self.span(last + 1).is_some_and(|next| next.overlaps(cue));
        if !near || names_another || sentence - self.reading.sentences.sentence(span.start) > 1 {
            return None;
        }
        let one = words(self.text(cue.start, cue.end)).any(|word| ["it", "this", "that", "le", "la", "l"].contains(&word));
        Some(if one { last..last + 1 } else { self.list_back(last, Reach::List) })
    }

    /// "PHP, non merci", "Java est exclu".
    fn refused_after(&self, cue: Span) -> Option<Range<usize>> {
        let last = self.first_after(cue.start).checked_sub(1)?;
        let span = self.span(last)?;
        let between = self.text(span.end, cue.start);
        let is_near = span.end <= cue.start && between.len() <= WITHOUT_REACH && words(between).all(|word| TAILS.contains(&word));
        is_near.then(|| self.list_back(last, if between.contains(',') { Reach::All } else { Reach::List }))
    }

    /// "Move X to Y": X is left when Y can take its place.
    fn moving(&self, cue: Span) -> Vec<usize> {
        let next = self.first_after(cue.end);
        let Some(there) = self.span(next).filter(|there| self.same_sentence(cue.start, there.start)) else { return Vec::new() };
        let between = self.text(cue.end, there.start);
        if words(self.text(cue.start, cue.end)).last().is_some_and(|word| ACROSS.contains(&word) && !["de", "du", "d"].contains(&word)) {
            return if between.len() <= WITHOUT_REACH && !between.contains([',', ';', '\n']) { self.moved(cue, next) } else { Vec::new() };
        }
        if between.len() > LEAVING_REACH || words(between).any(|word| ACROSS[..5].contains(&word)) {
            return Vec::new();
        }
        let left = self.list(next, Reach::List);
        let target = left.end;
        let Some(end) = target.checked_sub(1).and_then(|last| self.span(last)).map(|last| last.end) else { return Vec::new() };
        let Some(to) = self.span(target).filter(|to| self.same_sentence(end, to.start)) else { return Vec::new() };
        let across = self.text(end, to.start);
        let goes = across.len() <= LEAVING_REACH && words(across).any(|word| ACROSS.contains(&word));
        if goes { left.filter(|at| self.replaces(target, *at)).collect() } else { Vec::new() }
    }

    /// "In X; we are moving to Y": X, when it stands shortly before in the same sentence, or does just what Y does in the sentence before.
    fn moved(&self, cue: Span, next: usize) -> Vec<usize> {
        let Some(last) = next.checked_sub(1) else { return Vec::new() };
        let Some(span) = self.span(last).filter(|span| span.end <= cue.start) else { return Vec::new() };
        let (gap, same_sentence) = (cue.start - span.end, self.same_sentence(span.start, cue.start));
        let kind = |at: usize| self.names.get(at).and_then(|link| technology(&link.name)).map(|technology| technology.kind);
        let apart = self.reading.sentences.sentence(cue.start) - self.reading.sentences.sentence(span.start);
        let is_meant = same_sentence && gap <= LEAVING_REACH || apart <= 1 && gap <= BACK_REACH && kind(last) == kind(next);
        if !is_meant {
            return Vec::new();
        }
        self.list_back(last, Reach::Words).filter(|at| self.replaces(next, *at)).collect()
    }

    /// The names of one list up to a position, as far as what is said of the last holds for those before.
    fn list_back(&self, last: usize, reach: Reach) -> Range<usize> {
        let mut first = last;
        while first > 0 && self.carries_on(first - 1, reach) {
            first -= 1;
        }
        first..last + 1
    }

    /// The names of one list from a position on, as far as a refusal reaches.
    fn list(&self, first: usize, reach: Reach) -> Range<usize> {
        let end = match reach {
            Reach::List => self.ends.get(first).copied().unwrap_or(first + 1),
            Reach::Words | Reach::All => (first..self.names.len()).find(|at| !self.carries_on(*at, reach)).unwrap_or(first) + 1,
        };
        let is_welcome = || self.span(end - 1).is_some_and(|span| self.is_welcome(span));
        if end - first > 1 && reach != Reach::All && is_welcome() { first..first + 1 } else { first..end }
    }

    /// Whether what is said of one name holds for the next.
    fn carries_on(&self, at: usize, reach: Reach) -> bool {
        let (Some(one), Some(next)) = (self.names.get(at), self.names.get(at + 1)) else { return false };
        if one.chain != next.chain || one.name.at == next.name.at {
            return false;
        }
        let between = self.text(one.name.span.end, next.name.span.start);
        if words(between).any(|word| TOWARDS.contains(&word)) || between.contains('(') {
            return false;
        }
        let joined = words(between).any(|word| JOINING.contains(&word)) || between.contains(['/', '+']) || between.trim().is_empty();
        match reach {
            Reach::Words => joined && !between.contains(','),
            Reach::List => joined || between.contains(',') && self.ends_joined(at + 1),
            Reach::All => true,
        }
    }

    /// Whether the list that goes on from a name by commas ends with a joining word.
    fn ends_joined(&self, from: usize) -> bool {
        let pairs = self.names.get(from..).unwrap_or_default().windows(2);
        let mut same_list = pairs.take_while(|pair| pair[0].chain == pair[1].chain).take(8);
        same_list.any(|pair| words(self.text(pair[0].name.span.end, pair[1].name.span.start)).any(|word| JOINING.contains(&word)))
    }

    /// Whether the text goes on to say that a name is a plus or a must.
    fn is_welcome(&self, span: Span) -> bool {
        [Cue::Nice, Cue::Must].iter().any(|cue| self.reading.matches.cue_after(*cue, span.end, 6).is_some())
    }

    /// "PHP developers", "PHP experience needed": what is spoken of is not the technology.
    fn is_of_people(&self, span: Span) -> bool {
        let text = self.reading.text();
        words(&text[span.end..text.ceil_char_boundary(text.len().min(span.end + 24))]).take(1).any(|word| PEOPLE.contains(&word))
    }

    /// Whether one technology can take another's place: they do the same work, and neither is built on the other.
    fn replaces(&self, new: usize, old: usize) -> bool {
        let entry = |at: usize| self.names.get(at).and_then(|link| technology(&link.name));
        let (Some(new), Some(old)) = (entry(new), entry(old)) else { return false };
        let is_built_on =
            |one: &Technology, other: &Technology| vocabulary().distance(&other.id, &one.id).is_some_and(|far| far <= 2.0 * graph::CHILD);
        let are_kin = is_built_on(new, old) || is_built_on(old, new);
        work(new.kind).is_some_and(|kind| work(old.kind) == Some(kind)) && !are_kin
    }
}

/// What a kind of technology is used for, where two kinds do the same work.
fn work(kind: TechnologyKind) -> Option<TechnologyKind> {
    match kind {
        TechnologyKind::Language
        | TechnologyKind::Framework
        | TechnologyKind::Library
        | TechnologyKind::Cms
        | TechnologyKind::Ecommerce
        | TechnologyKind::Nocode => Some(TechnologyKind::Framework),
        TechnologyKind::Data | TechnologyKind::Database => Some(TechnologyKind::Database),
        TechnologyKind::Cloud | TechnologyKind::Infrastructure => Some(TechnologyKind::Cloud),
        TechnologyKind::Concept | TechnologyKind::Protocol | TechnologyKind::Embedded => None,
        other => Some(other),
    }
}
