//! The CV that a CTO brings as a file.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Router};
use domain::forms::Complaint;
use marketplace::accounts::Visitor;
use marketplace::profiles::imports::{MOST_BYTES, begin, too_large};
use marketplace::{Marketplace, Problem};

use super::file_forms::{FileForm, Sent};
use super::locale::Asked;

/// Where the form of the import page sends its file.
pub const FILE: &str = "/profile/import/file";
/// The field of the file.
const FIELD: &str = "file";

pub(super) const FORM: FileForm = FileForm {
    path: FILE,
    page: "/profile/import",
    name: "import-file",
    file: FIELD,
    most: MOST_BYTES,
    too_large: || too_large(FIELD),
    broken: Complaint::Broken,
};

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    Router::new().route(FILE, post(take)).layer(DefaultBodyLimit::max(FORM.body_bytes())).with_state(marketplace)
}

async fn take(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(Asked(asked)): Extension<Asked>,
    sent: Result<Multipart, MultipartRejection>,
) -> Response {
    let done = read(&market, &visitor, sent).await;
    FORM.settle(&market, &visitor, &asked, Vec::new(), done).await
}

async fn read(market: &Marketplace, visitor: &Visitor, sent: Result<Multipart, MultipartRejection>) -> Result<String, Problem> {
    let cto = visitor.cto()?;
    let mut sent: Sent = FORM.receive(sent).await;
    let file = sent.file().map_err(|error| Problem::Invalid(error.into()))?;
    Ok(format!("{}/{}", FORM.page, begin(market, &cto, FIELD, file).await?))
}
