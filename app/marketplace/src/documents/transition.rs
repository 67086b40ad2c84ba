//! The one place where a document takes a step: the next state, and its line in the log. Lines name the document, its profile and
//! codes, never a title or a reason.

use chrono::{DateTime, Utc};
use domain::{
    DocumentId, ProfileId,
    lifecycle::{DOCUMENT, DocumentEvent, DocumentGuard, DocumentState},
};
use sqlx::PgConnection;

use crate::{
    Problem,
    audit::{self, Actor, Subject},
};

/// A step to take, and who takes it.
pub(super) struct Step {
    pub actor: Actor,
    pub document: DocumentId,
    pub profile: ProfileId,
    pub from: Option<DocumentState>,
    pub event: DocumentEvent,
    /// Whether a reason was given.
    pub has_reason: bool,
}

/// Answers the state after the step, with its line written; the caller holds the lock, and writes the row.
pub(super) async fn step(tx: &mut PgConnection, now: DateTime<Utc>, step: Step) -> Result<DocumentState, Problem> {
    let Step { actor, document, profile, from, event, has_reason } = step;
    audit::take(
        tx,
        now,
        &DOCUMENT,
        audit::Step::new(actor, Subject::Document(document, profile), from, event),
        |DocumentGuard::HasReason| has_reason,
    )
    .await
}
