//! Answers that are given again while the database is as it was.
//!
//! PostgreSQL names the transactions that a query sees (`pg_current_snapshot()`,
//! <https://www.postgresql.org/docs/current/functions-info.html>). While it names the same ones nothing was committed, on any node: an answer that
//! was computed since is still the answer. So that what many strangers read is asked of it once, and what somebody takes back is gone at the next
//! request.

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{Marketplace, Problem, database};

/// So many answers are kept at most; the next one empties the shelf.
const MOST: usize = 256;

/// What an answer is found by: what was asked, and which page of it.
type Key = (&'static str, i64);

/// The answers of one state of the database.
#[derive(Default)]
pub(crate) struct Unchanged(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    snapshot: String,
    answers: HashMap<Key, Arc<dyn Any + Send + Sync>>,
}

impl Unchanged {
    fn find<T: Send + Sync + 'static>(&self, snapshot: &str, key: Key) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.snapshot != snapshot {
            return None;
        }
        kept.answers.get(&key).and_then(|answer| Arc::clone(answer).downcast().ok())
    }

    fn keep<T: Send + Sync + 'static>(&self, snapshot: String, key: Key, answer: Arc<T>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.snapshot != snapshot || kept.answers.len() >= MOST {
            kept.answers.clear();
            kept.snapshot = snapshot;
        }
        kept.answers.insert(key, answer);
    }
}

/// The answer to `key`, asked again only where something was committed since. It must depend on the database alone: neither on the clock nor on who
/// asks.
pub(crate) async fn unchanged<T, F>(market: &Marketplace, key: Key, ask: impl FnOnce() -> F) -> Result<Arc<T>, Problem>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, Problem>>,
{
    // Before the answer: what is committed meanwhile has another name.
    let snapshot = database::snapshot(&market.pool).await?;
    if let Some(answer) = market.unchanged.find(&snapshot, key) {
        return Ok(answer);
    }
    let answer = Arc::new(ask().await?);
    market.unchanged.keep(snapshot, key, Arc::clone(&answer));
    Ok(answer)
}

#[cfg(test)]
mod tests {
    //! Laws: 1. what was kept of one state is the answer in no other; 2. the shelf stays small.

    use super::*;

    #[test]
    fn law_1_another_state_has_other_answers() {
        let shelf = Unchanged::default();
        shelf.keep("1:1:".to_owned(), ("list", 0), Arc::new(1_u8));
        assert_eq!(shelf.find::<u8>("1:1:", ("list", 0)).as_deref(), Some(&1));
        assert_eq!(shelf.find::<u8>("1:1:", ("list", 1)), None);
        assert_eq!(shelf.find::<u8>("2:2:", ("list", 0)), None);
        shelf.keep("2:2:".to_owned(), ("list", 1), Arc::new(2_u8));
        assert_eq!(shelf.find::<u8>("2:2:", ("list", 0)), None, "what was kept before went with its state");
    }

    #[test]
    fn law_2_the_shelf_stays_small() {
        let shelf = Unchanged::default();
        for page in 0..10_000 {
            shelf.keep("1:1:".to_owned(), ("list", page), Arc::new(page));
        }
        assert!(shelf.0.lock().unwrap().answers.len() <= MOST);
    }
}
