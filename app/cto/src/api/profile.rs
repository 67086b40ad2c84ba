//! A CTO's own profile: its sections, the stations of a career, the photo, the pause button.

use leptos::prelude::*;
use ui::Failure;

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
    use marketplace::{Problem, profiles::edit::save};
    use ui::server::{market, settle, typed, visitor};

    let done = async {
        let cto = visitor().cto()?;
        let section = section.parse().map_err(|_| Problem::NotFound)?;
        save(&market(), &cto, section, &version, &typed()).await
    };
    settle(done.await.map(|()| format!("/profile#{section}"))).await
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
    use marketplace::profiles::edit::save_experience;
    use ui::server::{market, settle, typed, visitor};

    let done = async { save_experience(&market(), &visitor().cto()?, &experience, &version, &typed()).await };
    settle(done.await.map(|()| "/profile#experience".to_owned())).await
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
