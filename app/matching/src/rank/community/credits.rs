//! What numbered things earn for the wishes of a need.

use super::places::Places;

/// For each thing, which wishes it serves and how well. Things that serve none cost one look at one bit.
#[derive(Debug, Clone)]
pub(super) struct Credits {
    serving: Places,
    /// By the thing's number: where its list is in `given`, for those that serve something.
    lists: Vec<u32>,
    given: Vec<Vec<(u32, u32)>>,
}

impl Credits {
    /// For so many things.
    pub(super) fn new(things: usize) -> Self {
        Self { serving: Places::default(), lists: vec![0; things], given: Vec::new() }
    }

    /// Notes that a thing serves a wish so well.
    pub(super) fn give(&mut self, thing: u32, wish: usize, value: u32) {
        let at = thing as usize;
        let Some(list) = self.lists.get_mut(at) else { return };
        if !self.serving.has(at) {
            self.serving.set(at, true);
            *list = u32::try_from(self.given.len()).unwrap_or(u32::MAX);
            self.given.push(Vec::new());
        }
        if let Some(given) = self.given.get_mut(*list as usize) {
            given.push((u32::try_from(wish).unwrap_or(u32::MAX), value));
        }
    }

    /// The wishes that a thing serves.
    fn of(&self, thing: u32) -> &[(u32, u32)] {
        let at = thing as usize;
        if !self.serving.has(at) {
            return &[];
        }
        self.lists.get(at).and_then(|list| self.given.get(*list as usize)).map(Vec::as_slice).unwrap_or_default()
    }

    /// For each wish the best that these things give it, into `best`.
    pub(super) fn best_of(&self, things: &[u32], best: &mut [u32]) {
        best.fill(0);
        for thing in things {
            for (wish, value) in self.of(*thing) {
                if let Some(known) = best.get_mut(*wish as usize) {
                    *known = (*known).max(*value);
                }
            }
        }
    }
}
