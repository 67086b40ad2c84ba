//! What a profile is made of beside criteria: its sections, how a technology is held, links, and under which status somebody works.

use std::str::FromStr;

use crate::{
    PhotoId, UnknownCode,
    code::{codes, text_form},
    forms::{Complaint, Refused},
};

codes! {
    /// A part of a profile that is edited by itself.
    pub enum Section as "section of a profile" {
        /// Headline, story and years of practice.
        Presentation = "presentation",
        /// Technologies.
        Stack = "stack",
        /// Sectors, with years.
        Sectors = "sectors",
        /// Engagements for others, with what shows them.
        Impacts = "impacts",
        /// Kinds of mission done.
        Missions = "missions",
        /// Areas of the remit, stages and orientations.
        Strengths = "strengths",
        /// Days, rate, places, languages, the first free day.
        Terms = "terms",
        /// What is looked for and what is refused.
        Wishes = "wishes",
        /// Companies that never see this CTO.
        Exclusions = "exclusions",
        /// Talks, writing, communities.
        Links = "links",
        /// Legal status and the number of the company.
        Status = "status",
        /// For whom the CTO works now.
        Clients = "clients",
    }
}

/// A picture of a CTO that its reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    pub id: PhotoId,
    /// What it shows, in the CTO's words; empty where nothing was said.
    pub alt: String,
}

codes! {
    /// How large a picture is drawn: the side of its square, in pixels.
    pub enum PhotoSize as "size of a picture" {
        Large = "512",
        Small = "128",
    }
}

codes! {
    /// How well a technology is held.
    pub enum Level as "level" {
        /// Leads others in it, and writes it.
        Leads = "leads",
        /// Writes it without help.
        Does = "does",
        /// Reads it, and judges what others write.
        Reads = "reads",
    }
}

codes! {
    /// What a link leads to.
    pub enum LinkKind as "kind of link" {
        /// A talk.
        Talk = "talk",
        /// An article, a book, a newsletter.
        Writing = "writing",
        /// Free software that somebody writes or maintains.
        OpenSource = "open_source",
        /// A meetup or a group that somebody runs or helps.
        Community = "community",
    }
}

codes! {
    /// Under which status a CTO works, in France.
    pub enum LegalStatus as "legal status" {
        /// Micro-entreprise or entreprise individuelle.
        Micro = "micro",
        /// A company of their own (SASU, EURL…).
        Company = "company",
        /// Portage salarial.
        Portage = "portage",
        /// Employed by several companies, or by a group of employers.
        SharedEmployment = "shared_employment",
    }
}

/// The number of a French company: a SIREN (9 digits) or a SIRET (14), whose last digit makes the sum of Luhn's formula a multiple of ten.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompanyNumber(Box<str>);

/// The SIREN of La Poste, whose establishments do not follow the formula: their digits add up to a multiple of five instead.
const LA_POSTE: &str = "356000000";

impl CompanyNumber {
    /// Reads a number from a form; blanks, dots and hyphens between digits do not count.
    pub fn read(text: &str) -> Result<Self, Refused> {
        let digits: String = text.chars().filter(|c| !(c.is_whitespace() || matches!(c, '.' | '-'))).collect();
        if digits.is_empty() {
            return Err(Refused { complaint: Complaint::Missing, limit: None });
        }
        let is_number = matches!(digits.len(), 9 | 14) && digits.bytes().all(|digit| digit.is_ascii_digit());
        let holds = is_number && (luhn(&digits).is_multiple_of(10) || is_la_poste(&digits));
        if holds { Ok(Self(digits.into())) } else { Err(Refused { complaint: Complaint::MalformedCompanyNumber, limit: None }) }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names an establishment (SIRET) rather than a company (SIREN).
    pub fn is_siret(&self) -> bool {
        self.0.len() == 14
    }

    /// The company: the first nine digits.
    pub fn siren(&self) -> &str {
        self.0.get(..9).unwrap_or_default()
    }
}

/// The sum of Luhn's formula (ISO/IEC 7812-1, annex B): every second digit from the right doubled, the digits of that added up.
fn luhn(digits: &str) -> u32 {
    let value = |(at, digit): (usize, u8)| {
        let digit = u32::from(digit - b'0');
        let doubled = if at % 2 == 1 { digit * 2 } else { digit };
        doubled / 10 + doubled % 10
    };
    digits.bytes().rev().enumerate().map(value).sum()
}

fn is_la_poste(digits: &str) -> bool {
    digits.len() == 14 && digits.starts_with(LA_POSTE) && digits.bytes().map(|digit| u32::from(digit - b'0')).sum::<u32>().is_multiple_of(5)
}

impl FromStr for CompanyNumber {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::read(text).map_err(|_| UnknownCode::new("number of a company", text))
    }
}

text_form!(CompanyNumber, |number| number.0);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // 1. A number of the right length whose key holds is taken, however it is grouped.
    // 2. One wrong digit is refused.
    // 3. No text makes it panic.

    #[test]
    fn law_1_a_number_is_taken_as_people_write_it() {
        for text in
            ["732829320", "732 829 320", "73282932000074", "732 829 320 00074", "732.829.320-00074", "35600000000048", "35600000049837"]
        {
            assert!(CompanyNumber::read(text).is_ok(), "{text}");
        }
        let number = CompanyNumber::read("732 829 320 00074").expect("a SIRET");
        assert_eq!((number.as_str(), number.siren(), number.is_siret()), ("73282932000074", "732829320", true));
    }

    #[test]
    fn law_2_a_wrong_digit_is_refused() {
        for text in ["732829321", "73282932000075", "7328293200007", "73282932O", "１２３４５６７８９"] {
            assert_eq!(CompanyNumber::read(text).map_err(|refused| refused.complaint), Err(Complaint::MalformedCompanyNumber), "{text}");
        }
        assert_eq!(CompanyNumber::read(" ").map_err(|refused| refused.complaint), Err(Complaint::Missing));
    }

    proptest! {
        #[test]
        fn law_2_no_single_slip_passes(siren in "[0-9]{8}", at in 0usize..9, by in 1u8..10) {
            let key = (0..10).find(|key| luhn(&format!("{siren}{key}")).is_multiple_of(10)).expect("a key");
            let right = format!("{siren}{key}");
            prop_assert!(CompanyNumber::read(&right).is_ok());
            let mut wrong = right.into_bytes();
            wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
            prop_assert!(CompanyNumber::read(&String::from_utf8(wrong).expect("digits")).is_err());
        }

        #[test]
        fn law_3_any_text_is_answered(text in "\\PC{0,40}") {
            let _ = CompanyNumber::read(&text);
        }
    }
}
