//! Keys that a page answers to wherever the focus is, for islands, and the switch for those that are a single sign: whoever dictates, or hits keys by
//! chance, would set them off.

use leptos::{ev, prelude::*};
use web_sys::KeyboardEvent;

use crate::{Locale, saving::storage, t};

/// Where this device remembers that keys of a single sign do nothing.
const SILENCED: &str = "passerelle-keys-silenced";

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

/// Whether keys of a single sign are to do nothing on this device. Where it may remember nothing they could not be silenced, and are.
pub fn are_silenced() -> bool {
    storage().is_none_or(|storage| storage.get_item(SILENCED).ok().flatten().is_some())
}

/// The switch for keys of a single sign, on this device. Without script it is hidden, and such keys do nothing.
#[island]
pub fn KeysSwitch(locale: Locale) -> impl IntoView {
    let (awake, answered) = (RwSignal::new(false), RwSignal::new(true));
    Effect::new(move |_| {
        answered.set(!are_silenced());
        awake.set(true);
    });
    let turn = move |event: ev::Event| {
        if let Some(storage) = storage() {
            let _ = if event_target_checked(&event) { storage.remove_item(SILENCED) } else { storage.set_item(SILENCED, "") };
        }
        answered.set(!are_silenced());
    };
    view! {
        <label class="check" hidden=move || !awake.get()>
            <input id="single-keys" type="checkbox" prop:checked=move || answered.get() on:change=turn/>
            " "
            {t::accessibility::keys::answered(locale)}
        </label>
    }
}
