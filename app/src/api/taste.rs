//! The first words of a need, read before anybody is known and kept nowhere.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;
use ui::Failure;

/// What the home page shows under the field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taste {
    /// How much was read, in a sentence.
    pub said: String,
    /// What was read, as HTML.
    pub html: String,
}

/// Reads the words and goes back to the home page, which shows what was understood of them; for whoever has no script.
#[server(endpoint = "need/taste")]
pub async fn taste_need(#[server(default)] words: String) -> Result<(), Failure> {
    use crate::site::taste::address_of;
    use marketplace::missions::taste;
    use ui::server::settle;

    settle(taste::fitting(&words).map(|()| address_of(&words))).await
}

/// Reads the words while they are typed.
#[server(endpoint = "need/glimpse", input = Json, output = Json)]
pub async fn glimpse_need(words: String) -> Result<Taste, Failure> {
    use crate::site::taste::taste_of;
    use ui::server::answer;

    answer(taste_of(&words).await)
}
