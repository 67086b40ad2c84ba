//! A step in the life of whatever has a table of transitions: the next state, and the step's line in the log.

use chrono::{DateTime, Utc};
use domain::{Code, forms::Reason, lifecycle::Table};
use sqlx::PgConnection;

use super::{Actor, Line, Subject, write};
use crate::{Problem, problem::refused};

/// A step, and who takes it.
#[derive(Clone, Copy)]
pub(crate) struct Step<'a, S, E> {
    pub actor: Actor,
    pub subject: Subject,
    /// The state it starts from; nothing where the thing does not exist yet.
    pub from: Option<S>,
    pub event: E,
    /// Names of changed fields.
    pub fields: &'a [&'a str],
    /// What the person wrote.
    pub words: Option<&'a str>,
}

impl<'a, S, E> Step<'a, S, E> {
    /// A step of which the log tells the event alone.
    pub(crate) fn new(actor: Actor, subject: Subject, from: Option<S>, event: E) -> Self {
        Self { actor, subject, from, event, fields: &[], words: None }
    }

    /// Which fields it concerns.
    pub(crate) fn on(self, fields: &'a [&'a str]) -> Self {
        Self { fields, ..self }
    }

    /// Why.
    pub(crate) fn because(self, reason: Option<&'a Reason>) -> Self {
        Self { words: reason.map(Reason::as_str), ..self }
    }
}

/// The state after the step, for whoever writes row or line in an order of their own.
///
/// # Errors
/// [`Problem::NotNow`] with the code of why not.
pub(crate) fn next<S: Code, E: Code, G: Code>(
    table: &Table<S, E, G>,
    step: &Step<'_, S, E>,
    holds: impl Fn(G) -> bool,
) -> Result<S, Problem> {
    table.apply(step.from, step.event, step.actor.role, holds).map_err(refused)
}

/// Asks the table and writes the line. The caller has read under its lock what `holds` answers, and writes the row in the same transaction.
///
/// # Errors
/// Those of [`next`].
pub(crate) async fn take<S: Code, E: Code, G: Code>(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    table: &Table<S, E, G>,
    step: Step<'_, S, E>,
    holds: impl Fn(G) -> bool,
) -> Result<S, Problem> {
    let to = next(table, &step, holds)?;
    tell(tx, now, &step, to).await?;
    Ok(to)
}

/// Writes the line of a step that leads to this state.
pub(crate) async fn tell<S: Code, E: Code>(tx: &mut PgConnection, now: DateTime<Utc>, step: &Step<'_, S, E>, to: S) -> Result<(), Problem> {
    let Step { actor, subject, from, event, fields, words } = *step;
    write(tx, now, Line { actor, subject, event: event.code(), from: from.map(S::code), to: Some(to.code()), fields, words }).await
}
