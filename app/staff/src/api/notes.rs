//! What members of staff note about a CTO.

use leptos::prelude::*;
use ui::Failure;

/// Adds a note; `once` is the id that the page gave it: a second press adds no second note.
#[server(endpoint = "staff/notes/write")]
pub async fn write_note(
    #[server(default)] profile: String,
    #[server(default)] words: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use crate::asked::{at_notes, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::vetting::notes::write(&market(), &staff, profile, id(&once)?, &words).await?;
        Ok(at_notes(profile))
    };
    settle(done.await).await
}

/// Removes a note of one's own.
#[server(endpoint = "staff/notes/remove")]
pub async fn remove_note(#[server(default)] note: String) -> Result<(), Failure> {
    use crate::asked::{at_notes, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let staff = staff()?;
        let profile = marketplace::vetting::notes::remove(&market(), &staff, id(&note)?).await?;
        Ok(at_notes(profile))
    };
    settle(done.await).await
}
