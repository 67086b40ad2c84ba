//! What wakes up in the browser.

mod keyboard;

pub use keyboard::KeyboardTable;
