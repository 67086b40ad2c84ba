//! Who is seen: the share of the first ten places that goes to a group of people, beside the group's share of the candidates.

use std::collections::{BTreeMap, BTreeSet};

use domain::Place;
use matching::Profile;
use matching::vocabulary::vocabulary;
use serde::Serialize;

use super::ours::Ours;
use super::set::Set;
use crate::table;

/// How many places are seen.
const SEEN: usize = 10;

/// A group and how it is seen. A parity of 1 is a group that is seen as often as it is there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exposure {
    pub group: String,
    /// How many people of the set are in it.
    pub people: usize,
    /// Of all candidates, need by need.
    pub share_of_candidates: f64,
    /// Of the first ten places, need by need.
    pub share_of_places: f64,
    /// The second over the first; nothing for a group that is no candidate anywhere.
    pub parity: Option<f64>,
}

/// How each group is seen over all needs of the set. `newcomers` are places in the set.
pub fn exposure(set: &Set, ours: &Ours, newcomers: &BTreeSet<usize>) -> Vec<Exposure> {
    let groups = groups(&ours.profiles, newcomers);
    let (mut candidates, mut places) = (0.0, 0.0);
    let mut there: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (need, scores) in ours.scores.iter().enumerate() {
        for place in set.pool(need) {
            candidates += 1.0;
            groups[*place].iter().for_each(|group| there.entry(group).or_default().0 += 1.0);
        }
        for (place, _) in scores.iter().take(SEEN) {
            places += 1.0;
            groups[*place].iter().for_each(|group| there.entry(group).or_default().1 += 1.0);
        }
    }
    let people = |group: &str| groups.iter().filter(|groups| groups.contains(group)).count();
    let part = |some: f64, all: f64| if all > 0.0 { some / all } else { 0.0 };
    there
        .iter()
        .map(|(group, (of_candidates, of_places))| {
            let (share_of_candidates, share_of_places) = (part(*of_candidates, candidates), part(*of_places, places));
            let parity = (share_of_candidates > 0.0).then(|| share_of_places / share_of_candidates);
            Exposure { group: (*group).to_owned(), people: people(group), share_of_candidates, share_of_places, parity }
        })
        .collect()
}

/// The exposure as a table.
pub fn table(exposure: &[Exposure]) -> String {
    let rows = exposure.iter().map(|one| {
        let share = |share: f64| format!("{share:.3}");
        vec![
            one.group.clone(),
            one.people.to_string(),
            share(one.share_of_candidates),
            share(one.share_of_places),
            table::number(one.parity),
        ]
    });
    table::aligned(&["group", "people", "of candidates", "of first ten", "parity"], &rows.collect::<Vec<_>>())
}

/// The groups that each person is in.
fn groups(profiles: &[Profile], newcomers: &BTreeSet<usize>) -> Vec<BTreeSet<String>> {
    let mut lengths: Vec<usize> = profiles.iter().map(|profile| profile.text.chars().count()).collect();
    lengths.sort_unstable();
    let short = lengths.get(lengths.len() / 4).copied().unwrap_or(0);
    let of = |(place, profile): (usize, &Profile)| {
        let mut groups = BTreeSet::from([format!("region: {}", region(profile)), format!("years: {}", years(profile))]);
        groups.insert(if profile.proofs == 0 { "proof: none" } else { "proof: some" }.to_owned());
        groups.insert(if profile.text.chars().count() < short { "text: shortest quarter" } else { "text: longer" }.to_owned());
        groups.insert(if newcomers.contains(&place) { "newcomer: yes" } else { "newcomer: no" }.to_owned());
        groups
    };
    profiles.iter().enumerate().map(of).collect()
}

/// The region of the first city in France; the country of one abroad.
fn region(profile: &Profile) -> String {
    let cities = profile.places.iter().filter_map(|place| match place {
        Place::City(city) => vocabulary().city(city),
        Place::Remote => None,
    });
    match cities.into_iter().next() {
        Some(city) if city.country == "FR" => city.region.clone(),
        Some(city) => city.country.clone(),
        None if profile.places.is_empty() => "not said".to_owned(),
        None => "at a distance only".to_owned(),
    }
}

fn years(profile: &Profile) -> &'static str {
    match profile.years {
        None => "not said",
        Some(..8) => "under 8",
        Some(8..16) => "8 to 15",
        Some(16..) => "16 and more",
    }
}
