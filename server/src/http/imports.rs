//! The CV that a CTO brings as a file.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Router};
use marketplace::accounts::Visitor;
use marketplace::profiles::imports::{MOST_BYTES, begin, too_large};
use marketplace::{Marketplace, Problem};
use ui::i18n::Locale;

use super::locale::Asked;
use super::uploads::{AROUND, Expected, Returning, answer, receive};

/// Where the form of the import page sends its file.
pub const FILE: &str = "/profile/import/file";
/// The page that the form stands on.
const PAGE: &str = "/profile/import";
/// The names of the form and of its field.
const FORM: &str = "import-file";
const FIELD: &str = "file";

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
    let done = read(&market, &visitor, sent).await;
    answer(&market, &visitor, locale, Returning { form: FORM, page: PAGE, typed: Vec::new() }, done).await
}

async fn read(market: &Marketplace, visitor: &Visitor, sent: Result<Multipart, MultipartRejection>) -> Result<String, Problem> {
    let cto = visitor.cto()?;
    let received = receive(sent, &Expected { field: FIELD, most_bytes: MOST_BYTES, too_large: too_large(FIELD) }).await;
    match received.complaint {
        Some(complaint) => Err(Problem::Invalid(complaint.into())),
        None => begin(market, &cto, FIELD, received.content).await.map(|id| format!("{PAGE}/{id}")),
    }
}
