//! A CTO's own profile: its sections, the stations of a career, the photo, the pause button.

use leptos::prelude::*;
use server_fn::codec::Json;
use ui::{Failure, Locale, saving::Stored};

/// No proposals for now.
#[server(endpoint = "profile/pause")]
pub async fn pause_profile() -> Result<(), Failure> {
    use marketplace::profiles::pause;
    use ui::server::{market, settle, visitor};

    let done = async { pause(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| "/profile".to_owned())).await
}

/// Proposals again.
#[server(endpoint = "profile/resume")]
pub async fn resume_profile() -> Result<(), Failure> {
    use marketplace::profiles::resume;
    use ui::server::{market, settle, visitor};

    let done = async { resume(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| "/profile".to_owned())).await
}

/// Saves a section. Its fields are the section's own; a list comes in rows with numbered names (`years-3`).
#[server(endpoint = "profile/save")]
pub async fn save_section(#[server(default)] section: String, #[server(default)] version: String) -> Result<(), Failure> {
    use marketplace::{
        Problem,
        profiles::edit::{Saving, save},
    };
    use ui::server::{market, settle, typed, visitor};

    let done = async {
        let cto = visitor().cto()?;
        let section = section.parse().map_err(|_| Problem::NotFound)?;
        save(&market(), &cto, section, Saving::by_button(&version)?, &typed()).await
    };
    settle(done.await.map(|_| format!("/profile#{section}"))).await
}

/// Says that the first free day is still right.
#[server(endpoint = "profile/confirm_availability")]
pub async fn confirm_availability() -> Result<(), Failure> {
    use marketplace::profiles::edit::confirm_availability;
    use ui::server::{market, settle, visitor};

    let done = async { confirm_availability(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| "/profile#terms".to_owned())).await
}

/// Saves a station of the career; without an id, a new one.
#[server(endpoint = "profile/save_experience")]
pub async fn save_experience(#[server(default)] experience: String, #[server(default)] version: String) -> Result<(), Failure> {
    use marketplace::profiles::edit::{Saving, save_experience};
    use ui::server::{market, settle, typed, visitor};

    let done = async { save_experience(&market(), &visitor().cto()?, &experience, Saving::by_button(&version)?, &typed()).await };
    settle(done.await.map(|_| "/profile#experience".to_owned())).await
}

/// Removes a station of the career.
#[server(endpoint = "profile/remove_experience")]
pub async fn remove_experience(#[server(default)] experience: String, #[server(default)] version: String) -> Result<(), Failure> {
    use marketplace::profiles::edit::remove_experience;
    use ui::server::{market, settle, visitor};

    let done = async { remove_experience(&market(), &visitor().cto()?, &experience, &version).await };
    settle(done.await.map(|()| "/profile#experience".to_owned())).await
}

/// Removes the photo.
#[server(endpoint = "profile/remove_photo")]
pub async fn remove_photo() -> Result<(), Failure> {
    use marketplace::profiles::photo::remove;
    use ui::{
        server::{market, settle, visitor},
        site::nav::PHOTO,
    };

    let done = async { remove(&market(), &visitor().cto()?).await };
    settle(done.await.map(|()| PHOTO.to_owned())).await
}

/// Saves a section while one types, for the island.
#[server(endpoint = "profile/autosave", input = Json, output = Json)]
pub async fn autosave_section(section: String, version: i32, typed: Vec<(String, String)>, locale: Locale) -> Result<Stored, Failure> {
    use marketplace::{
        Problem,
        profiles::edit::{Saving, save},
    };
    use ui::server::{answer, market, visitor};

    let done: Result<_, Problem> = async {
        let (market, cto) = (market(), visitor().cto()?);
        let section = section.parse().map_err(|_| Problem::NotFound)?;
        let version = save(&market, &cto, section, Saving::WhileTyping { version }, &typed).await?;
        Ok(crate::pages::stored(&market, locale, version))
    }
    .await;
    answer(done)
}

/// Saves a station of the career when its button is pressed, for the island.
#[server(endpoint = "profile/autosave_experience", input = Json, output = Json)]
pub async fn autosave_experience(
    experience: String,
    version: i32,
    typed: Vec<(String, String)>,
    locale: Locale,
) -> Result<Stored, Failure> {
    use marketplace::{
        Problem,
        profiles::edit::{Saving, save_experience},
    };
    use ui::server::{answer, market, visitor};

    let done: Result<_, Problem> = async {
        let (market, cto) = (market(), visitor().cto()?);
        let version = save_experience(&market, &cto, &experience, Saving::ByButton { version }, &typed).await?;
        Ok(crate::pages::stored(&market, locale, version))
    }
    .await;
    answer(done)
}
