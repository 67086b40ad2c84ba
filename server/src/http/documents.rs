//! Proof documents: the form that sends one, and the file that its CTO and staff take away. A file is saved, never shown: whatever is inside, no
//! browser runs it at our address.

use axum::body::Body;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use marketplace::accounts::Visitor;
use marketplace::documents::{FIELD, File, MOST_BYTES, Sent, read, send, too_large};
use marketplace::{Marketplace, Problem};
use ui::i18n::Locale;

use super::attachment::attachment;
use super::locale::Asked;
use super::uploads::{AROUND, Expected, Received, Returning, answer, receive};

/// Where the form of the documents' page sends a document.
pub const SEND: &str = "/profile/documents/send";
/// The file of a document.
pub const FILE: &str = "/documents/{document}/file";
/// The page that the form stands on, and the form.
const PAGE: &str = "/profile/documents";
const FORM: &str = "send-document";

/// The largest body of this form: the largest file, with the room to say that a somewhat larger one is too large, beside its field.
pub(super) const BODY_BYTES: usize = 2 * MOST_BYTES + AROUND;

/// A document opened in spite of everything does nothing: no script, no form, no origin.
const NOTHING_RUNS: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    let forms = Router::new().route(SEND, post(take)).layer(DefaultBodyLimit::max(BODY_BYTES));
    forms.route(FILE, get(hand_out)).with_state(marketplace)
}

async fn take(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(Asked(asked)): Extension<Asked>,
    sent: Result<Multipart, MultipartRejection>,
) -> Response {
    let (locale, _) = Locale::of_path(&asked);
    let cto = match visitor.cto() {
        Ok(cto) => cto,
        // Before anything of the body is read.
        Err(problem) => {
            return answer(&market, &visitor, locale, Returning { form: FORM, page: PAGE, typed: Vec::new() }, Err(problem)).await;
        }
    };
    let expected = Expected { field: FIELD, most_bytes: MOST_BYTES, too_large: too_large() };
    let received = receive(sent, &expected).await;
    let returning = Returning { form: FORM, page: PAGE, typed: received.typed.clone() };
    let complaint = received.complaint.clone();
    let done = match complaint {
        Some(complaint) => Err(Problem::Invalid(complaint.into())),
        None => send::send(&market, &cto, document(received)).await.map(|id| format!("{PAGE}#document-{id}")),
    };
    answer(&market, &visitor, locale, returning, done).await
}

fn document(received: Received) -> Sent {
    Sent {
        kind: received.one("kind"),
        title: received.one("title"),
        valid_until: received.one("valid_until"),
        file_name: received.file_name,
        content: received.content,
    }
}

async fn hand_out(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    uri: Uri,
    Path(document): Path<String>,
) -> Response {
    let found = async {
        visitor.account()?;
        let document = document.parse().map_err(|_| Problem::NotFound)?;
        read::file(&market, &visitor, document).await
    };
    match found.await {
        Ok(File { name, kind, content }) => {
            let headers = [
                (CONTENT_TYPE, kind.media_type().to_owned()),
                (CONTENT_DISPOSITION, attachment(&name)),
                (CONTENT_SECURITY_POLICY, NOTHING_RUNS.to_owned()),
                (CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            (headers, Body::from(content)).into_response()
        }
        Err(Problem::SignInFirst) => Redirect::to(&format!("/sign-in?next={}", uri.path())).into_response(),
        Err(Problem::Broken(cause)) => {
            tracing::error!(error = %cause, "a document could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
