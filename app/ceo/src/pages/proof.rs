//! From what an address or a form says to what a service demands: ids, choices, and proofs of permission.

use std::str::FromStr;

use domain::forms::{Complaint, FieldError};
use marketplace::{
    Problem,
    candidacies::{OwnersCandidacy, permission::shown_to},
    missions::{self, MissionHolder, MissionOwner, draft::Language},
};
use ui::{
    Locale,
    server::{market, visitor},
};

/// An id or a code of an address or a hidden field; a malformed one leads nowhere.
pub fn id<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// `yes` or `no`.
pub fn yes_or_no(field: &str, text: &str) -> Result<bool, Problem> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        "" => Err(complaint(field, Complaint::Missing)),
        _ => Err(complaint(field, Complaint::Unknown)),
    }
}

/// The visitor's hold on a mission.
pub async fn holder(mission: &str) -> Result<MissionHolder, Problem> {
    missions::holder(&market(), &visitor(), id(mission)?).await
}

/// The visitor's ownership of a mission.
pub async fn owner(mission: &str) -> Result<MissionOwner, Problem> {
    holder(mission).await?.owner()
}

/// A candidacy that was put before the visitor, on a mission of theirs.
pub async fn candidacy(mission: &str, candidacy: &str) -> Result<(MissionOwner, OwnersCandidacy), Problem> {
    let owner = owner(mission).await?;
    let candidacy = shown_to(&market(), &owner, id(candidacy)?).await?;
    Ok((owner, candidacy))
}

/// The language of the page, as the one that a need is written in.
pub fn language() -> Language {
    match Locale::current() {
        Locale::Fr => Language::Fr,
        Locale::En => Language::En,
    }
}

/// The page of the question to the agency.
pub fn at_agency(mission: &str) -> String {
    format!("/needs/{mission}/agency")
}

fn complaint(field: &str, complaint: Complaint) -> Problem {
    Problem::Invalid(FieldError::new(field, complaint).into())
}
