//! The comparison itself: pure, of folded names and sectors.

use domain::{MissionId, Sector};

/// Where we know from that a CTO works for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A mission that runs here.
    Mission(MissionId),
    /// The CTO's list of clients.
    Client,
    /// A station of the career that has not ended.
    Career,
}

/// Somebody whom a CTO works for now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Present {
    pub source: Source,
    pub name: String,
    /// The name as it is compared.
    pub company: String,
    /// What is known of its sectors; a career says none.
    pub sectors: Vec<Sector>,
}

/// Why two companies could stand in each other's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The CEO named it as a rival.
    Rival,
    /// Both are in this sector.
    SameSector(Sector),
}

/// One thing to clear up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub with: String,
    pub source: Source,
    pub cause: Cause,
}

/// What a CTO's present work holds against a mission: of each company one thing, rivals first, then by name.
///
/// - A named rival counts whatever its sector; a sector counts where it is exactly one of the mission's.
/// - The mission's own company is nobody's rival.
/// - A company that is known from several places is named once, by the first of mission, list and career; what each knows counts.
pub(super) fn between(company: Option<&str>, rivals: &[String], sectors: &[Sector], present: &[Present]) -> Vec<Conflict> {
    let mut conflicts: Vec<(&str, Conflict)> = Vec::new();
    let mut present: Vec<&Present> = present.iter().filter(|one| Some(one.company.as_str()) != company).collect();
    present.sort_by(|one, other| (one.source, &one.company).cmp(&(other.source, &other.company)));
    for one in &present {
        if conflicts.iter().any(|(known, _)| *known == one.company) {
            continue;
        }
        let is_rival = rivals.contains(&one.company);
        let known = present.iter().filter(|other| other.company == one.company).flat_map(|other| &other.sectors);
        let shared = known.copied().find(|sector| sectors.contains(sector));
        let cause = if is_rival { Some(Cause::Rival) } else { shared.map(Cause::SameSector) };
        if let Some(cause) = cause {
            conflicts.push((&one.company, Conflict { with: one.name.clone(), source: one.source, cause }));
        }
    }
    conflicts.sort_by(|(one, left), (other, right)| (left.cause, one).cmp(&(right.cause, other)));
    conflicts.into_iter().map(|(_, conflict)| conflict).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // 1. The same sector, or a named rival of any sector, is a conflict; anything else is none.
    // 2. The mission's own company is none.
    // 3. A company is named once, however it is known, and a rival before a sector.
    // 4. More clients never take a conflict away; the order in which they are known changes nothing.

    fn client(name: &str, sectors: &[Sector]) -> Present {
        Present { source: Source::Client, name: name.to_owned(), company: name.to_lowercase(), sectors: sectors.to_vec() }
    }

    fn found(rivals: &[&str], present: &[Present]) -> Vec<(String, Cause)> {
        let rivals: Vec<String> = rivals.iter().map(|name| (*name).to_owned()).collect();
        let conflicts = between(Some("tablée"), &rivals, &[Sector::Foodtech], present);
        conflicts.into_iter().map(|conflict| (conflict.with, conflict.cause)).collect()
    }

    #[test]
    fn law_1_sector_or_rival() {
        let present = [client("Mijote", &[Sector::Foodtech]), client("Lisière", &[Sector::Health]), client("Zeste", &[])];
        assert_eq!(found(&[], &present), [("Mijote".to_owned(), Cause::SameSector(Sector::Foodtech))]);
        assert_eq!(
            found(&["lisière"], &present),
            [("Lisière".to_owned(), Cause::Rival), ("Mijote".to_owned(), Cause::SameSector(Sector::Foodtech))]
        );
    }

    #[test]
    fn law_2_the_company_itself() {
        assert!(found(&["tablée"], &[client("Tablée", &[Sector::Foodtech])]).is_empty());
    }

    #[test]
    fn law_3_once() {
        let career = Present { source: Source::Career, sectors: Vec::new(), ..client("Mijote", &[]) };
        let both = [career, client("Mijote", &[Sector::Foodtech])];
        assert_eq!(found(&[], &both), [("Mijote".to_owned(), Cause::SameSector(Sector::Foodtech))]);
        assert_eq!(found(&["mijote"], &both), [("Mijote".to_owned(), Cause::Rival)]);
    }

    proptest! {
        #[test]
        fn law_4_more_clients_and_other_orders(
            names in proptest::collection::vec((proptest::sample::select(&["A", "B", "C", "Tablée"]), any::<bool>(), any::<bool>()), 0..6),
            rival in proptest::option::of(proptest::sample::select(&["a", "b"])),
        ) {
            let present: Vec<Present> = names.iter().map(|(name, food, career)| {
                let sectors = if *food { vec![Sector::Foodtech] } else { vec![Sector::Health] };
                Present { source: if *career { Source::Career } else { Source::Client }, ..client(name, &sectors) }
            }).collect();
            let rivals: Vec<&str> = rival.into_iter().collect();
            let all = found(&rivals, &present);
            let reversed: Vec<Present> = present.iter().rev().cloned().collect();
            prop_assert_eq!(&found(&rivals, &reversed), &all);
            for less in 0..present.len() {
                let fewer = found(&rivals, &present[..less]);
                prop_assert!(fewer.iter().all(|one| all.contains(one)));
            }
        }
    }
}
