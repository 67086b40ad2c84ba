//! What a script adds to a conversation: what is before one's eyes is noted as read, and what is being typed is kept on the device.

use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast as _, closure::Closure},
};
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::api::note_seen;
use crate::saving::Kept;

/// Notes that the messages of the page were seen, and takes the form away that says so by hand.
#[island]
pub fn MessagesSeen(form: String, candidacy: String, number: i32) -> impl IntoView {
    Effect::new(move |_| {
        // A window behind others is before nobody's eyes: the button stays.
        if document().hidden() {
            return;
        }
        let (form, candidacy) = (form.clone(), candidacy.clone());
        spawn_local(async move {
            if note_seen(candidacy, number).await.is_ok()
                && let Some(form) = document().get_element_by_id(&form).and_then(|form| form.dyn_into::<HtmlElement>().ok())
            {
                form.set_hidden(true);
            }
        });
    });
}

/// Keeps what is typed into `field` on this device, under the name `kept`, until it stands among the messages; `once` is the id under which the page
/// would send it. `words` say that it was put back.
#[island]
pub fn MessageDraft(field: String, kept: String, once: String, words: String) -> impl IntoView {
    let (restored, set_restored) = signal(false);
    Effect::new(move |_| {
        let area = document().get_element_by_id(&field).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(area) = area else { return };
        let place = Kept::of(&kept);
        set_restored.set(put_back(&place, &area, &once));
        let (once, typed) = (once.clone(), area.clone());
        let keep = Closure::<dyn FnMut()>::new(move || match typed.value() {
            text if text.is_empty() => place.forget(),
            text => place.put(0, &format!("{once}\n{text}")),
        });
        let _ = area.add_event_listener_with_callback("input", keep.as_ref().unchecked_ref());
        // The page's own, as long as it is there.
        keep.forget();
    });
    view! { <p role="status" class="quiet-text">{move || restored.get().then(|| words.clone())}</p> }
}

/// Puts back what was typed and not sent, to be sent under `once` from now on; whether it did. What stands among the messages has been sent.
fn put_back(place: &Kept, area: &HtmlTextAreaElement, once: &str) -> bool {
    let Some((_, kept)) = place.get() else { return false };
    let Some((sent, typed)) = kept.split_once('\n') else { return false };
    if document().get_element_by_id(&format!("message-{sent}")).is_some() {
        place.forget();
        return false;
    }
    let is_lost = area.value().is_empty() && !typed.is_empty();
    if is_lost {
        area.set_value(typed);
        place.put(0, &format!("{once}\n{typed}"));
    }
    is_lost
}
