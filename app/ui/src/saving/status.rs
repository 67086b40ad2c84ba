//! How the saving stands, in words.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::components::{Look, button_class};

/// What is said of the saving, in the language of the page: islands ship no locale file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavingWords {
    /// « Enregistré à 10 h 42 », when the page was made.
    pub saved: String,
    pub saving: String,
    pub unsaved: String,
    pub offline: String,
    pub unfit: String,
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
    /// Kept on the device alone.
    Unsaved,
    /// The server cannot be reached; tried again.
    Offline,
    /// Nothing that can be saved as it stands.
    Unfit,
    /// The session has ended.
    SignedOut,
    /// Somebody else, or another window, changed it.
    Stale,
    /// This older text was not saved and is still on this device.
    Kept(String),
}

/// The status, and what can be done about it.
#[component]
pub fn SavingStatus(
    status: RwSignal<Status>,
    words: SavingWords,
    /// Loads the page again; what was typed stays on the device and is offered there.
    reload: fn(),
    /// Puts the offered text back.
    take: fn(),
    /// Lets it go.
    forget: fn(),
) -> impl IntoView {
    let said = words.clone();
    let text = move || match status.get() {
        Status::Saved(when) => when,
        Status::Saving => said.saving.clone(),
        Status::Unsaved => said.unsaved.clone(),
        Status::Offline => said.offline.clone(),
        Status::Unfit => said.unfit.clone(),
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
            <button type="button" class=button.clone() hidden=on_stale on:click=move |_| reload()>{words.reload}</button>
            <button type="button" class=button.clone() hidden=on_kept on:click=move |_| take()>{words.take}</button>
            <button type="button" class=button hidden=on_kept on:click=move |_| forget()>{words.forget}</button>
            <a href=words.sign_in_href hidden=on_signed_out>{words.sign_in}</a>
        </span>
        <details class="kept-words" hidden=on_kept><summary>{words.read}</summary><p>{aside}</p></details>
    }
}
