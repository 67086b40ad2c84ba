//! What was typed and not saved yet, on this device: it outlives a closed lid, a lost network and a reload.
//!
//! Windows of one browser share the device. What one of them could not save because another was faster is set aside, in a place that no
//! saving of the other touches, until somebody takes it back or lets it go.

use leptos::prelude::window;
use web_sys::Storage;

/// So many texts of one sheet are set aside at most; beyond, the last place is written over.
const PLACES: u32 = 8;

/// The place of one sheet's words.
pub struct Kept {
    key: String,
}

impl Kept {
    /// The place for what is called so; a name that nobody else's sheet has.
    pub fn of(name: &str) -> Self {
        Self { key: format!("passerelle-{name}") }
    }

    /// Keeps the words, and the version that they were typed upon. A full or forbidden store keeps nothing; the page still holds them.
    pub fn put(&self, version: i32, words: &str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(&self.key, &format!("{version}\n{words}"));
        }
    }

    /// What was kept, with its version.
    pub fn get(&self) -> Option<(i32, String)> {
        let kept = storage()?.get_item(&self.key).ok()??;
        let (version, words) = kept.split_once('\n')?;
        Some((version.parse().ok()?, words.to_owned()))
    }

    /// Forgets it.
    pub fn forget(&self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.key);
        }
    }

    /// Sets words aside, in a place of theirs or in the one that they have; answers which.
    pub fn set_aside(&self, place: Option<u32>, words: &str) -> Option<u32> {
        let storage = storage()?;
        let is_free = |place: &u32| storage.get_item(&self.place(*place)).ok().flatten().is_none_or(|there| there == words);
        let place = place.or_else(|| (0..PLACES).find(is_free)).unwrap_or(PLACES - 1);
        storage.set_item(&self.place(place), words).ok().map(|()| place)
    }

    /// The first words that were set aside, and their place.
    pub fn aside(&self) -> Option<(u32, String)> {
        let storage = storage()?;
        (0..PLACES).find_map(|place| Some((place, storage.get_item(&self.place(place)).ok()??)))
    }

    /// Forgets words that were set aside.
    pub fn let_go(&self, place: u32) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.place(place));
        }
    }

    fn place(&self, place: u32) -> String {
        format!("{}-aside-{place}", self.key)
    }
}

/// What this device keeps for the site; nothing where the browser forbids it.
pub(crate) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
