//! What was typed and not saved yet, on this device: it outlives a closed lid, a lost network and a reload.

use leptos::prelude::window;
use web_sys::Storage;

/// The place of one need's words.
pub struct Kept {
    key: String,
}

impl Kept {
    /// The place for this need.
    pub fn of(mission: &str) -> Self {
        Self { key: format!("passerelle-need-{mission}") }
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
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
