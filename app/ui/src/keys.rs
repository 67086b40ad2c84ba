//! Keys that a page answers to wherever the focus is, for islands.

use leptos::prelude::document;
use web_sys::KeyboardEvent;

/// Whether a key is pressed by itself, or with the one for capitals: with any other it is the browser's.
pub fn is_alone(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key())
}

/// Whether a key would be written into a field.
pub fn is_typing() -> bool {
    document().active_element().is_some_and(|element| {
        let is_box = element.get_attribute("type").is_some_and(|kind| kind == "checkbox" || kind == "radio");
        match element.tag_name().as_str() {
            "INPUT" => !is_box,
            "TEXTAREA" | "SELECT" => true,
            _ => element.has_attribute("contenteditable"),
        }
    })
}
