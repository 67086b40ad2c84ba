//! How many developers there are already: those who write the company's software in its own name. Parts are added up; those whom the company wants
//! to hire and those of its agency are not counted.

use std::collections::BTreeMap;

use super::lexicon::Span;
use super::quantities::{Quantities, Token};
use super::{Fact, Reading};

const DEVELOPERS: [&str; 27] = [
    "developpeur",
    "developpeurs",
    "developpeuse",
    "developpeuses",
    "dev",
    "devs",
    "developer",
    "developers",
    "engineer",
    "engineers",
    "ingenieur",
    "ingenieurs",
    "ingenieure",
    "ingenieures",
    "programmer",
    "programmers",
    "programmeur",
    "programmeurs",
    "coder",
    "coders",
    "freelance",
    "freelances",
    "freelancer",
    "freelancers",
    "codeur",
    "codeurs",
    "devops",
];
/// Trades of developers; several of them in a row are developers without the word.
const TRADES: [&str; 12] =
    ["backend", "back", "frontend", "front", "fullstack", "mobile", "embarque", "embedded", "data", "ios", "android", "infra"];
/// Words that say what sort of developers.
const SORTS: [&str; 56] = [
    "junior",
    "juniors",
    "senior",
    "seniors",
    "full",
    "fullstack",
    "stack",
    "back",
    "backend",
    "end",
    "front",
    "frontend",
    "web",
    "mobile",
    "php",
    "react",
    "freelance",
    "freelances",
    "interne",
    "internes",
    "externe",
    "externes",
    "software",
    "jeune",
    "jeunes",
    "bons",
    "bonnes",
    "excellents",
    "talented",
    "good",
    "great",
    "young",
    "experienced",
    "house",
    "time",
    "part",
    "remote",
    "in",
    "seul",
    "seule",
    "tech",
    "application",
    "internal",
    "alternant",
    "alternants",
    "salarie",
    "salaries",
    "python",
    "java",
    "lead",
    "confirme",
    "confirmes",
    "own",
    "only",
    "mid",
    "level",
];
/// Before a number of developers: they are yet to come, or are not the company's.
const WANTED: [&str; 45] = [
    "recruter",
    "recrute",
    "recrutons",
    "recrutement",
    "recruterons",
    "embaucher",
    "embauche",
    "embauchons",
    "cherche",
    "cherchons",
    "recherche",
    "recherchons",
    "chercher",
    "besoin",
    "trouver",
    "ajouter",
    "hire",
    "hiring",
    "hires",
    "recruit",
    "recruiting",
    "looking",
    "need",
    "seeking",
    "find",
    "add",
    "want",
    "voudrais",
    "voudrions",
    "aimerais",
    "pour",
    "for",
    "jusqu",
    "vers",
    "objectif",
    "plan",
    "used",
    "agence",
    "agency",
    "esn",
    "prestataire",
    "premier",
    "first",
    "comme",
    "offshore",
];
/// Where a single developer is the company's: "nous avons un développeur", "with one developer".
const HAVING: [&str; 24] = [
    "avons", "ai", "a", "avec", "reste", "equipe", "team", "have", "has", "with", "our", "notre", "seul", "seule", "only", "interne",
    "dont", "plus", "et", "solo", "single", "and", "mon", "my",
];
const SINGULAR: [&str; 9] =
    ["developpeur", "developpeuse", "dev", "developer", "engineer", "ingenieur", "programmer", "freelance", "freelancer"];
const PEOPLE: [&str; 8] = ["personnes", "personne", "people", "person", "membres", "members", "collaborateurs", "salaries"];
const TEAM: [&str; 4] = ["equipe", "team", "squad", "department"];
const TECHNICAL: [&str; 10] =
    ["technique", "tech", "dev", "developpement", "development", "engineering", "technical", "developpeurs", "it", "informatique"];
/// A company with more would not look for a part-time CTO; such numbers are readers and users.
const MOST: f64 = 200.0;
/// How many pieces before a number may make it a wish.
const REACH: usize = 5;

/// Reads how many developers there are: numbers first, then "our only developer", then "no developer".
pub fn read(reading: &Reading<'_>) -> Option<Fact<u16>> {
    let tokens = reading.quantities;
    let lists = lists(tokens);
    let numbered = |at: usize| lists.get(&at).and_then(|list| counted(tokens, at, *list)).or_else(|| team_of(tokens, at));
    let first = |find: fn(&Quantities<'_>, usize) -> Option<(u16, Span)>| (0..tokens.len()).find_map(|at| find(tokens, at));
    let (value, span) = (0..tokens.len()).find_map(numbered).or_else(|| first(alone)).or_else(|| first(nobody))?;
    Some(Fact { value, span })
}

/// Groups of developers that are added up.
#[derive(Debug, Clone, Copy)]
struct List {
    total: f64,
    groups: usize,
    /// One of its words is one for developers, and not only for a trade.
    named: bool,
    /// The position of its last word.
    last: usize,
}

/// The lists of a text by where they begin: "3 backend engineers and one frontend developer", "2 embarqué, 2 backend". Each is its first group and
/// the list behind it, so they are added up from the end of the text, and none is gone through twice.
fn lists(tokens: &Quantities<'_>) -> BTreeMap<usize, List> {
    let mut lists: BTreeMap<usize, List> = BTreeMap::new();
    for at in (0..tokens.len()).rev() {
        let Some(Group { number, noun, named }) = group(tokens, at) else { continue };
        let joined = tokens.is_word(noun + 1, &["et", "and", "plus"]) || tokens.is_mark(noun + 1, &[',', '+', '&']);
        let rest = lists.get(&(noun + 2)).filter(|_| joined);
        let list = match rest {
            Some(rest) => List { total: number + rest.total, groups: 1 + rest.groups, named: named || rest.named, last: rest.last },
            None => List { total: number, groups: 1, named, last: noun },
        };
        lists.insert(at, list);
    }
    lists
}

/// What a list that begins at a position counts; nothing where its people are still wanted.
fn counted(tokens: &Quantities<'_>, at: usize, list: List) -> Option<(u16, Span)> {
    let one = list.total == 1.0 && !is_had(tokens, at);
    if !list.named && list.groups < 2 || one || is_wanted(tokens, at) || arrives(tokens, list.last) {
        return None;
    }
    Some((headcount(list.total)?, tokens.span(at, list.last)?))
}

/// A number of developers of one sort.
struct Group {
    number: f64,
    /// The position of the word for them.
    noun: usize,
    /// The word is one for developers, and not only for a trade.
    named: bool,
}

fn group(tokens: &Quantities<'_>, at: usize) -> Option<Group> {
    let number = tokens.number(at).filter(|number| number.fract() == 0.0 && *number > 0.0)?;
    // "De 3 à 10 développeurs": they are three now.
    let grows =
        tokens.is_word(at + 1, &["a", "to"]) && tokens.number(at + 2).is_some() && at > 0 && tokens.is_word(at - 1, &["de", "from"]);
    let from = if grows { at + 3 } else { at + 1 };
    let nouns = || (from..from + 5).take_while(|next| *next == from || is_sort(tokens, next - 1));
    let noun = nouns().filter(|next| tokens.is_word(*next, &DEVELOPERS)).last();
    let named = noun.is_some();
    let noun = noun.or_else(|| nouns().find(|next| tokens.is_word(*next, &TRADES)))?;
    let is_of_other_trade =
        tokens.is_word(noun + 1, &["agronome", "agronomes", "commercial", "commerciaux", "son", "support", "hour", "days"]);
    (!is_of_other_trade).then_some(Group { number, noun, named })
}

fn is_sort(tokens: &Quantities<'_>, at: usize) -> bool {
    tokens.is_word(at, &SORTS) || tokens.is_mark(at, &['-']) || tokens.is_word(at, &DEVELOPERS)
}

/// "Une équipe technique de cinq personnes", "a five-person engineering team".
fn team_of(tokens: &Quantities<'_>, at: usize) -> Option<(u16, Span)> {
    let may_begin = tokens.number(at).is_some() || tokens.is_word(at, &TEAM);
    if !may_begin || is_wanted(tokens, at) {
        return None;
    }
    if tokens.is_word(at, &TEAM) {
        let before = at.checked_sub(1).filter(|before| tokens.is_word(*before, &TECHNICAL));
        let technical = before.or_else(|| (at + 1..at + 4).find(|next| tokens.is_word(*next, &TECHNICAL)))?;
        let fills = |at: usize| {
            tokens.is_word(at, &["de", "d", "of", "est", "composee", "compte", "comprend", "is", "has", "et"])
                || tokens.is_word(at, &TECHNICAL)
                || tokens.is_mark(at, &[':', '(', '\''])
        };
        let from = technical.max(at) + 1;
        let number = (from..from + 5).take_while(|next| *next == from || fills(next - 1)).find(|next| tokens.number(*next).is_some())?;
        let last = if tokens.is_word(number + 1, &PEOPLE) { number + 1 } else { number };
        let is_else = last == number && matches!(tokens.get(number + 1), Some(Token::Word(_)));
        let is_time = is_else || tokens.is_word(last + 1, &["jours", "ans", "mois", "days", "years"]) || tokens.is_mark(last + 1, &['%']);
        return (!is_time).then_some((headcount(tokens.number(number)?)?, tokens.span(at, last)?));
    }
    let number = tokens.number(at)?;
    let mut next = at + 1 + usize::from(tokens.is_mark(at + 1, &['-']));
    let first = next;
    next += usize::from(tokens.is_word(next, &PEOPLE) || tokens.is_word(next, &["man", "engineer", "developer", "dev"]));
    let team = (next..next + 3).find(|at| tokens.is_word(*at, &TEAM))?;
    let technical = tokens.is_word(first, &["engineer", "developer", "dev"]) || team > next;
    let is_team = (next..team).all(|at| tokens.is_word(at, &TECHNICAL)) && technical && team > first;
    is_team.then_some((headcount(number)?, tokens.span(at, team)?))
}

/// "Notre développeur", "our only developer", "le solo dev", "le dev (un freelance)".
fn alone(tokens: &Quantities<'_>, at: usize) -> Option<(u16, Span)> {
    let owned = tokens.is_word(at, &["notre", "mon", "ma", "our", "my", "solo", "single", "seul", "unique", "lone"]);
    let the = tokens.is_word(at, &["le", "la", "the"])
        && tokens.is_word(at + 1, &["dev", "developpeur", "developpeuse", "developer"])
        && !tokens.is_word(at + 2, &["de"]);
    if !owned && !the || is_wanted(tokens, at) {
        return None;
    }
    let fills = |at: usize| {
        is_sort(tokens, at) || tokens.is_word(at, &["sole", "single", "unique", "lone", "current"]) || tokens.number(at) == Some(1.0)
    };
    let noun = (at + 1..at + 5).take_while(|next| *next == at + 1 || fills(next - 1)).find(|next| tokens.is_word(*next, &SINGULAR))?;
    (!leaves(tokens, noun)).then_some((1, tokens.span(at, noun)?))
}

/// "Aucun développeur", "pas de dev", "no developers", "no tech people".
fn nobody(tokens: &Quantities<'_>, at: usize) -> Option<(u16, Span)> {
    let none = tokens.number(at) == Some(0.0)
        || tokens.is_word(at, &["pas"]) && tokens.is_word(at + 1, &["de", "d"])
        || tokens.is_word(at, &["sans", "without"])
        || tokens.is_word(at, &["any"]) && at > 1 && tokens.is_word(at - 2, &["don", "without"]);
    if !none {
        return None;
    }
    let from = at + 1 + usize::from(tokens.is_word(at + 1, &["de", "d"]));
    let fills = |at: usize| is_sort(tokens, at);
    let noun = (from..from + 4).take_while(|next| *next == from || fills(next - 1)).find(|next| tokens.is_word(*next, &DEVELOPERS));
    let people = || {
        (tokens.is_word(from, &["tech", "technical"]) && tokens.is_word(from + 1, &["people", "team", "person", "staff"]))
            .then_some(from + 1)
    };
    let team = || (tokens.is_word(from, &["equipe"]) && tokens.is_word(from + 1, &["technique", "tech"])).then_some(from + 1);
    let noun = noun.or_else(people).or_else(team)?;
    (!tokens.is_word(noun, &["freelance", "freelances"])).then_some((0, tokens.span(at, noun)?))
}

fn headcount(number: f64) -> Option<u16> {
    (1.0..=MOST).contains(&number).then_some(number as u16)
}

fn is_wanted(tokens: &Quantities<'_>, at: usize) -> bool {
    let near = tokens.word_before(at, REACH, &WANTED);
    // "Équipe : …", "we have …" begin anew; a colon or a parenthesis ends a wish.
    near.is_some_and(|wanted| !(wanted..at).any(|between| tokens.is_mark(between, &[':', '(', ')'])))
}

/// One developer is the company's when the words before say so, or when a list or a clause begins with it.
fn is_had(tokens: &Quantities<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    tokens.word_before(at, 3, &HAVING).is_some()
        || tokens.is_mark(before, &[':', '.', ',', '+', '-', '\n', '(', '•', '*'])
        || tokens.is_word(at + 1, &["seul", "seule"])
}

/// "Deux devs arrivent le 1er octobre".
fn arrives(tokens: &Quantities<'_>, noun: usize) -> bool {
    tokens
        .word_after(
            noun + 1,
            3,
            &["arrivent", "arriveront", "arrivera", "rejoindront", "rejoignent", "will", "start", "join", "commencent"],
        )
        .is_some()
}

/// "Notre développeur est parti".
fn leaves(tokens: &Quantities<'_>, noun: usize) -> bool {
    tokens
        .word_after(noun + 1, 4, &["parti", "quitte", "quitter", "quittes", "left", "leaving", "partir", "va", "demissionne", "quit"])
        .is_some()
}
