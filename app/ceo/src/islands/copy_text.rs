//! Copies what stands in a field. Without script the field can be selected and copied by hand.

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use ui::components::{Look, button_class};
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// The button; it appears when it can do something, and says when it has.
#[island]
pub fn CopyText(of: String, words: String, done: String) -> impl IntoView {
    let (awake, set_awake) = signal(false);
    let (copied, set_copied) = signal(false);
    Effect::new(move |_| set_awake.set(true));
    let copy = move |_| {
        let field = document().get_element_by_id(&of).and_then(|found| found.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(field) = field else { return };
        field.select();
        let is_done = document().unchecked_into::<HtmlDocument>().exec_command("copy").unwrap_or(false);
        set_copied.set(is_done);
    };
    view! {
        <button type="button" class=button_class(Look::Secondary, false, false) hidden=move || !awake.get() on:click=copy>{words}</button>
        <span role="status" class="quiet-text">{move || copied.get().then(|| done.clone())}</span>
    }
}
