//! How far one entry of the vocabulary is from another.
//!
//! A distance reads from what is wanted to what is known: 0 is the same, and credit falls as `exp(-distance)`. Whoever knows Symfony knows PHP
//! ([`CHILD`]); whoever knows PHP has a part of Symfony ([`PARENT`]); a neighbour is as far as the data files say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

/// From what is wanted to something built on it: nearly a proof.
pub const CHILD: f32 = 0.1;
/// From what is wanted to what it is built on.
pub const PARENT: f32 = 0.7;
/// From a parent or neighbour down to something else built on it: a cousin proves little.
pub const COUSIN: f32 = 0.8;
/// Beyond this, two entries have nothing in common.
pub const FARTHEST: f32 = 2.0;

/// Distances are added as thousandths, so that they compare exactly.
const THOUSANDTHS: f32 = 1000.0;

/// The roads out of one entry.
#[derive(Debug, Clone, Default)]
pub struct Roads {
    pub parents: Vec<usize>,
    pub children: Vec<usize>,
    pub neighbours: Vec<(usize, f32)>,
}

/// All pairs that are near enough, found once.
#[derive(Debug, Clone, Default)]
pub struct Distances {
    near: Vec<HashMap<usize, f32>>,
}

impl Distances {
    /// Finds the shortest way from each entry to each other within [`FARTHEST`].
    pub fn new(roads: &[Roads]) -> Self {
        Self { near: (0..roads.len()).map(|from| nearest(roads, from)).collect() }
    }

    /// The distance from what is wanted to what is known; `None` beyond [`FARTHEST`].
    pub fn between(&self, wanted: usize, known: usize) -> Option<f32> {
        self.near.get(wanted)?.get(&known).copied()
    }

    /// Everything within [`FARTHEST`] of an entry, nearest first, itself included.
    pub fn around(&self, wanted: usize) -> Vec<(usize, f32)> {
        let mut found: Vec<(usize, f32)> =
            self.near.get(wanted).into_iter().flatten().map(|(known, distance)| (*known, *distance)).collect();
        found.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        found
    }
}

/// Dijkstra over (entry, whether the way has left the entry's own descendants): a descent is a proof only as long as it has not.
fn nearest(roads: &[Roads], from: usize) -> HashMap<usize, f32> {
    let mut settled: BTreeMap<(usize, bool), u32> = BTreeMap::new();
    let mut open = BinaryHeap::from([Reverse((0_u32, from, false))]);
    while let Some(Reverse((length, at, left))) = open.pop() {
        if length > thousandths(FARTHEST) || settled.contains_key(&(at, left)) {
            continue;
        }
        settled.insert((at, left), length);
        let Some(road) = roads.get(at) else { continue };
        let down = if left { COUSIN } else { CHILD };
        open.extend(road.children.iter().map(|child| Reverse((length + thousandths(down), *child, left))));
        open.extend(road.parents.iter().map(|parent| Reverse((length + thousandths(PARENT), *parent, true))));
        open.extend(road.neighbours.iter().map(|(near, far)| Reverse((length + thousandths(*far), *near, true))));
    }
    let mut near: HashMap<usize, f32> = HashMap::new();
    for ((entry, _), length) in settled {
        let distance = length as f32 / THOUSANDTHS;
        near.entry(entry).and_modify(|known| *known = known.min(distance)).or_insert(distance);
    }
    near
}

fn thousandths(distance: f32) -> u32 {
    (distance * THOUSANDTHS).round() as u32
}
