//! What numbered things earn for the wishes of a need.

/// For each thing, which wishes it serves and how well. Things that serve none cost one look.
#[derive(Debug, Clone)]
pub(super) struct Credits {
    /// By the thing's number: where its list begins in `given`, plus one; 0 for no list.
    lists: Vec<u32>,
    given: Vec<Vec<(u32, u32)>>,
}

impl Credits {
    /// For so many things.
    pub(super) fn new(things: usize) -> Self {
        Self { lists: vec![0; things], given: Vec::new() }
    }

    /// Notes that a thing serves a wish so well.
    pub(super) fn give(&mut self, thing: u32, wish: usize, value: u32) {
        let Some(list) = self.lists.get_mut(thing as usize) else { return };
        if *list == 0 {
            self.given.push(Vec::new());
            *list = u32::try_from(self.given.len()).unwrap_or(0);
        }
        let wish = u32::try_from(wish).unwrap_or(u32::MAX);
        if let Some(given) = self.given.get_mut((*list as usize).wrapping_sub(1)) {
            given.push((wish, value));
        }
    }

    /// The wishes that a thing serves.
    pub(super) fn of(&self, thing: u32) -> &[(u32, u32)] {
        match self.lists.get(thing as usize) {
            None | Some(0) => &[],
            Some(list) => self.given.get(*list as usize - 1).map(Vec::as_slice).unwrap_or_default(),
        }
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
