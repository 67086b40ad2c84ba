//! Forms that send a file. A server function takes none, so each has an address of the host's own, with the guard of its page beside it. Here is
//! what they share: a body that is bounded and may break off, and the way back to the form with what was typed.

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse as _, Response};
use domain::forms::{Complaint, FieldError, FieldErrors};
use marketplace::accounts::Visitor;
use marketplace::forms::{Memory, remember};
use marketplace::{Marketplace, Problem};
use ui::i18n::{Locale, href};

use super::{documents, imports};

/// What stands around a file in a body, in bytes, at most.
pub(super) const AROUND: usize = 64 * 1024;
/// The longest text of a field beside the file, in bytes; a longer one is cut, and too long for its field then.
const MOST_TEXT: usize = 16 * 1024;

/// The largest body that the form of this path may send, in bytes; nothing for what sends no file.
pub(super) fn most_bytes(path: &str) -> Option<usize> {
    match path {
        imports::FILE => Some(imports::BODY_BYTES),
        documents::SEND => Some(documents::BODY_BYTES),
        _ => None,
    }
}

/// The field that holds the file, and how large the file may be.
pub(super) struct Expected {
    pub field: &'static str,
    pub most_bytes: usize,
    pub too_large: FieldError,
}

/// What a form sent, as far as it came.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Received {
    /// Names and values of the fields beside the file, in order.
    pub typed: Vec<(String, String)>,
    /// What the file is called where it comes from; empty where none was chosen.
    pub file_name: String,
    pub content: Vec<u8>,
    /// What is wrong with the file, where something is.
    pub complaint: Option<FieldError>,
}

impl Received {
    /// The first value of a field.
    pub fn one(&self, field: &str) -> String {
        self.typed.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

/// Receives a form to its end, or as far as it comes. A body that breaks off is a complaint about the file, not a fault.
pub(super) async fn receive(sent: Result<Multipart, MultipartRejection>, expected: &Expected) -> Received {
    let mut received = Received::default();
    if let Ok(mut form) = sent
        && let Err(error) = read(&mut form, expected, &mut received).await
    {
        received.complaint = Some(match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => expected.too_large.clone(),
            _ => FieldError::new(expected.field, Complaint::Broken),
        });
    }
    received
}

async fn read(form: &mut Multipart, expected: &Expected, received: &mut Received) -> Result<(), MultipartError> {
    while let Some(mut field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = name == expected.field;
        let most = if is_file { expected.most_bytes } else { MOST_TEXT };
        if is_file {
            received.file_name = field.file_name().unwrap_or_default().to_owned();
        }
        let mut bytes = Vec::new();
        let mut length = 0;
        while let Some(chunk) = field.chunk().await? {
            length += chunk.len();
            // What is too large is received to its end, so that the browser hears the answer, and not kept.
            let room = most - bytes.len();
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        match is_file {
            true if length > most => received.complaint = Some(expected.too_large.clone()),
            true => received.content = bytes,
            false => received.typed.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(())
}

/// Answers a form: on to a page, back to the form with what was typed, or a status.
pub(super) async fn answer(
    market: &Marketplace,
    visitor: &Visitor,
    locale: Locale,
    form: Returning<'_>,
    done: Result<String, Problem>,
) -> Response {
    match done {
        Ok(path) => see(&href(locale, &path)),
        Err(Problem::Invalid(errors)) => back(market, visitor, locale, form, errors).await,
        Err(Problem::SignInFirst) => see(&format!("{}?next={}", href(locale, "/sign-in"), href(locale, form.page))),
        Err(Problem::Broken(cause)) => broken(&*cause),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The form that was sent, and the page that it stands on.
pub(super) struct Returning<'a> {
    pub form: &'a str,
    pub page: &'a str,
    pub typed: Vec<(String, String)>,
}

/// Back to the page, with what is wrong beside the field.
async fn back(market: &Marketplace, visitor: &Visitor, locale: Locale, returning: Returning<'_>, errors: FieldErrors) -> Response {
    let Some(browser) = visitor.browser() else { return StatusCode::NOT_FOUND.into_response() };
    let memory = Memory { form: returning.form.to_owned(), typed: returning.typed, errors };
    match remember(market, browser, &memory).await {
        Ok(id) => see(&format!("{}?form={id}", href(locale, returning.page))),
        Err(problem) => broken(&problem),
    }
}

fn broken(cause: &dyn std::error::Error) -> Response {
    tracing::error!(error = %cause, "a file could not be taken");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn see(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, address.to_owned())]).into_response()
}
