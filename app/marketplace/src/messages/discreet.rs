//! What each reader may know before both have met: who the other side is stays hidden, and so does every way to reach anybody. The author reads their
//! own words whole, and is told what the others do not see; staff reads everything.

use domain::Role;

use super::store::Place;
use crate::{
    Marketplace, Problem,
    discretion::{Identity, veiled, withheld},
    profiles,
};

/// How a reader calls the people of a conversation and its mission: nothing for what the reader may not know, or what is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The title of the mission.
    pub title: Option<String>,
    pub company: Option<String>,
    pub ceo: Option<String>,
    pub cto: Option<String>,
    /// The CTO's place on the list, from 1: the harbour name follows it.
    pub position: Option<u8>,
}

impl Names {
    /// As this reader may know them where others may read too: not even the company that an invitation named.
    pub(super) fn in_a_mailbox(place: Place, reader: Role) -> Self {
        Self::of(&Place { knows_company: place.met, ..place }, reader)
    }

    /// As this reader may know them.
    pub(super) fn of(place: &Place, reader: Role) -> Self {
        let (ceo_reads, cto_reads) = (reader == Role::Ceo, reader == Role::Cto);
        let hides_ceo = cto_reads && !place.met;
        let title = place.title.as_deref().map(|title| if hides_ceo { place.ceo_identity().veil(title) } else { title.to_owned() });
        Self {
            title,
            company: place.company.clone().filter(|_| !hides_ceo || place.knows_company),
            ceo: place.ceo_name.clone().filter(|_| !hides_ceo),
            cto: place.cto_name.clone().filter(|_| !ceo_reads || place.met),
            position: place.position.and_then(|position| u8::try_from(position).ok()),
        }
    }
}

/// What is withheld from one reader.
pub(super) struct Veil {
    reader: Role,
    met: bool,
    of_ceo: Identity,
    of_cto: Identity,
}

/// Words as one reader sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    /// Something in them stays hidden from this reader until both have met.
    pub is_veiled: bool,
    /// What the others do not see until then, for the author and for staff.
    pub withheld: Vec<String>,
}

impl Veil {
    pub(super) async fn of(market: &Marketplace, place: &Place, reader: Role) -> Result<Self, Problem> {
        let of_cto = match place.profile.filter(|_| !place.met) {
            Some(profile) => profiles::contacts(&market.pool, &[profile]).await?.first().map(Identity::of).unwrap_or_default(),
            None => Identity::default(),
        };
        Ok(Self { reader, met: place.met, of_ceo: place.ceo_identity(), of_cto })
    }

    /// What somebody of this role wrote; `ceo_reads` where the CEO is among the readers.
    pub(super) fn words(&self, text: &str, author: Role, ceo_reads: bool) -> Words {
        if self.met {
            return Words { text: text.to_owned(), is_veiled: false, withheld: Vec::new() };
        }
        if self.reader == Role::Staff || self.reader == author {
            return Words { text: text.to_owned(), is_veiled: false, withheld: self.withheld(text, author, ceo_reads) };
        }
        let hidden = if self.reader == Role::Ceo { &self.of_cto } else { &self.of_ceo };
        let seen = veiled(text, &[hidden]);
        Words { is_veiled: seen != text, text: seen, withheld: Vec::new() }
    }

    fn withheld(&self, text: &str, author: Role, ceo_reads: bool) -> Vec<String> {
        match author {
            // Between a CTO and staff alone nothing is hidden.
            Role::Cto if !ceo_reads => Vec::new(),
            Role::Cto => withheld(text, &[&self.of_cto]),
            Role::Ceo => withheld(text, &[&self.of_ceo]),
            Role::Staff if ceo_reads => withheld(text, &[&self.of_ceo, &self.of_cto]),
            Role::Staff | Role::System => withheld(text, &[&self.of_ceo]),
        }
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. before they have met, no side reads who the other is or how to reach anybody, whoever wrote it; 2. the author and staff read it whole,
    //! and are told what is withheld; 3. after it everybody reads everything.

    use proptest::prelude::*;

    use super::*;

    const ROLES: [Role; 3] = [Role::Ceo, Role::Cto, Role::Staff];

    fn veil(reader: Role, met: bool) -> Veil {
        let of_ceo = Identity::of_company(Some("Camille Aubry"), Some("La Tablée"));
        Veil { reader, met, of_ceo, of_cto: Identity::named("Salomé Garnier") }
    }

    fn told(of: Role) -> &'static str {
        match of {
            Role::Ceo => "Camille Aubry, La Tablée, camille@latablee.example, 06 12 34 56 78",
            _ => "Salomé Garnier, salome (at) garnier point fr, 07 12 34 56 78",
        }
    }

    proptest! {
        #[test]
        fn law_1_no_side_reads_the_other_before_they_have_met(
            before in "[a-zà-ü ,.!?\n]{0,40}", after in "[a-zà-ü ,.!?\n]{0,40}", author in 0usize..3, reader in 0usize..2,
        ) {
            let (author, reader) = (ROLES[author], ROLES[reader]);
            let other = if reader == Role::Ceo { Role::Cto } else { Role::Ceo };
            prop_assume!(author != reader);
            let read = veil(reader, false).words(&format!("{before} {} {after}", told(other)), author, true);
            prop_assert!(read.is_veiled && read.withheld.is_empty());
            let text = read.text.to_lowercase();
            for secret in ["camille", "aubry", "tablée", "tablee", "salom", "garnier", "06 12", "07 12", "@"] {
                prop_assert!(!text.contains(secret), "{secret} in {text}");
            }
        }
    }

    #[test]
    fn law_2_the_author_and_staff_read_it_whole() {
        for author in [Role::Ceo, Role::Cto] {
            for reader in [author, Role::Staff] {
                let read = veil(reader, false).words(told(author), author, true);
                assert_eq!((read.text.as_str(), read.is_veiled), (told(author), false));
                assert!(read.withheld.len() >= 3, "{read:?}");
            }
        }
        assert!(veil(Role::Cto, false).words(told(Role::Cto), Role::Cto, false).withheld.is_empty(), "staff alone reads it");
    }

    #[test]
    fn law_3_after_it_everybody_reads_everything() {
        for author in ROLES {
            for reader in ROLES {
                let read = veil(reader, true).words(told(Role::Cto), author, true);
                assert_eq!(read, Words { text: told(Role::Cto).to_owned(), is_veiled: false, withheld: Vec::new() });
            }
        }
    }
}
