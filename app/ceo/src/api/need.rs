//! The need itself: begun, written, sent, signed off, given up.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;
use ui::{Failure, Locale};

/// Begins a need with its first words, also before signing in. `once` is the id that the page gave it: a second press begins no second need.
#[server(endpoint = "need/begin")]
pub async fn begin_need(#[server(default)] words: String, #[server(default)] once: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::missions::draft;
    use ui::server::{market, settle, visitor};

    let begun = match once.parse() {
        Ok(id) => draft::begin_once(&market(), &visitor(), id, &words, proof::language()).await,
        Err(_) => draft::begin(&market(), &visitor(), &words, proof::language()).await,
    };
    settle(begun.map(|mission| format!("/needs/{mission}"))).await
}

/// Replaces the words of a draft; `version` is the one that the writer saw.
#[server(endpoint = "need/write")]
pub async fn write_need(
    #[server(default)] mission: String,
    #[server(default)] version: String,
    #[server(default)] words: String,
) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::draft};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async {
        let holder = proof::holder(&mission).await?;
        draft::write(&market(), &holder, &words, version.parse().map_err(|_| Problem::Stale)?).await
    }
    .await;
    settle(done.map(|_| format!("/needs/{mission}"))).await
}

/// What the editor learns after a pause in typing: the new version, and the parts of the page that changed, as HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub version: i32,
    /// What stands in the echo under the text.
    pub echo: String,
    /// What stands in the section of the criteria.
    pub criteria: String,
    /// The questions that are still open.
    pub asks: String,
    /// How many criteria stand.
    pub count: u32,
    /// « Enregistré à 10 h 42 ».
    pub saved: String,
}

/// Saves the words and reads them again, for the island. `open` is the criterion that is unfolded on the page.
#[server(endpoint = "need/read", input = Json, output = Json)]
pub async fn read_need(mission: String, version: i32, words: String, open: String, locale: Locale) -> Result<Reading, Failure> {
    use crate::pages::{proof, reading::reading};
    use marketplace::{Problem, missions::draft};
    use ui::server::{answer, market};

    let done: Result<_, Problem> = async {
        let holder = proof::holder(&mission).await?;
        draft::write(&market(), &holder, &words, version).await?;
        reading(&holder, locale, open.parse().ok()).await
    }
    .await;
    answer(done)
}

/// Names the need and sends it to staff. A draft that is nobody's yet asks to sign in first, which claims it.
#[server(endpoint = "need/submit")]
pub async fn submit_need(
    #[server(default)] mission: String,
    #[server(default)] company: String,
    #[server(default)] title: String,
) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::draft};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { draft::submit(&market(), &proof::owner(&mission).await?, &company, &title).await }.await;
    settle(done.map(|()| format!("/needs/{mission}"))).await
}

/// Signs the criteria off as they stand.
#[server(endpoint = "need/sign_off")]
pub async fn sign_off_need(#[server(default)] mission: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::life};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { life::sign_off(&market(), &proof::owner(&mission).await?).await }.await;
    settle(done.map(|()| format!("/needs/{mission}"))).await
}

/// Gives the mission up, with a reason that everybody concerned reads.
#[server(endpoint = "need/cancel")]
pub async fn cancel_need(#[server(default)] mission: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use crate::pages::proof;
    use marketplace::{Problem, missions::life};
    use ui::server::{market, settle};

    let done: Result<_, Problem> = async { life::cancel(&market(), &proof::owner(&mission).await?, &reason).await }.await;
    settle(done.map(|()| format!("/needs/{mission}"))).await
}
