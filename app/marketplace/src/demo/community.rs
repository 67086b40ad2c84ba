//! Everybody in the demo community: those of the founding story, their rivals, and those who were drawn.

use chrono::NaiveDate;
use domain::UnknownCode;

use super::{chance::Chance, checks, generator::Generator, person::Person, rivals::RIVALS, story, texts::Texts};

/// The seed of the community; another one gives other people.
pub(super) const SEED: u64 = 0x1a_7ab1ee;

/// How many people come before those who are drawn.
pub(super) const HAND_WRITTEN: usize = 1 + RIVALS.len();

/// How many people are drawn.
const DRAWN: usize = 160;

/// Everybody, the one whom staff chooses first.
pub(super) fn people(texts: &Texts, seed: u64, today: NaiveDate) -> Result<Vec<Person>, UnknownCode> {
    let mut chance = Chance::new(seed);
    let mut people = vec![story::chosen(&mut chance, today)?];
    for rival in &RIVALS {
        people.push(rival.person(&mut chance, today)?);
    }
    let others = texts.startups.iter().map(|(_, startup)| startup.email.clone());
    let taken: Vec<String> = people.iter().map(|person| person.email.clone()).chain(others).collect();
    let mut generator = Generator::new(texts, today, taken);
    for _ in 0..DRAWN {
        people.push(generator.person(&mut chance)?);
    }
    checks::let_some_fall_silent(&mut people);
    Ok(people)
}
