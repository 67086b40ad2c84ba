//! A cursor through the rows of a table: J and K move it, Enter opens the first link of its row, X ticks its box. Without script the table
//! is a table, and so it is where such keys are silenced.

use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::JsCast as _,
    web_sys::{Element, HtmlElement, KeyboardEvent},
};
use ui::keys::{are_silenced, is_alone, is_typing};

/// The class of the row under the cursor.
const CURSOR: &str = "cursor";

/// Where the rows are: the first table of the page.
const FRAME: &str = ".table-frame";

/// Gives the keys to the first table of the page. It draws nothing: the table is the server's.
#[island]
pub fn KeyboardTable() -> impl IntoView {
    Effect::new(|| {
        let keys = window_event_listener(ev::keydown, |event| {
            if let Ok(Some(frame)) = document().query_selector(FRAME) {
                press(&frame, &event);
            }
        });
        on_cleanup(move || keys.remove());
    });
}

fn press(frame: &Element, event: &KeyboardEvent) {
    if !is_alone(event) || is_typing() || are_silenced() {
        return;
    }
    match event.key().as_str() {
        "j" | "J" => move_to(frame, Element::next_element_sibling),
        "k" | "K" => move_to(frame, Element::previous_element_sibling),
        "x" | "X" => click(frame, "tr.cursor input[type=checkbox]"),
        // A link or a button that has the focus answers by itself.
        "Enter" if is_nowhere() => click(frame, "tr.cursor a[href]"),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the cursor by one row; the first key puts it on the first row. The focus goes to the row's link, so that a reader hears the row and
/// Enter opens it.
fn move_to(frame: &Element, step: fn(&Element) -> Option<Element>) {
    let present = find(frame, "tbody tr.cursor");
    let next = match &present {
        Some(row) => step(row),
        None => find(frame, "tbody tr"),
    };
    let Some(next) = next else { return };
    if let Some(row) = present {
        let _ = row.class_list().remove_1(CURSOR);
    }
    let _ = next.class_list().add_1(CURSOR);
    if let Some(link) = find(&next, "a[href]").and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        // Focusing scrolls the row into view, as far as it must.
        let _ = link.focus();
    }
}

fn click(frame: &Element, what: &str) {
    if let Some(target) = find(frame, what).and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.click();
    }
}

fn find(within: &Element, what: &str) -> Option<Element> {
    within.query_selector(what).ok().flatten()
}

/// Whether nothing has the focus.
fn is_nowhere() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}
