//! How long understanding and ranking take, on this machine, now. Run by `cargo xtask bench`.

#![allow(clippy::expect_used, reason = "a benchmark without its community has nothing to measure")]

use chrono::NaiveDate;
use domain::{CriterionKind, MissionType, ProfileId, Rhythm, Sector, TechnologyId};
use marketplace::demo;
use matching::{
    Profile, Weights,
    profile::{KnownSector, KnownTechnology, MissionTypeDone},
    rank, understand,
    vocabulary::vocabulary,
};
use uuid::Uuid;

fn main() {
    divan::main();
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// The founding need, as a CEO writes it.
#[divan::bench]
fn understand_the_founding_need() -> usize {
    understand(divan::black_box(demo::FOUNDING_WORDS_FR), today()).criteria.len()
}

/// How many needs of the demo's startups are drawn for a megabyte; the same seed gives the same ones.
const NEEDS: usize = 200;
const SEED: u64 = 1;
const MEGABYTE: usize = 1_000_000;

/// A megabyte of what people write, in both languages: the founding words and the needs of the demo's startups, one below the other, over and over.
fn megabyte() -> String {
    let crowd = demo::Crowd::new(SEED, today()).expect("the texts of the demo community");
    let founding = [demo::FOUNDING_WORDS_FR, demo::FOUNDING_WORDS_EN].map(str::to_owned);
    let needs: Vec<String> = founding.into_iter().chain(crowd.needs(NEEDS).into_iter().map(|need| need.text)).collect();
    let mut text = String::with_capacity(MEGABYTE + 10_000);
    for need in needs.iter().cycle() {
        if text.len() >= MEGABYTE {
            break;
        }
        text.push_str(need);
        text.push_str("\n\n");
    }
    text
}

/// A megabyte of needs: reading is linear, and takes less than 200 ms.
#[divan::bench(sample_count = 10)]
fn understand_a_megabyte(bencher: divan::Bencher) {
    let text = megabyte();
    // The vocabulary is read once, by whoever needs it first.
    understand("", today());
    bencher.bench_local(|| understand(divan::black_box(&text), today()).criteria.len());
}

/// The founding need against communities of several sizes, every profile scored.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 10)]
fn rank_a_community(bencher: divan::Bencher, size: usize) {
    let need = demo::founding_need(demo::FOUNDING_WORDS_FR, today()).expect("the founding need");
    let community: Vec<Profile> = (0..size).map(profile).collect();
    bencher.bench_local(|| rank(&need, divan::black_box(&community).iter(), Weights::current()).len());
}

/// A profile that differs from its neighbours in what the rules look at.
fn profile(number: usize) -> Profile {
    let pick = |from: &[TechnologyId], at: usize| from.get((number * 7 + at * 13) % from.len()).cloned();
    let technologies: Vec<TechnologyId> = vocabulary().technologies().iter().map(|one| one.id.clone()).collect();
    let label =
        |kind: CriterionKind| vocabulary().labels(kind).get(number % vocabulary().labels(kind).len()).map(|label| label.code.clone());
    Profile {
        headline: format!("Profile {number}"),
        text: demo::FOUNDING_WORDS_EN.chars().skip(number % 200).take(400).collect(),
        stack: (0..6)
            .filter_map(|at| pick(&technologies, at))
            .map(|technology| KnownTechnology { technology, years: u8::try_from(number % 15).ok(), current: true })
            .collect(),
        sectors: label(CriterionKind::Sector)
            .and_then(|code| code.parse::<Sector>().ok())
            .map(|sector| KnownSector { sector, years: Some(3) })
            .into_iter()
            .collect(),
        mission_types: label(CriterionKind::MissionType)
            .and_then(|code| code.parse::<MissionType>().ok())
            .map(|mission_type| MissionTypeDone { mission_type, times: 1 })
            .into_iter()
            .collect(),
        rhythm: Rhythm::days(2, 3),
        years: Some(10),
        ..Profile::unknown(ProfileId(Uuid::from_u128(number as u128 + 1)))
    }
}
