//! The photo of a CTO: the form that sends it, and the addresses under which those who may see it get it.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::PhotoId;
use domain::forms::Complaint;
use marketplace::accounts::Visitor;
use marketplace::profiles::photo::{self, MOST_BYTES};
use marketplace::{Marketplace, Problem};
use ui::site::nav::PHOTO;

use super::file_forms::FileForm;
use super::locale::Asked;

/// Where the form sends the file.
pub const PHOTO_FILE: &str = "/profile/photo/file";
/// Where a photo lies; the same in every language.
pub const PHOTO_ADDRESS: &str = "/photos/{photo}/{size}";

/// Another picture has another address, so that a browser asks once. For a day: what its owner removes goes from other people's machines too.
const KEPT: &str = "private, max-age=86400, immutable";

pub(super) const FORM: FileForm = FileForm {
    path: PHOTO_FILE,
    page: PHOTO,
    name: "photo",
    file: photo::FILE,
    most: MOST_BYTES,
    too_large: photo::too_large,
    broken: Complaint::BrokenPhoto,
};

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    let form = Router::new().route(PHOTO_FILE, post(take)).layer(DefaultBodyLimit::max(FORM.body_bytes()));
    form.route(PHOTO_ADDRESS, get(show)).with_state(marketplace)
}

async fn take(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(Asked(asked)): Extension<Asked>,
    sent: Result<Multipart, MultipartRejection>,
) -> Response {
    let cto = match visitor.cto() {
        Ok(cto) => cto,
        Err(problem) => return FORM.settle(&market, &visitor, &asked, Vec::new(), Err(problem)).await,
    };
    let mut sent = FORM.receive(sent).await;
    let file = sent.file();
    let done = photo::save(&market, &cto, sent.typed(photo::ALT), file).await.map(|()| PHOTO.to_owned());
    FORM.settle(&market, &visitor, &asked, sent.typed, done).await
}

/// Whoever may not see it learns nothing, signed in or not: a picture leads nowhere to sign in.
async fn show(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Path((photo, size)): Path<(String, String)>,
) -> Response {
    match read(&market, &visitor, &photo, &size).await {
        Ok(jpeg) => ([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, KEPT)], jpeg).into_response(),
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "a photo could not be shown");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn read(market: &Marketplace, visitor: &Visitor, photo: &str, size: &str) -> Result<Vec<u8>, Problem> {
    let photo: PhotoId = photo.parse().map_err(|_| Problem::NotFound)?;
    let size = size.parse().map_err(|_| Problem::NotFound)?;
    photo::seen_by(market, visitor.signed_in(), photo, size).await
}
