//! What tells who somebody is, wherever it was written: of a CTO their name, their employers, and every way to reach them; of a CEO their name,
//! their company, and the same ways.
//!
//! The form of what is read before an introduction refuses such words; what is read then is veiled all the same, since an employer may come into
//! the profile after the sentence that names it.

use domain::forms::{WebAddress, is_unseen};
use matching::vocabulary::vocabulary;

use super::{apart, occurrences, veil};
use crate::profiles::{Contact, fold_company};

/// Shorter parts of a name are initials and particles.
const SHORTEST_PART: usize = 3;

/// What people write in place of an employer: it names nobody.
const NOBODY: [&str; 18] = [
    "freelance",
    "free lance",
    "freelancer",
    "independant",
    "independante",
    "independent",
    "self employed",
    "auto entrepreneur",
    "autoentrepreneur",
    "micro entreprise",
    "consultant",
    "consultante",
    "a mon compte",
    "confidentiel",
    "confidential",
    "divers",
    "startup",
    "start up",
];

/// What companies are, written behind their names.
const LEGAL_FORMS: [&str; 18] =
    ["sas", "sasu", "sarl", "eurl", "sa", "snc", "sci", "scop", "scic", "gie", "gmbh", "ag", "ltd", "limited", "llc", "inc", "bv", "srl"];

/// Ends of addresses that people write without their beginning.
const ENDS: [&str; 17] = ["com", "fr", "org", "net", "io", "dev", "eu", "co", "app", "biz", "ch", "uk", "lu", "bzh", "xyz", "cv", "ly"];

/// Those that are words, too: with a capital they may begin a sentence to which somebody forgot the blank.
const ENDS_THAT_ARE_WORDS: [&str; 28] = [
    "tech",
    "me",
    "info",
    "be",
    "ca",
    "de",
    "es",
    "it",
    "ai",
    "paris",
    "site",
    "page",
    "link",
    "bio",
    "social",
    "website",
    "online",
    "pro",
    "blog",
    "cloud",
    "studio",
    "agency",
    "consulting",
    "works",
    "expert",
    "digital",
    "email",
    "contact",
];

/// Where people keep a page of their own, or shorten an address, under another end.
const HOSTS: [&str; 12] =
    ["linktr.ee", "lnkd.in", "is.gd", "v.gd", "goo.gl", "rb.gy", "shorturl.at", "tiny.cc", "s.id", "discord.gg", "super.so", "dev.to"];

/// What stands between two words that are not parted by a blank.
const BESIDE: [char; 17] = [',', ';', '(', ')', '[', ']', '{', '}', '<', '>', '"', '«', '»', '“', '”', '|', '…'];

/// Somebody, by everything that names them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Identity {
    /// The whole name, and its parts.
    names: Vec<String>,
    /// Employers, as they may be written.
    employers: Vec<String>,
    /// Hosts and pages of their links.
    pages: Vec<String>,
}

impl Identity {
    /// A CEO; `company` where its name must not be read either.
    pub(crate) fn of_company(ceo: Option<&str>, company: Option<&str>) -> Self {
        let employers = company.into_iter().flat_map(|company| std::iter::once(company.to_owned()).chain(written(company)));
        Self { employers: employers.collect(), ..ceo.map(Self::named).unwrap_or_default() }
    }

    /// Companies alone, by their names.
    pub(crate) fn of_companies<'a>(companies: impl IntoIterator<Item = &'a str>) -> Self {
        Self { employers: companies.into_iter().flat_map(written).collect(), ..Self::default() }
    }

    /// Somebody of whom only the name is known.
    pub(crate) fn named(name: &str) -> Self {
        let parts = name.split_whitespace().filter(|part| part.chars().count() >= SHORTEST_PART);
        Self { names: std::iter::once(name).chain(parts).map(str::to_owned).collect(), ..Self::default() }
    }

    /// A CTO with everything that an introduction reveals.
    pub(crate) fn of(contact: &Contact) -> Self {
        let employers = contact.experiences.iter().flat_map(|one| written(&one.company));
        let pages = contact.links.iter().flat_map(|link| pages(&link.address));
        Self { employers: employers.collect(), pages: pages.collect(), ..Self::named(&contact.name) }
    }

    /// Whether a text tells who it is, or how to reach them.
    pub(crate) fn is_told_by(&self, text: &str) -> bool {
        !self.cuts(text).is_empty()
    }

    /// The text without it.
    pub(crate) fn veil(&self, text: &str) -> String {
        veil(text, &self.cuts(text))
    }

    /// Everything that must not be among the words that two texts share.
    pub(crate) fn words(&self) -> Vec<&str> {
        self.names.iter().chain(&self.employers).chain(&self.pages).map(String::as_str).collect()
    }

    /// Where the text tells it: byte spans, in order and apart from each other.
    pub(super) fn cuts(&self, text: &str) -> Vec<(usize, usize)> {
        let mut cuts: Vec<(usize, usize)> = self.words().into_iter().flat_map(|name| occurrences(text, name)).collect();
        cuts.extend(addresses(text));
        cuts.extend(phones(text));
        apart(cuts)
    }
}

/// How an employer may be written: as it stands, without what is in brackets, without its legal form.
fn written(company: &str) -> Vec<String> {
    let plain = company.split('(').next().unwrap_or_default().trim();
    let is_form = |word: &str| LEGAL_FORMS.contains(&fold_company(word).as_str());
    let bare = plain.rsplit_once([' ', ',']).filter(|(_, last)| is_form(last)).map(|(bare, _)| bare.trim_end_matches([' ', ',']));
    let mut names: Vec<String> = [Some(company.trim()), Some(plain), bare].into_iter().flatten().map(str::to_owned).collect();
    names.dedup();
    names.retain(|name| {
        let folded = fold_company(name);
        folded.chars().count() > 1 && !NOBODY.contains(&folded.as_str())
    });
    names
}

/// How a link may be written: its page and its host, without what stands before them.
fn pages(address: &WebAddress) -> Vec<String> {
    let bare = address.as_str().split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/');
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    if host == bare { vec![bare.to_owned()] } else { vec![bare.to_owned(), host.to_owned()] }
}

/// Words that are an address of a page or a mailbox.
fn addresses(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let words = text.split(|c: char| c.is_whitespace() || BESIDE.contains(&c));
    words.filter(|word| is_address(word)).map(move |word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        (start, start + word.len())
    })
}

fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
    if word.contains('@') || word.contains("://") || word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return true;
    }
    let leads_on = word.contains('/');
    word.split(['/', '?', '#', ':', '=', '&']).any(|part| is_host(part, leads_on))
}

/// Whether this is the host of a page, also one without what stands before it. `leads_on`: a path stands beside it.
fn is_host(part: &str, leads_on: bool) -> bool {
    let part: String = part.chars().filter(|c| !is_unseen(*c)).collect();
    let host = part.to_lowercase();
    let (Some((_, written)), Some((name, end))) = (part.rsplit_once('.'), host.rsplit_once('.')) else { return false };
    let begins_sentence = written.starts_with(char::is_uppercase) && written.ends_with(char::is_lowercase) && !leads_on;
    let is_page = ENDS.contains(&end)
        || ENDS_THAT_ARE_WORDS.contains(&end) && !begins_sentence
        || HOSTS.iter().any(|of| host.strip_suffix(of).is_some_and(|before| before.is_empty() || before.ends_with('.')));
    // `Fly.io` and `ASP.NET` are no pages but tools.
    is_page && name.ends_with(char::is_alphanumeric) && vocabulary().find_technology(&part).is_none()
}

/// Telephone numbers: ten digits as France writes them, or any number with its country.
fn phones(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let begins = at >= from && (character == '+' || (character == '0' && !before.is_alphanumeric() && before != '+'));
        before = character;
        if let Some(length) = text.get(at..).filter(|_| begins).and_then(phone_length) {
            found.push((at, at + length));
            from = at + length;
        }
    }
    found
}

/// How many bytes of a text are a telephone number, where it begins with one.
fn phone_length(text: &str) -> Option<usize> {
    /// The most digits that a number of the world has.
    const MOST: usize = 15;
    let (mut digits, mut end, mut between) = (0usize, 0usize, 0usize);
    // No country and no region begins with a zero: "1 000 000 000" is an amount.
    let goes_on = |zeros: &str| text.strip_prefix(zeros).is_some_and(|rest| rest.starts_with(|next| matches!(next, '1'..='9')));
    let has_country = text.starts_with('+') || goes_on("00");
    if !has_country && !goes_on("0") {
        return None;
    }
    // Brackets around a zero, as in `+33 (0)6`, make two.
    let most_between = if has_country { 2 } else { 1 };
    for (at, character) in text.char_indices() {
        match character {
            '+' if at == 0 => {}
            digit if digit.is_ascii_digit() => {
                (digits, end, between) = (digits + 1, at + 1, 0);
                if digits > MOST {
                    return None;
                }
            }
            '.' | '-' | '/' | '(' | ')' => between += 1,
            blank if blank.is_whitespace() => between += 1,
            _ => break,
        }
        if between > most_between {
            break;
        }
    }
    let is_whole = if has_country { digits >= 9 } else { digits == 10 };
    is_whole.then_some(end)
}

#[cfg(test)]
mod tests {
    use domain::{ExperienceId, ProfileId, profile::LinkKind};
    use proptest::prelude::*;

    use super::*;
    use crate::profiles::{Experience, Link};

    fn somebody(name: &str, employers: &[&str], links: &[&str]) -> Identity {
        let station = |company: &&str| Experience {
            id: ExperienceId::NIL,
            company: (*company).to_owned(),
            title: "CTO".to_owned(),
            description: String::new(),
            started: 2019,
            ended: None,
            confirmed: false,
        };
        let link = |address: &&str| Link {
            kind: LinkKind::Talk,
            title: "Une conférence".to_owned(),
            address: WebAddress::read(address).expect("an address"),
            year: None,
        };
        Identity::of(&Contact {
            profile: ProfileId::NIL,
            name: name.to_owned(),
            email: "s@garnier.example".to_owned(),
            about: String::new(),
            experiences: employers.iter().map(station).collect(),
            links: links.iter().map(link).collect(),
            photo: None,
        })
    }

    fn salome() -> Identity {
        somebody("Salomé Garnier", &["Quatre Épices SAS", "Maison Verdier (Lyon)", "Freelance"], &["salome.example/reprise"])
    }

    #[test]
    fn names_and_employers_are_veiled_however_they_are_written() {
        for (written, read) in [
            ("Ancienne CTO de Quatre Épices", "Ancienne CTO de …"),
            ("Ancienne CTO de QUATRE-EPICES, à Lyon", "Ancienne CTO de …, à Lyon"),
            ("Chez Maison Verdier depuis 2019", "Chez … depuis 2019"),
            ("Moi, Salomé, je reprends", "Moi, …, je reprends"),
            ("CTO freelance, quatre épices au menu", "CTO freelance, … au menu"),
        ] {
            assert_eq!(salome().veil(written), read);
            assert!(written == read || salome().is_told_by(written), "{written}");
        }
    }

    #[test]
    fn every_way_to_reach_somebody_is_veiled() {
        for way in [
            "s@garnier.example",
            "https://a.example/b",
            "www.a.example",
            "salome.example/reprise",
            "salome.example",
            "linkedin.com/in/salome",
            "LinkedIn.com/in/salome",
            "LINKEDIN.COM/IN/SALOME",
            "WWW.A.EXAMPLE",
            "Salome.Me/cv",
            "CV:salome-garnier.fr",
            "cv/salome-garnier.fr",
            "linktr.ee/salome",
            "lnkd.in/abc",
            "bit.ly/3xyz",
            "salome.notion.site",
            "salome.carrd.co",
            "is.gd/abc",
            "06 12 34 56 78",
            "06.12.34.56.78",
            "0612345678",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "+44 20 7946 0958",
        ] {
            assert_eq!(salome().veil(&format!("Voici {way}")), "Voici …", "{way}");
        }
    }

    #[test]
    fn a_way_is_veiled_between_any_marks() {
        for (written, read) in [
            ("(www.a.example)", "(…)"),
            ("[linktr.ee/salome]", "[…]"),
            ("CV,salome-garnier.fr;puis", "CV,…;puis"),
            ("« WWW.A.EXAMPLE/cv »", "« … »"),
            ("<s@garnier.example>", "<…>"),
        ] {
            assert_eq!(salome().veil(written), read);
        }
    }

    #[test]
    fn what_names_nobody_stays() {
        for text in [
            "Reprend Node.js, ASP.NET et Fly.io, 12 ans de métier.",
            "De 2018 à 2023, 1 000 000 000 de lignes, le 01/02/2019.",
            "01/2019 - 06/2021, 30 000 paniers par mois; 100 % à distance",
            "CTO indépendante. Le code.Le reste suit. Le code.Me voilà, la suite.De rien.",
            "CI/CD, Vue.js/Nuxt.js, src/main.rs, v2.0/v3.1, et/ou, etc.",
        ] {
            assert_eq!(salome().veil(text), text);
            assert!(!salome().is_told_by(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_secret_is_left_between_any_words(
            before in "[a-zà-ü ,]{0,20}", after in "[A-ZÀ-Ü0-9 ]{0,20}", employer in "[A-Z][a-z]{4,9}( [A-Z][a-z]{4,9})?",
            name in "[A-Z][a-z]{3,8} [A-Z][a-z]{3,8}", shout in any::<bool>(),
        ) {
            let who = somebody(&name, &[&employer], &[]);
            for secret in [&employer, &name] {
                let secret = if shout { secret.to_uppercase() } else { secret.clone() };
                let read = who.veil(&format!("{before} {secret}, {after}"));
                prop_assert!(!read.to_lowercase().split([' ', ',']).any(|word| word == secret.to_lowercase()), "{read}");
                prop_assert!(!who.is_told_by(&read), "{read}");
            }
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,80}", name in "\\PC{0,12}", employer in "\\PC{0,12}") {
            let who = somebody(&name, &[&employer], &[]);
            prop_assert_eq!(who.is_told_by(&text), who.veil(&text) != text || who.cuts(&text).iter().any(|(from, to)| text.get(*from..*to) == Some("…")));
        }
    }
}
