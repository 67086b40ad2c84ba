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
    audit::{self, Actor, Line, Subject},
    problem::refused,
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
    let holds = |DocumentGuard::HasReason| has_reason;
    let next = DOCUMENT.apply(from, event, actor.role, holds).map_err(|refusal| refused(refusal, DocumentGuard::code))?;
    let line = Line {
        actor,
        subject: Subject::Document(document, profile),
        event: event.code(),
        from: from.map(DocumentState::code),
        to: Some(next.code()),
        fields: &[],
        words: None,
    };
    audit::write(tx, now, line).await?;
    Ok(next)
}
