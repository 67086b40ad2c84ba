//! What a search box asks while somebody types into it, the same for CTOs and for staff.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;

use crate::{Failure, Locale};

/// What may be meant by a word that is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// How many things, in a sentence; empty where there is none.
    pub said: String,
    /// The options of the list, as HTML.
    pub html: String,
}

/// Proposes what may be meant by the beginning of a word, for the island. Nothing is written.
#[server(endpoint = "search/suggest", input = Json, output = Json)]
pub async fn suggest_words(word: String, locale: Locale) -> Result<Offered, Failure> {
    use crate::server::{answer, search::offered};

    answer(offered(&word, locale))
}
