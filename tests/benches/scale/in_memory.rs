//! Matching alone: one process, nothing but memory.

use std::time::Duration;

use benches::{Took, memory, timed};
use marketplace::demo::Crowd;
use matching::rank::Placed;
use matching::{Community, Match, Need, Profile, Weights, rank};

use crate::table::{Spread, Table, short};

/// How many places a match has.
const TOP: usize = 20;
/// How many a page of staff may go through.
const DEEP: usize = 1_000;
/// How many profiles are drawn before they are taken in.
const DRAWN_AT_ONCE: usize = 1_000;
/// Up to this size everybody is also scored one by one, to compare.
const SCORED_WHOLE: usize = 10_000;

/// Measures a community of this size. Answers how long a whole match takes.
pub fn measure(crowd: &Crowd, needs: &[Need], size: usize, table: &mut Table) -> Spread {
    let before = memory();
    let mut community = Community::default();
    let mut taken_in = Duration::ZERO;
    let mut drawn = crowd.profiles().take(size);
    loop {
        let some: Vec<Profile> = drawn.by_ref().take(DRAWN_AT_ONCE).collect();
        if some.is_empty() {
            break;
        }
        taken_in += timed(|| some.iter().for_each(|profile| community.put(profile))).1.processor;
    }
    table.say("community taken in (processor)", short(taken_in));
    table.say("its memory", format!("{} MB", memory().saturating_sub(before) >> 20));

    let weights = Weights::current();
    let each = |what: &dyn Fn(&Need) -> usize| -> Vec<Took> {
        needs.iter().take(20).for_each(|need| {
            std::hint::black_box(what(need));
        });
        needs.iter().map(|need| timed(|| what(need)).1).collect()
    };
    table.say_times("retrieval and ranking, one stage: top 20", &each(&|need| community.best(need, weights, TOP).len()));
    table.say_times("retrieval and ranking, one stage: top 1 000", &each(&|need| community.best(need, weights, DEEP).len()));
    let found: Vec<Vec<Placed>> = needs.iter().map(|need| community.best(need, weights, TOP)).collect();
    let explained: Vec<Took> = needs
        .iter()
        .zip(&found)
        .map(|(need, found)| timed(|| community.explain(need, weights, found.iter().map(|one| one.profile)).len()).1)
        .collect();
    table.say_times("explanation of 20", &explained);
    let whole = table.say_times("whole match: top 20 with reasons", &each(&|need| community.matches(need, weights, TOP).len()));
    if size <= SCORED_WHOLE {
        compare(crowd, needs, size, &community, table);
    }
    whole
}

/// The same needs with everybody scored.
fn compare(crowd: &Crowd, needs: &[Need], size: usize, community: &Community, table: &mut Table) {
    let weights = Weights::current();
    let profiles: Vec<Profile> = crowd.profiles().take(size).collect();
    let mut same = 0;
    let mut took = Vec::new();
    for need in needs {
        let (mut everybody, whole) = timed(|| rank(need, profiles.iter(), weights));
        took.push(whole);
        everybody.truncate(TOP);
        let found: Vec<Match> = community.matches(need, weights, TOP);
        same += usize::from(found == everybody);
    }
    table.say_times("everybody scored, for comparison", &took);
    table.say("needs whose top 20 equals that of everybody scored", format!("{same} of {}", needs.len()));
}
