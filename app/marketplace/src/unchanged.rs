//! Answers that are given again while everything is as it was: the database, this node's community, and the day.
//!
//! PostgreSQL names the transactions that a query sees (`pg_current_snapshot()`,
//! <https://www.postgresql.org/docs/current/functions-info.html>). While it names the same ones nothing was committed, on any node: an answer that
//! was computed since is still the answer. So that what many read is asked of it once, and what somebody takes back is gone at the next request.
//! A community in memory follows the database a moment later, so it has a name of its own (`search::revision`).

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::NaiveDate;

use crate::{Marketplace, Problem, database, search};

/// What an answer is found by: what was asked, and which page or which thing.
type Key = (&'static str, u128);

/// What an answer may depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct State {
    /// The transactions that are seen.
    snapshot: String,
    /// The community of this node.
    community: u64,
    day: NaiveDate,
}

/// The answers of one state.
pub(crate) struct Unchanged {
    most: usize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    of: State,
    answers: HashMap<Key, Arc<dyn Any + Send + Sync>>,
}

impl Unchanged {
    /// So many answers are kept at most; the next one empties the shelf.
    pub fn holding(most: usize) -> Self {
        Self { most, kept: Mutex::default() }
    }

    /// The answer to `key`, asked again only where something has changed since. It must not depend on who asks, nor on the clock beyond the day.
    pub async fn answer<T, F>(&self, market: &Marketplace, key: Key, ask: impl FnOnce() -> F) -> Result<Arc<T>, Problem>
    where
        T: Send + Sync + 'static,
        F: Future<Output = Result<T, Problem>>,
    {
        // Before the answer: what changes meanwhile has another name.
        let state = State { community: search::revision(market), day: market.today(), snapshot: database::snapshot(&market.pool).await? };
        if let Some(answer) = self.find(&state, key) {
            return Ok(answer);
        }
        let answer = Arc::new(ask().await?);
        self.keep(state, key, Arc::clone(&answer));
        Ok(answer)
    }

    fn find<T: Send + Sync + 'static>(&self, state: &State, key: Key) -> Option<Arc<T>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of != *state {
            return None;
        }
        kept.answers.get(&key).and_then(|answer| Arc::clone(answer).downcast().ok())
    }

    fn keep<T: Send + Sync + 'static>(&self, state: State, key: Key, answer: Arc<T>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of != state || kept.answers.len() >= self.most {
            kept.answers.clear();
            kept.of = state;
        }
        kept.answers.insert(key, answer);
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. what was kept of one state is the answer in no other; 2. the shelf stays small.

    use super::*;

    fn state(snapshot: &str, community: u64, day: u32) -> State {
        State {
            snapshot: snapshot.to_owned(),
            community,
            day: NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(day).unwrap()).unwrap(),
        }
    }

    #[test]
    fn law_1_another_state_has_other_answers() {
        let shelf = Unchanged::holding(8);
        let first = state("1:1:", 1, 0);
        shelf.keep(first.clone(), ("list", 0), Arc::new(1_u8));
        assert_eq!(shelf.find::<u8>(&first, ("list", 0)).as_deref(), Some(&1));
        assert_eq!(shelf.find::<u8>(&first, ("list", 1)), None);
        for other in [state("2:2:", 1, 0), state("1:1:", 2, 0), state("1:1:", 1, 1)] {
            assert_eq!(shelf.find::<u8>(&other, ("list", 0)), None, "{other:?}");
        }
        let second = state("2:2:", 1, 0);
        shelf.keep(second.clone(), ("list", 1), Arc::new(2_u8));
        assert_eq!(shelf.find::<u8>(&second, ("list", 0)), None, "what was kept before went with its state");
    }

    #[test]
    fn law_2_the_shelf_stays_small() {
        let shelf = Unchanged::holding(8);
        for page in 0..1_000 {
            shelf.keep(state("1:1:", 1, 0), ("list", page), Arc::new(page));
        }
        assert!(shelf.kept.lock().unwrap().answers.len() <= 8);
    }
}
