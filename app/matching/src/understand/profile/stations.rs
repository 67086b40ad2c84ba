//! Stations of a career that a text tells plainly: dates, what somebody was, and where, on one line or around a line of dates. Wherever one of them
//! is in doubt none is read: the person looks at each before it is saved, and a wrong one costs more than a missing one.

use std::ops::Range;

use super::entries::Entry;
use crate::{understand::fold::fold, vocabulary::vocabulary};

/// Words of what somebody was, folded.
pub const ROLES: [&str; 44] = [
    "cto",
    "cio",
    "cpo",
    "ceo",
    "vp",
    "directeur",
    "directrice",
    "director",
    "head",
    "chief",
    "lead",
    "leader",
    "responsable",
    "manager",
    "chef",
    "cheffe",
    "developpeur",
    "developpeuse",
    "developer",
    "developper",
    "engineer",
    "ingenieur",
    "ingenieure",
    "architecte",
    "architect",
    "consultant",
    "consultante",
    "fondateur",
    "fondatrice",
    "founder",
    "cofounder",
    "cofondateur",
    "cofondatrice",
    "associe",
    "associee",
    "devops",
    "sre",
    "programmer",
    "programmeur",
    "programmeuse",
    "analyste",
    "analyst",
    "administrateur",
    "administratrice",
];
/// What stands between what somebody was and where, the surest first.
const JOINTS: [&str; 10] = [" chez ", " at ", " @ ", " | ", " · ", " – ", " — ", " - ", ", ", " : "];
/// The longest role and the longest company, in characters.
const LONGEST_ROLE: usize = 80;
const LONGEST_COMPANY: usize = 60;
/// The most words of a company's name.
const MOST_WORDS: usize = 6;
const MOST_WORDS_OF_A_ROLE: usize = 9;
/// Words that lead to dates, folded: no company is called so.
const LEADING: [&str; 9] = ["de", "du", "from", "depuis", "since", "en", "in", "entre", "between"];
/// So many letters beside the dates are no role with a company.
const FEWEST_LETTERS: usize = 3;

/// A station, by places in the text as mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub title: Range<usize>,
    pub company: Range<usize>,
    /// From the first to the last of dates, title and company.
    pub heading: Range<usize>,
    /// What the text goes on to tell of it.
    pub rest: Range<usize>,
    pub started: i16,
    /// `None` while it lasts.
    pub ended: Option<i16>,
}

/// The station that a dated entry tells, if it does so plainly.
pub fn station(text: &str, entry: &Entry) -> Option<Placed> {
    let line = line_around(text, entry.dates.start);
    let beside = [line.start..entry.dates.start, entry.dates.end.min(line.end)..line.end];
    let letters = beside.iter().filter_map(|part| text.get(part.clone())).flat_map(str::chars).filter(|c| c.is_alphabetic()).count();
    let (pair, heading) = if letters < FEWEST_LETTERS {
        // The dates stand alone: what they date is told right above or right below.
        let above = line.start.checked_sub(1).map(|end| line_around(text, end)).filter(|above| above.start >= entry.start);
        let below = Some(line.end + 1).filter(|start| *start < entry.end.min(text.len())).map(|start| line_around(text, start));
        let told =
            |other: Range<usize>| Some((pair(text, std::slice::from_ref(&other))?, other.start.min(line.start)..other.end.max(line.end)));
        above.and_then(told).or_else(|| below.and_then(told))?
    } else {
        (pair(text, &beside)?, line)
    };
    let (title, company) = pair;
    let year = |month: i32| i16::try_from(month.div_euclid(12)).ok();
    let rest = heading.end..entry.end.min(text.len()).max(heading.end);
    let ended = if entry.period.open { None } else { Some(year(entry.period.to - 1)?) };
    Some(Placed { title, company, heading, rest, started: year(entry.period.from)?, ended })
}

/// What somebody was, and where, from what stands on both sides of the dates; nothing where it could be otherwise.
fn pair(text: &str, sides: &[Range<usize>]) -> Option<(Range<usize>, Range<usize>)> {
    let sides: Vec<Range<usize>> = sides.iter().map(|side| trimmed(text, side.clone())).filter(|side| !side.is_empty()).collect();
    let parts = match sides.as_slice() {
        [one] => JOINTS.iter().find_map(|joint| Some(parted(text, one, joint)).filter(|parts| parts.len() > 1))?,
        [one, other] => vec![one.clone(), other.clone()],
        _ => return None,
    };
    // Where a company is stands behind it.
    let is_city = |part: &Range<usize>| text.get(part.clone()).is_some_and(|part| vocabulary().find_city(part).is_some());
    let parts: Vec<Range<usize>> =
        parts.into_iter().enumerate().filter(|(at, part)| *at < 2 || !is_city(part)).map(|(_, part)| part).collect();
    let [one, other] = parts.as_slice() else { return None };
    let (one_is, other_is) = (is_role(text.get(one.clone())?), is_role(text.get(other.clone())?));
    let (title, company) = match (one_is, other_is) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    is_company(text.get(company.clone())?).then(|| (title.clone(), company.clone()))
}

fn parted(text: &str, side: &Range<usize>, joint: &str) -> Vec<Range<usize>> {
    let Some(words) = text.get(side.clone()) else { return Vec::new() };
    let mut parts = Vec::new();
    let mut at = side.start;
    for part in words.split(joint) {
        parts.push(trimmed(text, at..at + part.len()));
        at += part.len() + joint.len();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_role(part: &str) -> bool {
    let is_short = part.chars().count() <= LONGEST_ROLE && part.split_whitespace().count() <= MOST_WORDS_OF_A_ROLE;
    is_short && !part.ends_with('.') && fold(part).split(|c: char| !c.is_alphanumeric()).any(|word| ROLES.contains(&word))
}

/// A name begins with a capital or a number, and is no sentence.
fn is_company(part: &str) -> bool {
    let begins = part.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let is_short = part.chars().count() <= LONGEST_COMPANY && part.split_whitespace().count() <= MOST_WORDS;
    begins
        && is_short
        && !LEADING.contains(&fold(part).as_str())
        && part.chars().any(char::is_alphabetic)
        && !part.contains([';', '!', '?'])
        && !part.contains(". ")
}

/// Without blanks, dashes, colons and empty brackets around it.
fn trimmed(text: &str, side: Range<usize>) -> Range<usize> {
    let Some(words) = text.get(side.clone()) else { return side.start..side.start };
    let is_around =
        |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '|' | '·' | '•' | '*' | '-' | '–' | '—' | '>' | '/' | '(' | ')' | '[' | ']');
    let from = words.len() - words.trim_start_matches(is_around).len();
    let kept = words.trim_matches(is_around);
    side.start + from..side.start + from + kept.len()
}

/// The line on which an offset lies, without its end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| at + end);
    start..end
}

#[cfg(test)]
mod tests {
    //! Laws: 1. what is told plainly is read, French and English, however it is laid out; 2. in doubt there is none; 3. titles and companies are
    //! words of the text, exactly; 4. studies are none; 5. no text makes it fail, and a long one takes no longer for each line.

    use chrono::NaiveDate;
    use domain::ProfileId;
    use proptest::prelude::*;

    use super::super::{ReadStation, read_profile};

    fn read(text: &str) -> Vec<ReadStation> {
        read_profile(ProfileId::NIL, "", text, NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day")).stations
    }

    fn told(text: &str) -> Vec<(String, String, i16, Option<i16>)> {
        read(text).into_iter().map(|one| (one.title, one.company, one.started, one.ended)).collect()
    }

    #[test]
    fn law_1_what_is_told_plainly_is_read() {
        for (line, title, company, started, ended) in [
            ("2016 – 2022 CTO, Maison Verdier", "CTO", "Maison Verdier", 2016, Some(2022)),
            ("2016-2022 : Directrice technique chez Maison Verdier", "Directrice technique", "Maison Verdier", 2016, Some(2022)),
            ("janv. 2019 – mars 2021 | Lead développeuse | Quatre Épices", "Lead développeuse", "Quatre Épices", 2019, Some(2021)),
            ("Head of Engineering at Foundry (March 2019 – present)", "Head of Engineering", "Foundry", 2019, None),
            ("Quatre Épices, CTO, depuis 2021", "CTO", "Quatre Épices", 2021, None),
            ("CTO (2018 – 2023), Quatre Épices", "CTO", "Quatre Épices", 2018, Some(2023)),
            ("CTO, Maison Verdier, Lyon, 2016 - 2022", "CTO", "Maison Verdier", 2016, Some(2022)),
            ("Senior Engineer @ 37signals\n02/2012 - 03/2015", "Senior Engineer", "37signals", 2012, Some(2015)),
            ("2012 – 2015\nDéveloppeuse — Studio Brume", "Développeuse", "Studio Brume", 2012, Some(2015)),
        ] {
            let text = format!("Salomé\n\nExpérience\n{line}\nSymfony, cinq personnes.");
            assert_eq!(told(&text), [(title.to_owned(), company.to_owned(), started, ended)], "{line}");
        }
    }

    #[test]
    fn law_1_each_with_what_the_text_goes_on_to_tell() {
        let text = "Expérience\n2018 – 2023 CTO, Quatre Épices\nReprise d’une agence.\nCinq personnes.\n2012 – 2015 Développeuse, Studio Brume\nC++ et Lua.\n\nLangues\nFrançais";
        let stations = read(text);
        let descriptions: Vec<&str> = stations.iter().map(|one| one.description.as_str()).collect();
        assert_eq!(descriptions, ["Reprise d’une agence.\nCinq personnes.", "C++ et Lua."]);
    }

    #[test]
    fn law_2_in_doubt_there_is_none() {
        for line in [
            "2016 – 2022 Maison Verdier, Lyon",
            "2016 – 2022 CTO",
            "2016 – 2022 CTO, plateforme de télémédecine",
            "2016 – 2022 CTO, Directrice produit",
            "De 2016 à 2022 j’ai été CTO, puis j’ai recruté Paul, Zoé et Inès dans trois équipes.",
            "CTO, Maison Verdier, 2016",
            "2016 – 2022 CTO, A. Et puis B. Puis C.",
            "CTO, Maison Verdier, Studio Brume, 2016 - 2022",
        ] {
            assert_eq!(told(&format!("Expérience\n{line}\n")), [], "{line}");
        }
    }

    #[test]
    fn law_4_studies_are_none() {
        assert_eq!(told("Formation\n2009 – 2012 Ingénieur, École Centrale\n"), []);
        assert_eq!(told("2009 – 2012 Master engineer, University of Lyon\n"), []);
    }

    #[test]
    fn law_5_a_long_text_takes_no_longer_for_each_line() {
        let line = "2016 – 2022 CTO, Maison Verdier\nReprise d’une agence, Symfony.\n";
        let text = line.repeat(2_000);
        let begun = std::time::Instant::now();
        assert_eq!(read(&text).len(), super::super::MOST_STATIONS);
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
    }

    proptest! {
        #[test]
        fn law_3_and_5_whatever_the_text(text in "(\\PC{0,12}|20[0-2][0-9] [–-] 20[0-2][0-9]|CTO|, | chez |Maison Verdier|\n|é\u{301}|🦀|depuis 2019){0,14}") {
            for one in read(&text) {
                let heading = one.evidence.words(&text).expect("on the boundaries of letters");
                let bare = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                for words in [&one.title, &one.company] {
                    prop_assert!(!bare(words).is_empty() && bare(heading).contains(&bare(words)), "{words} in {heading}");
                }
                prop_assert!(one.ended.is_none_or(|ended| ended >= one.started));
            }
        }
    }
}
