//! A CTO sends a document, and takes it away.

use chrono::NaiveDate;
use domain::{
    DocumentId, DocumentKind, DocumentType,
    document::file_name,
    forms::{Complaint, FieldError, FieldErrors, Title, day},
    lifecycle::DocumentEvent,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{MOST, MOST_BYTES, store, too_large, transition};
use crate::{Marketplace, Problem, accounts::CurrentCto, digests, profiles};

/// The field of the form that holds the file.
pub const FIELD: &str = "document";

/// What the form sent.
#[derive(Debug, Clone)]
pub struct Sent {
    pub kind: String,
    pub title: String,
    /// Empty where it has no end.
    pub valid_until: String,
    /// What the file is called where it comes from.
    pub file_name: String,
    /// The content, or why none could be received.
    pub content: Result<Vec<u8>, FieldError>,
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
    let (actor, event) = (cto.who().actor(), DocumentEvent::Send);
    let step = transition::Step { actor, document: id, profile, from: None, event, has_reason: false };
    transition::step(&mut tx, now, step).await?;
    store::insert(&mut tx, id, profile, &document, &hash, now).await?;
    digests::something_came(&mut tx, now).await?;
    market.commit(tx).await?;
    Ok(id)
}

/// Takes the CTO's own document away, with its content.
pub async fn remove(market: &Marketplace, cto: &CurrentCto, document: DocumentId) -> Result<(), Problem> {
    let mut tx = market.pool.begin().await?;
    let found = store::lock(&mut tx, document).await?.filter(|found| found.profile == cto.profile()).ok_or(Problem::NotFound)?;
    let (actor, event) = (cto.who().actor(), DocumentEvent::Remove);
    let step = transition::Step { actor, document, profile: found.profile, from: Some(found.state), event, has_reason: false };
    transition::step(&mut tx, market.now(), step).await?;
    store::remove(&mut tx, document).await?;
    tx.commit().await?;
    Ok(())
}

fn read(sent: Sent) -> Result<NewDocument, FieldErrors> {
    let mut errors = FieldErrors::default();
    let kind = errors.code("kind", &sent.kind);
    let title = errors.take("title", Title::read(&sent.title));
    // It holds for six months from a day that stands on it alone.
    let needs_end = kind == Some(DocumentKind::Urssaf);
    let valid_until = if sent.valid_until.trim().is_empty() && !needs_end {
        Some(None)
    } else {
        errors.take("valid_until", day(&sent.valid_until)).map(Some)
    };
    let file = sent.content.and_then(|content| match (content.len(), DocumentType::of(&content)) {
        (0, _) => Err(FieldError::new(FIELD, Complaint::Missing)),
        (length, _) if length > MOST_BYTES => Err(too_large()),
        (_, None) => Err(FieldError::new(FIELD, Complaint::UnknownDocumentKind)),
        (_, Some(file_type)) => Ok((file_type, content)),
    });
    let file = file.map_err(|error| errors.push(error)).ok();
    let read = (|| {
        let (title, valid_until, (file_type, content)) = (title?.into_string(), valid_until?, file?);
        let file_name = file_name(&sent.file_name, file_type);
        Some(NewDocument { kind: kind?, title, valid_until, file_name, file_type, content })
    })();
    read.filter(|_| errors.is_empty()).ok_or(errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent() -> Sent {
        let (kind, title, file_name) = ("insurance".to_owned(), "RC Pro 2027".to_owned(), "RC Pro.PDF".to_owned());
        Sent { kind, title, valid_until: "31/12/2027".to_owned(), file_name, content: Ok(b"%PDF-1.7\n".to_vec()) }
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
        let wrong = Sent { content: Ok(b"MZ\x90 not a document".to_vec()), ..sent() };
        assert_eq!(complaints(wrong), [(FIELD.to_owned(), Complaint::UnknownDocumentKind)]);
        let mut large = b"%PDF-1.7\n".to_vec();
        large.resize(MOST_BYTES, b' ');
        assert!(complaints(Sent { content: Ok(large.clone()), ..sent() }).is_empty(), "the limit itself is taken");
        large.push(b' ');
        assert_eq!(complaints(Sent { content: Ok(large), ..sent() }), [(FIELD.to_owned(), Complaint::TooLarge)]);
    }

    #[test]
    fn an_attestation_of_urssaf_has_an_end() {
        let urssaf = |valid_until: &str| Sent { kind: "urssaf".to_owned(), valid_until: valid_until.to_owned(), ..sent() };
        assert_eq!(complaints(urssaf("")), [("valid_until".to_owned(), Complaint::Missing)]);
        assert!(complaints(urssaf("2027-05-16")).is_empty());
    }

    #[test]
    fn every_complaint_is_told_at_once() {
        let empty = || String::new();
        for content in [Ok(Vec::new()), Err(too_large())] {
            let sent = Sent { kind: empty(), title: empty(), valid_until: "demain".to_owned(), file_name: empty(), content };
            let nothing: Vec<String> = complaints(sent).into_iter().map(|(field, _)| field).collect();
            assert_eq!(nothing, ["kind", "title", "valid_until", FIELD]);
        }
    }
}
