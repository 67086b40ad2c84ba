//! The file of a message, for the members who read the message.

use domain::{DocumentType, MessageId};

use super::{permission::member, store};
use crate::{Marketplace, Problem, accounts::Visitor};

/// A content, as a file to be saved.
pub struct File {
    pub name: String,
    pub kind: DocumentType,
    pub content: Vec<u8>,
}

/// The content; to anybody who does not read its message there is none.
pub async fn file(market: &Marketplace, visitor: &Visitor, message: MessageId) -> Result<File, Problem> {
    visitor.account()?;
    let candidacy = store::conversation_of(&market.pool, message).await?.ok_or(Problem::NotFound)?;
    let member = member(market, visitor, candidacy).await?;
    let found = store::message(&market.pool, message).await?.filter(|found| member.can_see(found)).ok_or(Problem::NotFound)?;
    store::file(&market.pool, found.id).await?.ok_or(Problem::NotFound)
}
