//! Answers that are given again while everything is as it was: the database, this node's community, and the day.
//!
//! PostgreSQL names the transactions that a query sees (`pg_current_snapshot()`,
//! <https://www.postgresql.org/docs/current/functions-info.html>). While it names the same ones nothing was committed, on any node: an answer that
//! was computed since is still the answer. So that what many read is asked of it once, and what somebody takes back is gone at the next request.
//! A community in memory follows the database a moment later, so it has a name of its own (`search::revision`).

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher as _},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
};

use chrono::NaiveDate;

use crate::{Marketplace, Problem, database, search};

/// What an answer may depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The transactions that are seen.
    snapshot: String,
    /// The community of this node.
    community: u64,
    day: NaiveDate,
}

impl State {
    /// The present one. To be asked for before the answer: what changes meanwhile has another name.
    pub async fn now(market: &Marketplace) -> Result<Self, Problem> {
        let (community, day) = (search::revision(market), market.today());
        Ok(Self { community, day, snapshot: database::snapshot(&market.pool).await? })
    }
}

/// Answers that are made at once by one shelf.
const MAKERS: usize = 16;

/// The answers of one state, each by what was asked.
pub struct Unchanged<K, T> {
    most: usize,
    kept: Mutex<Kept<K, T>>,
    /// What was made last, by the hash of its key; held while it is made, so that whoever asks for the same meanwhile waits for it.
    making: [tokio::sync::Mutex<Option<Made<K, T>>>; MAKERS],
    /// Counts what is asked and begun.
    ticks: AtomicU64,
}

struct Made<K, T> {
    key: K,
    begun: u64,
    answer: Weak<T>,
}

struct Kept<K, T> {
    of: State,
    answers: HashMap<K, Arc<T>>,
}

impl<K: Hash + Eq + Clone, T> Unchanged<K, T> {
    /// So many answers are kept at most; the next one empties the shelf.
    pub fn holding(most: usize) -> Self {
        Self {
            most,
            kept: Mutex::new(Kept { of: State::default(), answers: HashMap::new() }),
            making: Default::default(),
            ticks: AtomicU64::new(0),
        }
    }

    /// The answer to `key`, asked again only where something has changed since. It must not depend on who asks, nor on the clock beyond the day.
    pub(crate) async fn answer(
        &self,
        market: &Marketplace,
        key: K,
        ask: impl AsyncFnOnce() -> Result<T, Problem>,
    ) -> Result<Arc<T>, Problem> {
        if let Some(answer) = self.find(&State::now(market).await?, &key) {
            return Ok(answer);
        }
        let asked = self.tick();
        let mut maker = self.maker(&key).lock().await;
        // What was begun after this was asked for is no older than what would be made now.
        if let Some(made) = maker.as_ref().filter(|made| made.key == key && made.begun > asked)
            && let Some(answer) = made.answer.upgrade()
        {
            return Ok(answer);
        }
        let begun = self.tick();
        let state = State::now(market).await?;
        let answer = match self.find(&state, &key) {
            Some(answer) => answer,
            None => Arc::new(ask().await?),
        };
        self.keep(state, key.clone(), Arc::clone(&answer));
        *maker = Some(Made { key, begun, answer: Arc::downgrade(&answer) });
        Ok(answer)
    }

    fn tick(&self) -> u64 {
        self.ticks.fetch_add(1, Ordering::SeqCst)
    }

    fn maker(&self, key: &K) -> &tokio::sync::Mutex<Option<Made<K, T>>> {
        let mut hash = DefaultHasher::new();
        key.hash(&mut hash);
        let at = hash.finish() % self.making.len() as u64;
        &self.making[usize::try_from(at).unwrap_or(0)]
    }

    /// What was kept of this state.
    pub fn find(&self, state: &State, key: &K) -> Option<Arc<T>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.of == *state { kept.answers.get(key).map(Arc::clone) } else { None }
    }

    /// Keeps an answer, and forgets those of any other state.
    pub fn keep(&self, state: State, key: K, answer: Arc<T>) {
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
        shelf.keep(first.clone(), "first", Arc::new(1_u8));
        assert_eq!(shelf.find(&first, &"first").as_deref(), Some(&1));
        assert_eq!(shelf.find(&first, &"second"), None);
        for other in [state("2:2:", 1, 0), state("1:1:", 2, 0), state("1:1:", 1, 1)] {
            assert_eq!(shelf.find(&other, &"first"), None, "{other:?}");
        }
        let second = state("2:2:", 1, 0);
        shelf.keep(second.clone(), "second", Arc::new(2_u8));
        assert_eq!(shelf.find(&second, &"first"), None, "what was kept before went with its state");
    }

    #[test]
    fn law_2_the_shelf_stays_small() {
        let shelf = Unchanged::holding(8);
        for page in 0..1_000 {
            shelf.keep(state("1:1:", 1, 0), page, Arc::new(page));
        }
        assert!(shelf.kept.lock().unwrap().answers.len() <= 8);
    }
}
