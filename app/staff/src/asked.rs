//! What a request of staff asks for: proof, ids, codes, the number of a page.

use std::str::FromStr;

use domain::{
    MissionId, ProfileId,
    forms::{Complaint, FieldErrors, Refused},
};
use marketplace::{
    Problem,
    accounts::CurrentStaff,
    community_events::write::TypedEvent,
    saved_searches::{SavedSearchOwner, Searcher, owner},
};
use ui::server::{market, typed, visitor};

/// Proof that this request is a member of staff's.
pub(crate) fn staff() -> Result<CurrentStaff, Problem> {
    visitor().staff()
}

/// An id from an address or a hidden field. One that is no id names nothing.
pub(crate) fn id<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// Proof that the saved search of this id is the visitor's.
pub(crate) async fn saved_search(search: &str) -> Result<SavedSearchOwner, Problem> {
    let staff = staff()?;
    owner(&market(), Searcher::from(&staff), id(search)?).await
}

/// What was typed of an event.
pub(crate) fn typed_event() -> TypedEvent {
    let typed = typed();
    let value = |name: &str| typed.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()).unwrap_or_default();
    TypedEvent {
        title: value("title"),
        description: value("description"),
        kind: value("kind"),
        audience: value("audience"),
        language: value("language"),
        day: value("day"),
        starts: value("starts"),
        last_day: value("last_day"),
        ends: value("ends"),
        place: value("place"),
        link: value("link"),
        seats: value("seats"),
        speaker: value("speaker"),
        speaker_agreed: value("speaker_agreed"),
    }
}

/// A complaint about a choice that is not on the list.
pub(crate) fn unknown(field: &str) -> Problem {
    let mut errors = FieldErrors::default();
    errors.take::<()>(field, Err(Refused { complaint: Complaint::Unknown, limit: None }));
    Problem::Invalid(errors)
}

/// The profile of a CTO, at the references.
pub(crate) fn at_references(profile: ProfileId) -> String {
    format!("/staff/profiles/{profile}#references")
}

/// The same, at the documents.
pub(crate) fn at_documents(profile: ProfileId) -> String {
    format!("/staff/profiles/{profile}#documents")
}

/// The same, at the public page.
pub(crate) fn at_public_page(profile: ProfileId) -> String {
    format!("/staff/profiles/{profile}#public-page")
}

/// Where a mission is qualified, at what everybody may read of it.
pub(crate) fn at_posting(mission: MissionId) -> String {
    format!("{}#posting", mission_path(mission))
}

/// Where it stands what was given up.
pub(crate) const JOBS: &str = "/staff/jobs";

/// Where a mission is qualified.
pub(crate) fn mission_path(mission: MissionId) -> String {
    format!("/staff/missions/{mission}")
}

/// Where people are chosen for a mission.
pub(crate) fn curation_path(mission: MissionId) -> String {
    format!("/staff/missions/{mission}/curation")
}

/// Where the logged rankings of a mission are read; with an ending, the same as a file.
pub(crate) fn rankings_path(mission: MissionId) -> String {
    format!("/staff/missions/{mission}/rankings")
}

/// Where a CTO's profile is read, at the request to join.
pub(crate) fn at_vetting(profile: ProfileId) -> String {
    format!("/staff/profiles/{profile}#vetting")
}

/// The same, at what staff noted.
pub(crate) fn at_notes(profile: ProfileId) -> String {
    format!("/staff/profiles/{profile}#notes")
}
