//! Requests to join: the steps of the vetting, the refusal, the date of an interview, the pause of a member.

use leptos::prelude::*;
use ui::Failure;

/// Takes a step that needs no words: `event` is its code.
#[server(endpoint = "staff/vetting/step")]
pub async fn step_vetting(
    #[server(default)] profile: String,
    #[server(default)] version: String,
    #[server(default)] event: String,
) -> Result<(), Failure> {
    use crate::asked::{at_vetting, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::vetting::step(&market(), &staff, profile, &version, &event).await?;
        Ok(at_vetting(profile))
    };
    settle(done.await).await
}

/// Refuses the request, with a reason that the person reads.
#[server(endpoint = "staff/vetting/refuse")]
pub async fn refuse_request(
    #[server(default)] profile: String,
    #[server(default)] version: String,
    #[server(default)] code: String,
    #[server(default)] reason: String,
    #[server(default)] again: String,
    #[server(default)] confirmed: String,
) -> Result<(), Failure> {
    use crate::asked::{at_vetting, id, staff};
    use marketplace::vetting::Refusing;
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        let typed = Refusing { code: &code, reason: &reason, again: &again, confirmed: &confirmed };
        marketplace::vetting::refuse(&market(), &staff, profile, &version, typed).await?;
        Ok(at_vetting(profile))
    };
    settle(done.await).await
}

/// Notes when the interview is.
#[server(endpoint = "staff/vetting/interview")]
pub async fn note_interview(
    #[server(default)] profile: String,
    #[server(default)] version: String,
    #[server(default)] day: String,
    #[server(default)] time: String,
) -> Result<(), Failure> {
    use crate::asked::{at_vetting, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::vetting::note_interview(&market(), &staff, profile, &version, &day, &time).await?;
        Ok(at_vetting(profile))
    };
    settle(done.await).await
}

/// Stops proposals to a member, with a reason that the person reads.
#[server(endpoint = "staff/vetting/pause")]
pub async fn pause_member(#[server(default)] profile: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use crate::asked::{at_vetting, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::vetting::pause(&market(), &staff, profile, &reason).await?;
        Ok(at_vetting(profile))
    };
    settle(done.await).await
}

/// Lets proposals begin again.
#[server(endpoint = "staff/vetting/resume")]
pub async fn resume_member(#[server(default)] profile: String) -> Result<(), Failure> {
    use crate::asked::{at_vetting, id, staff};
    use ui::server::{market, settle};

    let done = async {
        let (staff, profile) = (staff()?, id(&profile)?);
        marketplace::vetting::resume(&market(), &staff, profile).await?;
        Ok(at_vetting(profile))
    };
    settle(done.await).await
}
