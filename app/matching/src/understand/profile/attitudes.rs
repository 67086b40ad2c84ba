//! Whether somebody did something, looks for it or refuses it, by what their sentence says before: "je cherche …", "I won't work for …".
//!
//! - The last of these words decides. A wish after a negation ("not interested in", "pas envie de") is a refusal.
//! - A refusal holds to the end of its sentence, of its line where the next one begins anew, or to a contrast ("mais", "but").
//! - A few words ("hors", "no", "sauf") refuse only the sector that they name, and those of its list: a CV says "no" of much else.

mod phrases;

use domain::CriterionKind;

use super::sections::Sections;
use super::{placed, reach_before};
use crate::understand::Reading;
use crate::understand::fold::whole;
use crate::understand::labels::unmasked;
use crate::understand::lexicon::Span;
use phrases::{BARE_DENIALS, BEHIND, BETWEEN, CONTRASTS, DENIALS, EXCEPTIONS, NEGATIONS, REFUSALS, WISHES};

/// Whether somebody did something, looks for it, or refuses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    Done,
    Wished,
    Refused,
}

/// How far before a term a wish may stand, in bytes.
const WISH_REACH: usize = 90;
/// How far a refusal may: what is refused comes in lists.
const REFUSAL_REACH: usize = 200;
/// How far from a denial the sector may stand that it names.
const DENIAL_REACH: usize = 40;
/// How far before a wish a negation may stand, in characters, and how many words before.
const NEGATION_REACH: usize = 32;
const NEGATION_WORDS: usize = 2;
/// No phrase is longer, in bytes.
const LONGEST_PHRASE: usize = 40;
/// What ends a list of sectors.
const LIST_ENDS: [char; 9] = ['.', ';', ':', '(', ')', '|', '\n', '•', '-'];
/// A piece of more words is none of a list.
const MOST_WORDS: usize = 6;

/// What words do to those after them; of those that begin at the same place the later one here has the last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Contrast,
    Wish,
    Refusal,
    Denial,
    Exception,
}

/// Words that turn a sentence, in folded offsets.
#[derive(Debug, Clone, Copy)]
struct Turning {
    span: Span,
    turn: Turn,
    /// What it says holds before this offset.
    until: usize,
}

/// What a text says of what is looked for and refused.
#[derive(Debug, Default)]
pub struct Attitudes {
    /// By place.
    turnings: Vec<Turning>,
}

impl Attitudes {
    /// Finds where a text speaks of wishes and refusals.
    pub fn new(reading: &Reading<'_>, sections: &Sections) -> Self {
        let text = reading.text();
        let refused = phrases(text, &REFUSALS);
        let mut turnings: Vec<Turning> = Vec::new();
        let refusal = |span: Span| Turning { span, turn: Turn::Refusal, until: refused_until(reading, sections, span.start) };
        for span in phrases(text, &WISHES).into_iter().filter(|wish| !overlaps(&refused, *wish)) {
            let until = sentence_end(reading, span.start, WISH_REACH);
            turnings.push(if is_negated(text, span) { refusal(span) } else { Turning { span, turn: Turn::Wish, until } });
        }
        turnings.extend(refused.iter().map(|span| refusal(*span)));
        let contrasts = phrases(text, &CONTRASTS);
        turnings.extend(contrasts.into_iter().map(|span| Turning { span, turn: Turn::Contrast, until: span.start }));
        turnings.extend(denials(reading, sections));
        turnings.sort_by_key(|one| (one.span.start, one.turn));
        Self { turnings }
    }

    /// Whether a span lies on the words of a wish or a refusal, and says nothing else: "don" in "I don't work".
    pub fn cover(&self, span: Span) -> bool {
        let from = self.turnings.partition_point(|one| one.span.start + LONGEST_PHRASE < span.start);
        let near = self.turnings.iter().skip(from).take_while(|one| one.span.start < span.end);
        near.filter(|one| matches!(one.turn, Turn::Wish | Turn::Refusal))
            .any(|one| one.span.start <= span.start && span.end <= one.span.end)
    }

    /// What is said of the words at a span that speak of a label of some kind.
    pub fn told(&self, kind: CriterionKind, span: Span) -> Told {
        let of_sector = kind == CriterionKind::Sector;
        let from = self.turnings.partition_point(|one| one.span.start + REFUSAL_REACH < span.start);
        let before = self.turnings.iter().skip(from).take_while(|one| one.span.start < span.start);
        let (mut refused, mut wished) = (0, 0);
        for one in before.filter(|one| one.span.end <= span.start) {
            match one.turn {
                Turn::Contrast => refused = 0,
                Turn::Wish => (refused, wished) = (0, one.until),
                Turn::Refusal => refused = one.until,
                Turn::Exception if refused > one.span.start => refused = 0,
                Turn::Denial | Turn::Exception if of_sector => refused = refused.max(one.until),
                Turn::Denial | Turn::Exception => {}
            }
        }
        if refused > span.start {
            Told::Refused
        } else if wished > span.start {
            Told::Wished
        } else {
            Told::Done
        }
    }
}

/// The places of phrases that stand as whole words, ascending.
fn phrases(text: &str, phrases: &[&str]) -> Vec<Span> {
    let places = phrases.iter().flat_map(|phrase| whole(text, phrase));
    let mut found: Vec<Span> = places.map(|place| Span { start: place.start, end: place.end }).collect();
    found.sort();
    found
}

/// Whether one of these spans, ascending, shares a byte with another.
fn overlaps(spans: &[Span], other: Span) -> bool {
    let from = spans.partition_point(|span| span.start + LONGEST_PHRASE < other.start);
    spans.iter().skip(from).take_while(|span| span.start < other.end).any(|span| span.overlaps(other))
}

/// Whether one of the words right before a phrase says that it is not so.
fn is_negated(text: &str, span: Span) -> bool {
    let before = reach_before(text, span.start, NEGATION_REACH);
    let clause = before.rsplit(['.', ',', ';', ':', '(', ')', '\n', '!', '?']).next().unwrap_or_default();
    let mut words = clause.split_whitespace().rev().take(NEGATION_WORDS);
    words.any(|word| NEGATIONS.contains(&word) || word.ends_with("n't"))
}

/// Behind the sentence of an offset, or behind so many bytes.
fn sentence_end(reading: &Reading<'_>, at: usize, reach: usize) -> usize {
    let ends = reading.sentences.ends();
    let end = ends.get(ends.partition_point(|end| *end < at)).copied().unwrap_or(reading.text().len());
    end.min(at + reach) + 1
}

/// Where a refusal ends to hold: with its sentence, a line that begins anew, or the part of the CV.
fn refused_until(reading: &Reading<'_>, sections: &Sections, at: usize) -> usize {
    let end = sentence_end(reading, at, REFUSAL_REACH);
    let breaks = reading.folded.line_breaks();
    let from = breaks.partition_point(|line_break| *line_break <= at);
    let mut lines = breaks.iter().skip(from).copied().take_while(|line_break| *line_break < end);
    let end = lines.find(|line_break| begins_anew(reading, *line_break)).unwrap_or(end);
    let given = |at: usize| placed(reading, Span { start: at, end: at + 1 }).map(|place| place.start);
    let Some(next) = given(at).map(|given| sections.next_start(given)) else { return end };
    (at..end).find(|at| given(*at).is_some_and(|given| given >= next)).unwrap_or(end)
}

/// Whether the line behind a break begins with a capital or a number, and the one before does not wait for it.
fn begins_anew(reading: &Reading<'_>, line_break: usize) -> bool {
    let before = &reading.text()[..line_break];
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let waits = before.ends_with([',', ':', '(']) || BETWEEN.contains(&last);
    let next = placed(reading, Span { start: line_break + 1, end: line_break + 2 }).and_then(|place| reading.given.get(place));
    !waits && next.is_some_and(|letter| letter.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
}

/// Words that refuse the sector they name.
fn denials(reading: &Reading<'_>, sections: &Sections) -> Vec<Turning> {
    let text = reading.text();
    let sectors: Vec<Span> = unmasked(reading, CriterionKind::Sector).into_iter().map(|signal| signal.span).collect();
    let lists: [(&[&str], Turn, bool); 3] =
        [(&DENIALS, Turn::Denial, false), (&BARE_DENIALS, Turn::Denial, true), (&EXCEPTIONS, Turn::Exception, false)];
    let mut found = Vec::new();
    for (list, turn, is_bare) in lists {
        for span in phrases(text, list) {
            let sector = sector_after(text, &sectors, span.end).filter(|sector| !is_bare || ends_there(reading, sector.end));
            match sector {
                Some(sector) => {
                    let until = list_end(text, sector.end, refused_until(reading, sections, span.start));
                    found.push(Turning { span, turn, until });
                }
                // It names no sector, and may still take a refusal back.
                None if turn == Turn::Exception => found.push(Turning { span, turn, until: span.start }),
                None => {}
            }
        }
    }
    found
}

/// The sector that is named right after an offset, but for small words. `sectors` ascend.
fn sector_after(text: &str, sectors: &[Span], at: usize) -> Option<Span> {
    let next = *sectors.get(sectors.partition_point(|sector| sector.start < at))?;
    let between = text.get(at..next.start).filter(|between| between.len() <= DENIAL_REACH)?;
    let is_small = between.split([' ', '\'', ':']).filter(|word| !word.is_empty()).all(|word| BETWEEN.contains(&word));
    is_small.then_some(next)
}

/// Whether a name ends at an offset, rather than being the beginning of a longer one.
fn ends_there(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.text()[at..].trim_start_matches(' ').split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.is_empty() || BEHIND.contains(&word) || reading.folded.line_breaks().binary_search(&at).is_ok()
}

/// Where the list ends that goes on at an offset.
fn list_end(text: &str, from: usize, until: usize) -> usize {
    let rest = &text[from..text.floor_char_boundary(until).max(from)];
    let rest = &rest[..rest.find(LIST_ENDS).unwrap_or(rest.len())];
    let is_short = |piece: &&str| piece.split_whitespace().count() <= MOST_WORDS;
    from + rest.split_inclusive([',', '/']).take_while(is_short).map(str::len).sum::<usize>()
}

#[cfg(test)]
mod tests {
    //! Laws: 1. a refusal is no wish, in whatever words; 2. it holds to the end of its sentence or list, and no further; 3. what only looks like one
    //! is none.

    use chrono::NaiveDate;
    use domain::{ProfileId, Sector};

    use super::super::read_profile;

    /// What a text tells as done, wished and refused.
    fn told(text: &str) -> (Vec<Sector>, Vec<Sector>, Vec<Sector>) {
        let profile = read_profile(ProfileId::NIL, "", text, NaiveDate::from_ymd_opt(2026, 9, 14).expect("a day")).profile;
        (profile.sectors.iter().map(|known| known.sector).collect(), profile.wishes.sectors, profile.wishes.refused_sectors)
    }

    #[test]
    fn law_1_a_refusal_is_no_wish() {
        for text in [
            "I’m not interested in crypto",
            "I am not really interested in crypto.",
            "I won’t work for crypto.",
            "I won't work in crypto.",
            "I don’t want to work on crypto.",
            "Open to anything, but not for crypto.",
            "No crypto, please.",
            "CTO · no crypto companies",
            "Je ne veux pas de crypto.",
            "Je ne veux pas travailler pour la crypto.",
            "Je n’ai pas envie de travailler dans la crypto.",
            "Je ne prends pas de missions dans la crypto.",
            "Hors crypto.",
            "Tous secteurs, sauf crypto",
            "Secteurs exclus : crypto",
            "Pas de crypto.",
            "Jamais pour la crypto.",
            "Jamais de projet crypto",
        ] {
            assert_eq!(told(text), (vec![], vec![], vec![Sector::Crypto]), "{text}");
        }
        assert_eq!(told("Missions sauf défense").2, [Sector::Space]);
        assert_eq!(told("Pas de jeux vidéo").2, [Sector::Gaming]);
    }

    #[test]
    fn law_2_it_holds_to_the_end_of_its_list() {
        let both = vec![Sector::Space, Sector::Crypto];
        for text in
            ["Je ne veux pas travailler pour la défense, le tabac ni la crypto.", "Hors défense, tabac et crypto", "No defence or crypto"]
        {
            let (done, wished, mut refused) = told(text);
            refused.sort_by_key(|sector| *sector != Sector::Space);
            assert_eq!((done, wished, refused), (vec![], vec![], both.clone()), "{text}");
        }
        for text in [
            "Je ne travaille pas pour la crypto, mais pour des hôpitaux.",
            "I won’t work for crypto but I have been CTO of a hospital.",
            "Je ne travaille pas pour la crypto. CTO d’un hôpital.",
            "Je refuse la crypto\nCTO d’un hôpital",
            "Je refuse la crypto\n\nExpérience\nhôpital",
            "Je ne travaille pas pour la crypto, uniquement pour des hôpitaux.",
        ] {
            assert_eq!(told(text), (vec![Sector::Health], vec![], vec![Sector::Crypto]), "{text}");
        }
        assert_eq!(told("Je ne prends pas de mission, sauf pour un hôpital."), (vec![Sector::Health], vec![], vec![]));
        assert_eq!(told("Pas de crypto, je cherche un hôpital."), (vec![], vec![Sector::Health], vec![Sector::Crypto]));
        assert_eq!(told("Je cherche un hôpital, pas de crypto."), (vec![], vec![Sector::Health], vec![Sector::Crypto]));
    }

    #[test]
    fn law_3_what_only_looks_like_one_is_none() {
        for text in [
            "Je travaille exclusivement pour des hôpitaux.",
            "A no-code platform for hospitals.",
            "No patient data leaves the hospital.",
            "Application hors ligne pour un hôpital.",
            "Pas de régression depuis la reprise, hôpital de Lyon.",
        ] {
            let (done, wished, refused) = told(text);
            assert!(done.contains(&Sector::Health) && wished.is_empty() && refused.is_empty(), "{text}: {done:?} {wished:?} {refused:?}");
        }
    }
}
