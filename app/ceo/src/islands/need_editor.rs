//! The editor of a need: saves while one types, and shows what was understood.
//!
//! The field, its echo and the criteria are the page's own, so that all of it works without this island. The island shows how the saving
//! stands, and takes HTML from the server: no vocabulary and no locale file is shipped.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::{
    Locale,
    components::{Look, button_class},
};

use super::typing::Typing;

/// The name and id of the form that holds the field.
pub const FORM: &str = "need-words";
/// The id of the sheet around field and echo.
pub const ECHO: &str = "need-sheet";
/// The id of the section of the criteria.
pub const UNDERSTOOD: &str = "understood";
/// The id of what stands around the open questions.
pub const ASKS: &str = "asks";

/// What the editor says, in the language of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorWords {
    /// « Enregistré à 10 h 42 », when the page was made.
    pub saved: String,
    pub saving: String,
    pub offline: String,
    pub empty: String,
    pub signed_out: String,
    /// Where to sign in and come back from, and what that is called.
    pub sign_in_href: String,
    pub sign_in: String,
    pub stale: String,
    pub reload: String,
    pub kept: String,
    pub take: String,
    pub forget: String,
    /// What unfolds the text that was not saved.
    pub read: String,
}

/// How the saving stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Saved; in words.
    Saved(String),
    Saving,
    /// The server cannot be reached; tried again.
    Offline,
    /// Nothing that can be saved: too short or too long.
    Empty,
    /// The session has ended.
    SignedOut,
    /// Somebody else, or another window, changed the need.
    Stale,
    /// This older text was not saved and is still on this device.
    Kept(String),
}

/// The status beside the title of the sheet. Waking up, it takes over the field of the page.
#[island]
pub fn NeedEditor(mission: String, version: i32, locale: Locale, words: EditorWords) -> impl IntoView {
    let status = RwSignal::new(Status::Saved(words.saved.clone()));
    Effect::new(move |_| Typing::start(&mission, version, locale, status));
    let said = words.clone();
    let text = move || match status.get() {
        Status::Saved(when) => when,
        Status::Saving => said.saving.clone(),
        Status::Offline => said.offline.clone(),
        Status::Empty => said.empty.clone(),
        Status::SignedOut => said.signed_out.clone(),
        Status::Stale => said.stale.clone(),
        Status::Kept(_) => said.kept.clone(),
    };
    let button = button_class(Look::Plain, true, false);
    let (on_stale, on_kept) = (move || status.get() != Status::Stale, move || !matches!(status.get(), Status::Kept(_)));
    let on_signed_out = move || status.get() != Status::SignedOut;
    let aside = move || if let Status::Kept(words) = status.get() { words } else { String::new() };
    view! {
        <span class="cluster">
            <span class="quiet-text" role="status">{text}</span>
            <button type="button" class=button.clone() hidden=on_stale on:click=move |_| Typing::current(Typing::reload)>{words.reload}</button>
            <button type="button" class=button.clone() hidden=on_kept on:click=move |_| Typing::current(Typing::take)>{words.take}</button>
            <button type="button" class=button hidden=on_kept on:click=move |_| Typing::current(Typing::forget)>{words.forget}</button>
            <a href=words.sign_in_href hidden=on_signed_out>{words.sign_in}</a>
        </span>
        <details class="kept-words" hidden=on_kept><summary>{words.read}</summary><p>{aside}</p></details>
    }
}
