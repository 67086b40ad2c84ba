//! What a CTO says of keeping two clients apart, with their candidacy. Staff reads it.

use domain::{
    CandidacyId,
    forms::{FieldErrors, Message},
};
use sqlx::PgConnection;

use super::store;
use crate::Problem;

/// Reads it from the field `statement`; it may be left out.
pub(crate) fn read_statement(text: &str, errors: &mut FieldErrors) -> Option<Message> {
    if text.trim().is_empty() { None } else { errors.take("statement", Message::read(text)) }
}

/// Keeps it with a candidacy, in the transaction of the application.
pub(crate) async fn say(tx: &mut PgConnection, candidacy: CandidacyId, statement: &Message) -> Result<(), Problem> {
    store::set_statement(tx, candidacy, statement.as_str()).await
}
