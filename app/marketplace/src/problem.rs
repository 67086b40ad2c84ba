//! Why a service did not do what it was asked: a code inside; the interface has the sentence.
//!
//! - [`Problem::NotFound`]: it is not there, or not for this person to know about. Strangers to a private thing get this.
//! - [`Problem::SignInFirst`]: nobody is signed in.
//! - [`Problem::Invalid`]: the person typed something that cannot be taken; the fields say what.
//! - [`Problem::NotNow`]: a step that the life of the thing does not allow at this moment.
//! - [`Problem::Stale`]: somebody changed it since the page was shown.
//! - [`Problem::Broken`]: our fault; logged once where the request ends.

use domain::{
    Code,
    forms::{Complaint, FieldError, FieldErrors},
    lifecycle::Refusal,
};
use thiserror::Error;

/// Why a service refused.
#[derive(Debug, Error)]
pub enum Problem {
    #[error("not found")]
    NotFound,
    #[error("nobody is signed in")]
    SignInFirst,
    #[error("the form cannot be taken: {0:?}")]
    Invalid(FieldErrors),
    /// The code of the guard that does not hold, `not_from`, `not_by`, or `paused`.
    #[error("not possible now: {0}")]
    NotNow(&'static str),
    #[error("changed by somebody else meanwhile")]
    Stale,
    #[error("broken: {0}")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Problem {
    /// Our fault.
    pub(crate) fn broken(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Broken(source.into())
    }

    /// One complaint about one field.
    pub(crate) fn field(field: &str, complaint: Complaint) -> Self {
        Self::Invalid(FieldError::new(field, complaint).into())
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<FieldError> for Problem {
    fn from(error: FieldError) -> Self {
        Self::Invalid(error.into())
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        // A constraint that a person can run into is a complaint about a field, by its name.
        let constraint = error.as_database_error().and_then(|error| error.constraint()).map(str::to_owned);
        match constraint.as_deref() {
            Some("criteria_value_key") => Self::field("value", Complaint::Duplicate),
            Some("saved_searches_name_key") => Self::field("name", Complaint::Duplicate),
            Some("documents_content_key") => Self::field("document", Complaint::SameDocument),
            Some("public_pages_slug_key") => Self::field("slug", Complaint::Taken),
            Some("accounts_email_key" | "reference_requests_email_key") => Self::field("email", Complaint::Duplicate),
            Some("candidacies_pair_key" | "candidacies_position_key" | "candidacies_selected") => Self::Stale,
            _ => match error {
                sqlx::Error::RowNotFound => Self::NotFound,
                other => Self::Broken(other.into()),
            },
        }
    }
}

impl From<tantivy::TantivyError> for Problem {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::broken(error)
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        Self::broken(error)
    }
}

/// A guard by its code, for [`Problem::NotNow`].
pub(crate) fn refused<G: Code>(refusal: Refusal<G>) -> Problem {
    Problem::NotNow(match refusal {
        Refusal::NotFrom => "not_from",
        Refusal::NotBy => "not_by",
        Refusal::Needs(guard) => guard.code(),
    })
}
