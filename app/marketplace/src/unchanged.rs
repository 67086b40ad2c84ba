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
        self.answer_of(|| State::now(market), key, ask).await
    }

    async fn answer_of<F: Future<Output = Result<State, Problem>>>(
        &self,
        now: impl Fn() -> F,
        key: K,
        ask: impl AsyncFnOnce() -> Result<T, Problem>,
    ) -> Result<Arc<T>, Problem> {
        if let Some(answer) = self.find(&now().await?, &key) {
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
        let state = now().await?;
        if let Some(answer) = self.find(&state, &key) {
            return Ok(answer);
        }
        let answer = Arc::new(ask().await?);
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
    //! Laws: 1. what was kept of one state is the answer in no other; 2. the shelf stays small; 3. many who ask at once have it made once, or twice
    //! where everything changes all the time; 4. what was begun before somebody asked is no answer to them once something has changed.

    use std::{future::ready, rc::Rc, time::Duration};

    use tokio::task::{JoinSet, LocalSet};

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

    /// How often an answer was made for a crowd that asks at once, and what they got. Where it `changes`, everything has changed at each look.
    async fn crowd(changes: bool) -> (u64, Vec<u64>) {
        let counts = Rc::new((Unchanged::holding(8), AtomicU64::new(0), AtomicU64::new(0)));
        let mut asks = JoinSet::new();
        let tasks = LocalSet::new();
        for _ in 0..16 {
            let counts = Rc::clone(&counts);
            let ask = async move {
                let (shelf, made, looked) = &*counts;
                let look = || if changes { looked.fetch_add(1, Ordering::SeqCst) } else { 0 };
                let make = async || {
                    let number = made.fetch_add(1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    Ok(number)
                };
                *shelf.answer_of(|| ready(Ok(state(&look().to_string(), 1, 0))), "ranking", make).await.unwrap()
            };
            asks.spawn_local_on(ask, &tasks);
        }
        let got = tasks.run_until(asks.join_all()).await;
        (counts.1.load(Ordering::SeqCst), got)
    }

    #[tokio::test]
    async fn law_3_a_crowd_waits_for_one_answer() {
        assert_eq!(crowd(false).await, (1, vec![0; 16]));
        let (made, got) = crowd(true).await;
        assert!(made <= 2, "made {made} times: {got:?}");
    }

    #[tokio::test]
    async fn law_4_who_asks_after_a_change_gets_what_was_made_after_it() {
        let shelf = Unchanged::holding(8);
        for (snapshot, made, expected) in [("1:1:", 1_u8, 1), ("1:1:", 2, 1), ("2:2:", 3, 3)] {
            let now = || ready(Ok(state(snapshot, 1, 0)));
            let answer = shelf.answer_of(now, "list", async || Ok(made)).await.unwrap();
            assert_eq!(*answer, expected, "{snapshot}");
        }
    }
}
