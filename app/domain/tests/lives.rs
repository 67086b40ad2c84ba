//! Ten thousand whole lives, from a need to the end of its engagement, by whoever does whatever, rightly or not. The tables are composed here as the
//! services compose them: the choice engages, an end closes what runs. Laws:
//! 1. a step that is refused changes nothing, and what follows from a step that is not refused is legal too;
//! 2. whatever was tried, the parts fit together: an engaged mission has one chosen CTO and one engagement, which runs on signed terms; nothing that
//!    ended goes on;
//! 3. the lines that are written, one for each change, lead from the beginning to where each stands, without a gap;
//! 4. the lives go through every transition of every table that they are made of.
//!
//! A failure names the seed and the number: `LIVES_SEED=… LIVES_ONLY=… cargo test -p domain --test lives` plays it alone. `LIVES` says how many.

#[path = "lives/acts.rs"]
mod acts;
#[path = "lives/work.rs"]
mod work;
#[path = "lives/world.rs"]
mod world;

use std::collections::BTreeSet;

use acts::{Chance, next};
use domain::lifecycle::*;
use world::{Line, World};

const LIVES: u64 = 10_000;
const SEED: u64 = 20_261_117;
/// So many acts a life has at most.
const ACTS: usize = 140;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}

/// Plays one life, and answers its lines.
fn live(seed: u64, number: u64) -> Result<Vec<Line>, String> {
    let mut chance = Chance::of(seed, number);
    let mut world = World::default();
    for at in 0..ACTS {
        let (act, by) = next(&world, &mut chance);
        let before = world.clone();
        let was_refused = world.take(act, by).map_err(|stuck| format!("act {at}, {act:?} by {by}: {stuck}"))?;
        if was_refused && world != before {
            return Err(format!("act {at}, {act:?} by {by}: refused, and something changed"));
        }
        if let Some(broken) = world.broken() {
            return Err(format!("act {at}, {act:?} by {by}: {broken}"));
        }
    }
    world.replayed()?;
    Ok(world.lines)
}

#[test]
fn ten_thousand_lives_stay_whole() {
    let seed = number("LIVES_SEED").unwrap_or(SEED);
    let numbers = match number("LIVES_ONLY") {
        Some(only) => only..only + 1,
        None => 0..number("LIVES").unwrap_or(LIVES),
    };
    let count = numbers.end - numbers.start;
    let mut gone = BTreeSet::new();
    for number in numbers {
        let lines = live(seed, number).unwrap_or_else(|broken| panic!("life {number} of seed {seed}: {broken}"));
        gone.extend(lines.into_iter().map(|line| (line.life, line.event, line.from, line.to)));
    }
    if count < LIVES {
        return;
    }
    let mut missed = missed("mission", &MISSION, &gone, |code| code.code(), |code| code.code());
    missed.extend(self::missed("candidacy", &CANDIDACY, &gone, |code| code.code(), |code| code.code()));
    missed.extend(self::missed("meeting", &MEETING, &gone, |code| code.code(), |code| code.code()));
    missed.extend(self::missed("engagement", &ENGAGEMENT, &gone, |code| code.code(), |code| code.code()));
    missed.extend(self::missed("terms", &TERMS, &gone, |code| code.code(), |code| code.code()));
    missed.extend(self::missed("ending", &ENDING, &gone, |code| code.code(), |code| code.code()));
    missed.extend(self::missed("activity", &ACTIVITY, &gone, |code| code.code(), |code| code.code()));
    missed.extend(self::missed("handover", &HANDOVER, &gone, |code| code.code(), |code| code.code()));
    missed.extend(self::missed("item", &HANDOVER_ITEM, &gone, |code| code.code(), |code| code.code()));
    assert!(missed.is_empty(), "no life went this way: {missed:#?}");
}

type Ways = BTreeSet<(&'static str, &'static str, Option<&'static str>, &'static str)>;

/// The transitions of a table that nobody took.
fn missed<S: Copy, E: Copy, G>(
    life: &'static str,
    table: &Table<S, E, G>,
    gone: &Ways,
    state: impl Fn(S) -> &'static str,
    event: impl Fn(E) -> &'static str,
) -> Vec<String> {
    let ways = table.0.iter().flat_map(|step| step.from.iter().map(move |from| (step.event, *from, step.to)));
    let ways = ways.map(|(by, from, to)| (life, event(by), from.map(&state), state(to)));
    ways.filter(|way| !gone.contains(way)).map(|way| format!("{way:?}")).collect()
}
