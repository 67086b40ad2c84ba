//! Forms that send a file. Such a form is no server function, so it has an address of its own, with the guard of the page beside it; what is wrong
//! is told on that page, beside the field, like in any other form.

use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse as _, Response};
use domain::FormId;
use domain::forms::{Complaint, FieldError, FieldErrors};
use marketplace::accounts::Visitor;
use marketplace::forms::{Memory, remember};
use marketplace::{Marketplace, Problem};
use ui::form::{FORM_FIELD, PAGE_FIELD};
use ui::i18n::{Locale, href};
use ui::server::is_local;
use ui::site::nav;

use super::{documents, imports, messages, photos};

/// What stands around a file in a body, in bytes, at most.
const AROUND: usize = 256 * 1024;
/// How many fields beside the file are read, and how much of each, in bytes: more than any may hold, so that the rules of the field see that
/// it is too long.
const MOST_FIELDS: usize = 16;
const LONGEST_FIELD: usize = 64 * 1024;

/// Every one of them.
pub(super) const ALL: [&FileForm; 4] = [&imports::FORM, &photos::FORM, &documents::FORM, &messages::FORM];

/// A form with one file.
pub(super) struct FileForm {
    /// Where it is sent.
    pub path: &'static str,
    /// The page that it stands on, without the prefix of a language; of a form of several pages, see [`Self::settle_on`].
    pub page: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The field of the file.
    pub file: &'static str,
    /// The largest file, in bytes.
    pub most: usize,
    /// What is said of a larger one.
    pub too_large: fn() -> FieldError,
    /// What is said of one that breaks off.
    pub broken: Complaint,
}

/// What such a form sent.
#[derive(Default)]
pub(super) struct Sent {
    /// The file; nothing where none was chosen.
    pub file: Vec<u8>,
    /// What it is called where it comes from.
    pub file_name: String,
    /// Why the file is none that can be read further.
    pub refused: Option<FieldError>,
    /// The other fields, in their order.
    pub typed: Vec<(String, String)>,
    /// The page that the form stands on, as it says itself, without the prefix of a language; only ever a path of this site.
    pub page: Option<String>,
}

impl Sent {
    /// The file, or why there is none.
    pub fn file(&mut self) -> Result<Vec<u8>, FieldError> {
        self.refused.take().map_or_else(|| Ok(std::mem::take(&mut self.file)), Err)
    }

    /// The first value of another field; empty where it was not sent.
    pub fn typed(&self, name: &str) -> &str {
        self.typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }
}

impl FileForm {
    /// The largest body of this form: the largest file, with the room to say that a somewhat larger one is too large, beside its field.
    pub const fn body_bytes(&self) -> usize {
        3 * self.most + AROUND
    }

    /// Receives the form to its end, so that the browser hears the answer. A body that is none or breaks off is a complaint, not a fault.
    pub async fn receive(&self, sent: Result<Multipart, MultipartRejection>) -> Sent {
        let mut received = Sent::default();
        let Ok(mut form) = sent else { return received };
        loop {
            let part = match form.next_field().await {
                Ok(Some(part)) => self.take(part, &mut received).await,
                Ok(None) => return received,
                Err(error) => Err(error),
            };
            if let Err(error) = part {
                received.refused = Some(self.cut_off(&error));
                return received;
            }
        }
    }

    async fn take(&self, mut part: Field<'_>, received: &mut Sent) -> Result<(), MultipartError> {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = name == self.file;
        let most = if is_file { self.most } else { LONGEST_FIELD };
        if is_file {
            received.file_name = part.file_name().unwrap_or_default().to_owned();
        }
        let (mut bytes, mut length) = (Vec::new(), 0);
        while let Some(chunk) = part.chunk().await? {
            let room = most.saturating_sub(length).min(chunk.len());
            bytes.extend_from_slice(&chunk[..room]);
            length += chunk.len();
        }
        if is_file {
            received.refused = (length > most).then(self.too_large);
            received.file = if length > most { Vec::new() } else { bytes };
        } else if name == PAGE_FIELD {
            let page = String::from_utf8_lossy(&bytes);
            received.page = is_local(&page).then(|| Locale::of_path(&page).1.to_owned());
        } else if name != FORM_FIELD && received.typed.len() < MOST_FIELDS {
            received.typed.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
        Ok(())
    }

    fn cut_off(&self, error: &MultipartError) -> FieldError {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => (self.too_large)(),
            _ => FieldError::new(self.file, self.broken),
        }
    }

    /// Ends the form: on to a page, or back to its own with what was typed and what is wrong. Addresses come without the prefix of a language.
    pub async fn settle(
        &self,
        market: &Marketplace,
        visitor: &Visitor,
        asked: &str,
        typed: Vec<(String, String)>,
        done: Result<String, Problem>,
    ) -> Response {
        self.settle_on(self.page, market, visitor, asked, typed, done).await
    }

    /// The same, for a form that stands on several pages: on this one, without the prefix of a language.
    pub async fn settle_on(
        &self,
        page: &str,
        market: &Marketplace,
        visitor: &Visitor,
        asked: &str,
        typed: Vec<(String, String)>,
        done: Result<String, Problem>,
    ) -> Response {
        let (locale, _) = Locale::of_path(asked);
        let page = href(locale, page);
        let errors = match done {
            Ok(next) => return see(&href(locale, &next)),
            Err(Problem::Invalid(errors)) => errors,
            Err(Problem::Stale) => FieldError::new("", Complaint::Stale).into(),
            Err(Problem::NotNow(_)) => FieldError::new("", Complaint::NotNow).into(),
            Err(Problem::SignInFirst) => return self.sign_in(&page, market, visitor, locale, typed).await,
            Err(Problem::NotFound) => return StatusCode::NOT_FOUND.into_response(),
            Err(Problem::Broken(cause)) => return broken(&*cause),
        };
        match self.keep(market, visitor, typed, errors).await {
            Ok(Some(id)) => see(&format!("{page}?form={id}")),
            Ok(None) => StatusCode::NOT_FOUND.into_response(),
            Err(problem) => broken(&problem),
        }
    }

    /// Signs in first, and comes back to what was typed.
    async fn sign_in(&self, page: &str, market: &Marketplace, visitor: &Visitor, locale: Locale, typed: Vec<(String, String)>) -> Response {
        let kept = if typed.is_empty() { Ok(None) } else { self.keep(market, visitor, typed, FieldErrors::default()).await };
        let back = match kept {
            Ok(Some(id)) => format!("{page}?form={id}"),
            Ok(None) => page.to_owned(),
            Err(problem) => return broken(&problem),
        };
        see(&nav::sign_in(locale, &back))
    }

    /// Keeps what was typed for this browser; a browser that we have not met keeps nothing.
    async fn keep(
        &self,
        market: &Marketplace,
        visitor: &Visitor,
        typed: Vec<(String, String)>,
        errors: FieldErrors,
    ) -> Result<Option<FormId>, Problem> {
        let Some(browser) = visitor.browser() else { return Ok(None) };
        remember(market, browser, &Memory { form: self.name.to_owned(), typed, errors }).await.map(Some)
    }
}

fn broken(cause: &dyn std::error::Error) -> Response {
    tracing::error!(error = %cause, "a file could not be taken");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn see(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, address.to_owned())]).into_response()
}
