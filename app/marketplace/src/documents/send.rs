//! A CTO sends a document, and takes it away.

use chrono::NaiveDate;
use domain::{
    DocumentId, DocumentKind, DocumentType,
    document::file_name,
    forms::{Complaint, FieldError, FieldErrors, Refused, Title},
    lifecycle::DocumentEvent,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{MOST, MOST_BYTES, store, too_large, transition};
use crate::{Marketplace, Problem, accounts::CurrentCto, profiles};

/// The field of the form that holds the file.
pub const FIELD: &str = "document";

/// What the form sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    pub kind: String,
    pub title: String,
    /// Empty where it has no end.
    pub valid_until: String,
    /// What the file is called where it comes from.
    pub file_name: String,
    pub content: Vec<u8>,
}

/// A document as it was read from the form.
pub(super) struct NewDocument {
    pub kind: DocumentKind,
    pub title: String,
    pub valid_until: Option<NaiveDate>,
    pub file_name: String,
    pub file_type: DocumentType,
    pub content: Vec<u8>,
}

/// Keeps what the CTO sends, for staff to look at.
///
/// # Errors
/// [`Problem::Invalid`] for what cannot be taken: also a content that is neither PDF, PNG nor JPEG whatever it is called, the same content again,
/// and one document more than [`MOST`].
pub async fn send(market: &Marketplace, cto: &CurrentCto, sent: Sent) -> Result<DocumentId, Problem> {
    let document = read(sent)?;
    let (id, now, profile) = (DocumentId(Uuid::now_v7()), market.now(), cto.profile());
    let hash = Sha256::digest(&document.content).to_vec();
    let mut tx = market.pool.begin().await?;
    // Two who send at once are counted one after the other.
    profiles::store::lock_version(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
    if store::count(&mut tx, profile).await? >= MOST {
        return Err(Problem::Invalid(FieldError::with_limit("", Complaint::Full, u32::try_from(MOST).unwrap_or(u32::MAX)).into()));
    }
    let step = transition::Step { actor: cto.who().actor(), profile, from: None, event: DocumentEvent::Send, has_reason: false };
    transition::step(&mut tx, now, step).await?;
    store::insert(&mut tx, id, profile, &document, &hash, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes the CTO's own document away, with its content.
pub async fn remove(market: &Marketplace, cto: &CurrentCto, document: DocumentId) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    let found = store::lock(&mut tx, document).await?.filter(|found| found.profile == cto.profile()).ok_or(Problem::NotFound)?;
    let (actor, event) = (cto.who().actor(), DocumentEvent::Remove);
    let step = transition::Step { actor, profile: found.profile, from: Some(found.state), event, has_reason: false };
    transition::step(&mut tx, market.now(), step).await?;
    store::remove(&mut tx, document).await?;
    tx.commit().await?;
    Ok(())
}

fn read(sent: Sent) -> Result<NewDocument, FieldErrors> {
    let mut errors = FieldErrors::default();
    let kind = errors.code("kind", &sent.kind);
    let title = errors.take("title", Title::read(&sent.title));
    let valid_until =
        if sent.valid_until.trim().is_empty() { Some(None) } else { errors.take("valid_until", day(&sent.valid_until)).map(Some) };
    let file_type = DocumentType::of(&sent.content);
    match (sent.content.len(), file_type) {
        (0, _) => errors.push(FieldError::new(FIELD, Complaint::Missing)),
        (length, _) if length > MOST_BYTES => errors.push(too_large()),
        (_, None) => errors.push(FieldError::new(FIELD, Complaint::UnknownDocumentKind)),
        _ => {}
    }
    let file_name = file_type.map(|kind| file_name(&sent.file_name, kind));
    let read = (|| {
        let (title, valid_until) = (title?.into_string(), valid_until?);
        Some(NewDocument { kind: kind?, title, valid_until, file_name: file_name?, file_type: file_type?, content: sent.content })
    })();
    read.filter(|_| errors.is_empty()).ok_or(errors)
}

/// A day as a browser sends it, or as French people write it; of this century.
fn day(text: &str) -> Result<NaiveDate, Refused> {
    let century = NaiveDate::from_ymd_opt(2000, 1, 1)..NaiveDate::from_ymd_opt(2100, 1, 1);
    let read = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text.trim(), form).ok());
    let day = read.ok_or(Refused { complaint: Complaint::Malformed, limit: None })?;
    if century.contains(&Some(day)) { Ok(day) } else { Err(Refused { complaint: Complaint::OutOfRange, limit: None }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent() -> Sent {
        let (kind, title, file_name) = ("insurance".to_owned(), "RC Pro 2027".to_owned(), "RC Pro.PDF".to_owned());
        Sent { kind, title, valid_until: "31/12/2027".to_owned(), file_name, content: b"%PDF-1.7\n".to_vec() }
    }

    fn complaints(sent: Sent) -> Vec<(String, Complaint)> {
        let errors = read(sent).err().unwrap_or_default();
        errors.0.into_iter().map(|error| (error.field, error.complaint)).collect()
    }

    #[test]
    fn a_document_is_read() {
        let document = read(sent()).expect("a document");
        assert_eq!((document.file_name.as_str(), document.file_type), ("RC Pro.pdf", DocumentType::Pdf));
        assert_eq!(document.valid_until.map(|day| day.to_string()).as_deref(), Some("2027-12-31"));
    }

    #[test]
    fn the_content_is_measured_and_known_by_itself() {
        let wrong = Sent { content: b"MZ\x90 not a document".to_vec(), ..sent() };
        assert_eq!(complaints(wrong), [(FIELD.to_owned(), Complaint::UnknownKind)]);
        let mut large = b"%PDF-1.7\n".to_vec();
        large.resize(MOST_BYTES, b' ');
        assert!(complaints(Sent { content: large.clone(), ..sent() }).is_empty(), "the limit itself is taken");
        large.push(b' ');
        assert_eq!(complaints(Sent { content: large, ..sent() }), [(FIELD.to_owned(), Complaint::TooLarge)]);
    }

    #[test]
    fn every_complaint_is_told_at_once() {
        let nothing: Vec<String> =
            complaints(Sent { valid_until: "demain".to_owned(), ..Sent::default() }).into_iter().map(|(field, _)| field).collect();
        assert_eq!(nothing, ["kind", "title", "valid_until", FIELD]);
    }
}
