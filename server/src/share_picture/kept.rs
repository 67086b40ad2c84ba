//! Pictures that were drawn, under the hash of their words: the last so many.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many are kept on a node; one has about forty kilobytes.
const MOST: usize = 128;

/// The pictures, and the order in which they came.
#[derive(Default)]
pub(super) struct Kept(Mutex<Shelf>);

#[derive(Default)]
struct Shelf {
    pictures: HashMap<String, Arc<[u8]>>,
    order: VecDeque<String>,
}

impl Kept {
    pub fn get(&self, key: &str) -> Option<Arc<[u8]>> {
        self.shelf().pictures.get(key).cloned()
    }

    /// Keeps one more; the oldest makes room.
    pub fn put(&self, key: String, picture: Arc<[u8]>) {
        let mut shelf = self.shelf();
        if shelf.pictures.insert(key.clone(), picture).is_some() {
            return;
        }
        shelf.order.push_back(key);
        if shelf.order.len() > MOST
            && let Some(oldest) = shelf.order.pop_front()
        {
            shelf.pictures.remove(&oldest);
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_are_kept_and_the_oldest_goes_first() {
        let kept = Kept::default();
        for number in 0..=MOST {
            kept.put(number.to_string(), Arc::from([0u8].as_slice()));
        }
        assert!(kept.get("0").is_none() && kept.get("1").is_some() && kept.get(&MOST.to_string()).is_some());
        assert_eq!(kept.shelf().pictures.len(), MOST);
    }
}
