//! Whether a name is a technology here: many are also ordinary words, first names, cities or companies, and some are places where people meet.

use super::super::Reading;
use super::super::lexicon::{Cue, Named, Span};
use super::{Chain, is_concept, is_meeting_place, technology, words};
use crate::vocabulary::TechnologyKind;

/// How far a capitalised name may stand from a certain technology to be believed, in bytes.
const COMPANY_REACH: usize = 90;
/// Words after which a product's name is the company that makes it.
const EMPLOYED_AT: [&str; 7] = ["at", "chez", "ex", "join", "rejoindre", "joining", "acquired"];
/// Words between a name and what it weighs.
const COPULAS: [&str; 8] = ["est", "is", "sont", "are", "a", "un", "une", "serait"];
/// Words before [`EMPLOYED_AT`] that speak of skill and not of a company.
const SKILLED: [&str; 6] = ["good", "great", "expert", "experts", "skilled", "excellent"];
/// What follows a company's name where a text opens with it.
const INTRODUCTIONS: [&str; 8] =
    ["is the ", "is an open", "is a leading ", "is building ", "est la ", "est un editeur ", "est une entreprise ", "est une societe "];
/// What is built for a place where people meet: "l’API Slack", "a Slack plugin".
const BUILT: [&str; 14] = [
    "api",
    "apis",
    "app",
    "apps",
    "bot",
    "bots",
    "sdk",
    "plugin",
    "plugins",
    "webhook",
    "webhooks",
    "connecteur",
    "connector",
    "integration",
];
/// What follows a company's name.
const LEGAL_FORMS: [&str; 8] = ["inc", "ltd", "llc", "gmbh", "corp", "software inc", "is hiring", "(yc"];

/// The names of a chain that are technologies here; `None` when none is.
pub fn technical(reading: &Reading<'_>, chain: Chain) -> Option<Chain> {
    let count = chain.names.len();
    let capitalised = |name: &Named| is_written_as_a_name(reading, name);
    // A list of names alone proves them, unless people only meet in all these places.
    let is_list = || {
        (count >= 3 || count == 2 && joined_tightly(reading, &chain.names))
            && chain.names.iter().all(capitalised)
            && !chain.names.iter().all(is_meeting_place)
    };
    let proven = chain.names.iter().any(|name| is_certain(name) || has_technical_words(reading, *name)) || is_list();
    let is_technology = |name: &Named| {
        let capitalised = capitalised(name);
        let fits_list = proven && count > 1 && (capitalised || chain.by_marks && name.span.len() > 1);
        let accompanied = || capitalised && !is_meeting_place(name) && has_company(reading, *name);
        let shown = || fits_list || has_technical_words(reading, *name) || accompanied();
        (!is_doubtful(name) || shown()) && !is_company(reading, name)
    };
    let names: Vec<Named> = chain.names.iter().copied().filter(is_technology).collect();
    (!names.is_empty()).then_some(Chain { names, by_marks: chain.by_marks })
}

/// Two names with nothing but `/` or `+` between them.
fn joined_tightly(reading: &Reading<'_>, names: &[Named]) -> bool {
    let [first, second] = names else { return false };
    let between = reading.text().get(first.span.end..second.span.start).unwrap_or_default();
    words(between).next().is_none() && between.contains(['/', '+'])
}

/// Whether a name may be something else than a technology to build with, so that the words around have to say which.
fn is_doubtful(name: &Named) -> bool {
    name.ambiguous || is_meeting_place(name)
}

/// Whether a name is a technology wherever it stands, and vouches for those beside it.
fn is_certain(name: &Named) -> bool {
    !is_doubtful(name) && !is_concept(name)
}

/// Whether the words right before or after a doubtful name are of the trade.
fn has_technical_words(reading: &Reading<'_>, name: Named) -> bool {
    if !is_doubtful(&name) {
        return !is_concept(&name);
    }
    let Span { start, end } = name.span;
    let capitalised = is_written_as_a_name(reading, &name);
    if name.span.len() == 1 && !capitalised {
        return false;
    }
    let matches = reading.matches;
    let right_before =
        |cue: Cue| matches.cue_before(cue, start, 3).is_some_and(|span| !reading.text()[span.end..start].contains(char::is_alphanumeric));
    let is_weighed_by = |cue: Cue| {
        let said = matches.cue_after(cue, end, 8)?;
        words(&reading.text()[end..said.start]).all(|word| COPULAS.contains(&word)).then_some(said)
    };
    let weighed = || is_weighed_by(Cue::Nice).or_else(|| is_weighed_by(Cue::Must)).is_some();
    let opens = opens_line(reading, start);
    let used = || {
        matches.cue_after(Cue::TechnicalAfter, end, 1).is_some() && (capitalised || name.span.len() > 3 && !opens)
            || right_before(Cue::WrittenIn)
            || right_before(Cue::TechnicalBefore) && (capitalised && !opens || is_in_technical_sentence(reading, name.span))
            || capitalised && is_some_of_it(reading, name.span)
    };
    let said = if is_meeting_place(&name) { is_built_for(reading, name.span) } else { used() };
    said || capitalised && (weighed() || right_before(Cue::Without) || right_before(Cue::Leaving) || right_before(Cue::Moving))
}

/// Whether a word of the trade stands in the same sentence, not far.
fn is_in_technical_sentence(reading: &Reading<'_>, span: Span) -> bool {
    let matches = reading.matches;
    let sentence = reading.sentences.sentence(span.start);
    let around = [
        matches.cue_before(Cue::TechnicalAfter, span.start, COMPANY_REACH),
        matches.cue_after(Cue::TechnicalAfter, span.end, COMPANY_REACH),
    ];
    around.into_iter().flatten().any(|word| reading.sentences.sentence(word.start) == sentence)
}

/// "Du Spark pour le calcul": what a product is made of may be listed so. "Du … au …" leads from one to another.
fn is_some_of_it(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text();
    let Some(before) = text[..span.start].strip_suffix("du ") else { return false };
    let begins = opens_line(reading, before.len()) || before.trim_end_matches(' ').ends_with([',', ':', ';', '(']);
    begins && !text[span.end..].starts_with(" au ") && !text[span.end..].starts_with(" a ")
}

/// Whether something is built for a place where people meet: what it is stands in the name, or right before or after it.
fn is_built_for(reading: &Reading<'_>, span: Span) -> bool {
    let text = reading.text();
    let is_built = |word: &str| BUILT.contains(&word);
    let before = text[..span.start].strip_suffix(' ').and_then(|rest| rest.rsplit(|character: char| !character.is_alphanumeric()).next());
    let after = text[span.end..].strip_prefix(' ').and_then(|rest| rest.split(|character: char| !character.is_alphanumeric()).next());
    before.is_some_and(is_built) || after.is_some_and(is_built) || words(&text[span.start..span.end]).any(is_built)
}

/// Whether a name stands first in a sentence or line, where any word is capitalised.
fn opens_line(reading: &Reading<'_>, start: usize) -> bool {
    let text = reading.text();
    let before = text[..start].trim_end_matches([' ', '-', '*', '"', '(']);
    let breaks = reading.folded.line_breaks();
    let broken = breaks.partition_point(|at| *at < before.len());
    start == 0
        || before.is_empty()
        || breaks.get(broken).is_some_and(|at| *at < start)
        || reading.sentences.sentence(start) != reading.sentences.sentence(before.len().saturating_sub(1))
}

/// Whether a certain technology stands in the same sentence, not far. The first word of a sentence is capitalised anyway, so a mark must follow
/// it, and a part of a longer proper name is no technology.
fn has_company(reading: &Reading<'_>, name: Named) -> bool {
    let stands_apart = reading.text()[name.span.end..].trim_start_matches(' ').starts_with([',', '/', '+', '(', ')', '=']);
    if opens_line(reading, name.span.start) && !stands_apart || is_part_of_a_proper_name(reading, name) {
        return false;
    }
    let sentence = reading.sentences.sentence(name.span.start);
    let names = &reading.matches.technologies;
    let at = names.partition_point(|other| other.span.start < name.span.start);
    let around = names.iter().skip(at.saturating_sub(3)).take(7);
    let certain = around.filter(|other| is_certain(other));
    certain.filter(|other| reading.sentences.sentence(other.span.start) == sentence).any(|other| {
        let gap = if other.span.start > name.span.start {
            other.span.start.saturating_sub(name.span.end)
        } else {
            name.span.start.saturating_sub(other.span.end)
        };
        gap <= COMPANY_REACH
    })
}

/// Whether a capitalised word that is no technology stands right beside the name: "General Assembly", "Union Square".
fn is_part_of_a_proper_name(reading: &Reading<'_>, name: Named) -> bool {
    let text = reading.text();
    let before = text[..name.span.start].strip_suffix(' ').map(|rest| {
        let length: usize = rest.chars().rev().take_while(|character| character.is_alphanumeric()).map(char::len_utf8).sum();
        Span { start: rest.len() - length, end: rest.len() }
    });
    let after = text[name.span.end..].strip_prefix(' ').map(|rest| {
        let length = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
        Span { start: name.span.end + 1, end: name.span.end + 1 + length }
    });
    let is_other_name = |span: &Span| span.start < span.end && is_capitalised(reading, *span) && !is_known(reading, *span);
    before.is_some_and(|span| !opens_line(reading, span.start) && is_other_name(&span)) || after.is_some_and(|span| is_other_name(&span))
}

fn is_known(reading: &Reading<'_>, span: Span) -> bool {
    let names = &reading.matches.technologies;
    let from = names.partition_point(|name| name.span.end <= span.start);
    names.get(from).is_some_and(|name| name.span.overlaps(span))
}

/// Whether the name is a company's rather than a tool's: a text that opens with it, a legal form after it, someone who works there.
fn is_company(reading: &Reading<'_>, name: &Named) -> bool {
    let text = reading.text();
    let after = text[name.span.end..].trim_start_matches([' ', ',']);
    let names_company = LEGAL_FORMS.iter().filter_map(|form| after.strip_prefix(form)).any(|rest| !rest.starts_with(char::is_alphanumeric));
    let introduces_itself = name.span.start == 0 && INTRODUCTIONS.iter().any(|words| after.starts_with(words));
    if names_company || name.span.start == 0 && after.starts_with('|') {
        return true;
    }
    let makes = technology(name).map(|technology| technology.kind);
    let sold = matches!(
        makes,
        Some(
            TechnologyKind::Platform
                | TechnologyKind::Nocode
                | TechnologyKind::Ecommerce
                | TechnologyKind::Tool
                | TechnologyKind::Data
                | TechnologyKind::Ai
                | TechnologyKind::Monitoring
        )
    );
    let works_there = || {
        let from = text[..name.span.start].char_indices().rev().nth(24).map_or(0, |(at, _)| at);
        let mut before = text[from..name.span.start].rsplit(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        before.next().is_some_and(|word| EMPLOYED_AT.contains(&word)) && before.next().is_none_or(|word| !SKILLED.contains(&word))
    };
    sold && (introduces_itself || works_there())
}

/// Whether every letter of the words as given is a capital.
pub fn is_in_capitals(reading: &Reading<'_>, span: Span) -> bool {
    given(reading, span).is_some_and(|words| words.chars().all(|character| !character.is_lowercase()))
}

fn is_capitalised(reading: &Reading<'_>, span: Span) -> bool {
    given(reading, span).is_some_and(|words| words.starts_with(|first: char| first.is_uppercase() || first == '.'))
}

/// Whether the name is written as its makers would: an acronym in capitals, any other with one.
fn is_written_as_a_name(reading: &Reading<'_>, name: &Named) -> bool {
    let is_acronym = technology(name).is_some_and(|technology| {
        technology.name.len() == name.span.len() && technology.name.chars().all(|character| character.is_ascii_uppercase())
    });
    if is_acronym { is_in_capitals(reading, name.span) } else { is_capitalised(reading, name.span) }
}

fn given<'a>(reading: &Reading<'a>, span: Span) -> Option<&'a str> {
    reading.folded.original(span.start..span.end).and_then(|evidence| evidence.words(reading.given))
}
