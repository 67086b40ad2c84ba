//! What wakes up in the browser. Everything here makes a page nicer that works without it.

pub mod copy_text;
mod echo;
pub mod need_editor;
mod typing;
