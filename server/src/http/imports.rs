//! The file that a CTO brings: a form with a file is no server function, so it has an address here, with the guard of the page beside it.

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use axum::{Extension, Router};
use domain::ImportId;
use domain::forms::{Complaint, FieldError, FieldErrors};
use marketplace::accounts::Visitor;
use marketplace::forms::{Memory, remember};
use marketplace::profiles::imports::{MOST_BYTES, begin, too_large as too_large_for};
use marketplace::{Marketplace, Problem};
use ui::i18n::{Locale, href};

use super::locale::Asked;

/// Where the form of the import page sends its file.
pub const FILE: &str = "/profile/import/file";
/// The page that the form stands on.
const PAGE: &str = "/profile/import";
/// The names of the form and of its field.
const FORM: &str = "import-file";
const FIELD: &str = "file";
/// What stands around a file in a body, in bytes, at most.
const AROUND: usize = 64 * 1024;

/// The largest body of this form: the largest file, with the room to say that a somewhat larger one is too large, beside its field.
pub(super) const BODY_BYTES: usize = 3 * MOST_BYTES + AROUND;

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    Router::new().route(FILE, post(take)).layer(DefaultBodyLimit::max(BODY_BYTES)).with_state(marketplace)
}

async fn take(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(Asked(asked)): Extension<Asked>,
    sent: Result<Multipart, MultipartRejection>,
) -> Response {
    let (locale, _) = Locale::of_path(&asked);
    match read(&market, &visitor, sent).await {
        Ok(id) => see(&href(locale, &format!("{PAGE}/{id}"))),
        Err(Problem::Invalid(errors)) => back(&market, &visitor, locale, errors).await,
        Err(Problem::SignInFirst) => see(&format!("{}?next={}", href(locale, "/sign-in"), href(locale, PAGE))),
        Err(Problem::Broken(cause)) => broken(&*cause),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn read(market: &Marketplace, visitor: &Visitor, sent: Result<Multipart, MultipartRejection>) -> Result<ImportId, Problem> {
    let cto = visitor.cto()?;
    let bytes = match sent {
        Ok(form) => file(form).await?,
        Err(_) => Vec::new(),
    };
    begin(market, &cto, FIELD, bytes).await
}

/// The file of the form; nothing where none was chosen. A body that breaks off is a complaint, not a fault.
async fn file(mut form: Multipart) -> Result<Vec<u8>, Problem> {
    let cut_off = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Problem::Invalid(FieldError::new(FIELD, Complaint::Broken).into()),
    };
    while let Some(mut field) = form.next_field().await.map_err(cut_off)? {
        if field.name() != Some(FIELD) {
            continue;
        }
        let mut bytes = Vec::new();
        let mut length = 0;
        while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
            length += chunk.len();
            // What is too large is received to its end, so that the browser hears the answer, and not kept.
            if length <= MOST_BYTES {
                bytes.extend_from_slice(&chunk);
            }
        }
        return if length <= MOST_BYTES { Ok(bytes) } else { Err(too_large()) };
    }
    Ok(Vec::new())
}

fn too_large() -> Problem {
    Problem::Invalid(too_large_for(FIELD).into())
}

/// Back to the page, with what is wrong beside the field.
async fn back(market: &Marketplace, visitor: &Visitor, locale: Locale, errors: FieldErrors) -> Response {
    let Some(browser) = visitor.browser() else { return StatusCode::NOT_FOUND.into_response() };
    let memory = Memory { form: FORM.to_owned(), typed: Vec::new(), errors };
    match remember(market, browser, &memory).await {
        Ok(id) => see(&format!("{}?form={id}", href(locale, PAGE))),
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
