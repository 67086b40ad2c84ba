//! What the planks mean.

use leptos::prelude::*;

use crate::{Locale, t};

/// The key of the decks; `explained` is the address of the page on ranking.
#[component]
pub fn DeckKey(#[prop(optional, into)] explained: Option<String>) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <div class="deck-key">
            <span><i class="laid"></i>{t::shared::deck_key::laid(locale)}</span>
            <span><i class="maybe"></i>{t::shared::deck_key::maybe(locale)}</span>
            <span><i></i>{t::shared::deck_key::missing(locale)}</span>
            {explained.map(|href| view! { <a href=href>{t::shared::deck_key::where_from(locale)}</a> })}
        </div>
    }
}
