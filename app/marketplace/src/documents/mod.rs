//! Proof documents: a CTO sends what proves their status, insurance or diplomas ([`send`]), staff says whether it does ([`decide`]), and
//! nobody else knows of it ([`read`]). Lists never read a content; it is handed out as a file and shown nowhere.

pub mod decide;
pub mod read;
pub mod send;
mod store;
mod transition;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    DocumentId, DocumentKind, DocumentType,
    forms::{Complaint, FieldError},
    lifecycle::DocumentState,
};

pub use send::{FIELD, Sent, remove};

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// How many documents a CTO keeps at most.
pub const MOST: i64 = 20;
/// So many days before a document runs out, both sides are told.
pub const WARNED_DAYS: i64 = 30;

/// A document, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub id: DocumentId,
    pub state: DocumentState,
    pub kind: DocumentKind,
    pub title: String,
    pub file_name: String,
    pub file_type: DocumentType,
    /// The size of the content, in bytes.
    pub byte_count: i32,
    pub valid_until: Option<NaiveDate>,
    /// Why staff refused it.
    pub refused_because: Option<String>,
    pub sent_at: DateTime<Utc>,
    /// When staff last decided.
    pub decided_at: Option<DateTime<Utc>>,
}

/// How long a document still proves something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It has no end.
    Unlimited,
    /// Its end is further away than [`WARNED_DAYS`].
    Long,
    /// So many days are left; 0 is the last one.
    Ending(i64),
    Over,
}

impl Document {
    /// How long it still proves something, on this day.
    pub fn validity(&self, today: NaiveDate) -> Validity {
        match self.valid_until.map(|end| (end - today).num_days()) {
            None => Validity::Unlimited,
            Some(left) if left < 0 => Validity::Over,
            Some(left) if left <= WARNED_DAYS => Validity::Ending(left),
            Some(_) => Validity::Long,
        }
    }
}

/// A content, as a file to be saved.
pub struct File {
    pub name: String,
    pub kind: DocumentType,
    pub content: Vec<u8>,
}

/// The complaint about a file that is too large, with the limit in megabytes.
pub fn too_large() -> FieldError {
    FieldError::with_limit(FIELD, Complaint::TooLarge, u32::try_from(MOST_BYTES / (1024 * 1024)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_thirty_days_are_told() {
        let today: NaiveDate = "2026-11-17".parse().expect("a day");
        let validity = |end: Option<&str>| {
            let document = Document {
                id: DocumentId::NIL,
                state: DocumentState::Sent,
                kind: DocumentKind::Insurance,
                title: "RC Pro".to_owned(),
                file_name: "rc.pdf".to_owned(),
                file_type: DocumentType::Pdf,
                byte_count: 1,
                valid_until: end.map(|day| day.parse().expect("a day")),
                refused_because: None,
                sent_at: DateTime::<Utc>::UNIX_EPOCH,
                decided_at: None,
            };
            document.validity(today)
        };
        assert_eq!(validity(None), Validity::Unlimited);
        assert_eq!(validity(Some("2026-12-18")), Validity::Long);
        assert_eq!(validity(Some("2026-12-17")), Validity::Ending(30));
        assert_eq!(validity(Some("2026-11-17")), Validity::Ending(0));
        assert_eq!(validity(Some("2026-11-16")), Validity::Over);
    }
}
