//! The entry of the wasm: hydrates the islands, nothing else.

use wasm_bindgen::prelude::wasm_bindgen;

// Names the crate whose islands are exported.
pub use app;

/// Called once by the script of the page, before each island is woken by its own export.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
