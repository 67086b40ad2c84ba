//! Proof documents: the form that sends one, and the file that its CTO, staff, and whoever it was handed over to take away. A file is saved, never
//! shown: whatever is inside, no browser runs it at our address.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::forms::Complaint;
use marketplace::accounts::Visitor;
use marketplace::documents::{FIELD, File, MOST_BYTES, Sent, read, send, too_large};
use marketplace::{Marketplace, Problem, engagements, papers};

use super::attachment::saved;
use super::exports::answer;
use super::file_forms::FileForm;
use super::locale::Asked;

/// Where the form of the documents' page sends a document.
pub const SEND: &str = "/profile/documents/send";
/// The file of a document.
pub const FILE: &str = "/documents/{document}/file";
/// The file of a document that its CTO handed over to the company of an engagement.
pub const PAPER: &str = "/engagements/{engagement}/papers/{document}/file";

pub(super) const FORM: FileForm = FileForm {
    path: SEND,
    page: ui::site::nav::DOCUMENTS,
    name: "send-document",
    file: FIELD,
    most: MOST_BYTES,
    too_large,
    broken: Complaint::Broken,
};

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    let forms = Router::new().route(SEND, post(take)).layer(DefaultBodyLimit::max(FORM.body_bytes()));
    forms.route(FILE, get(hand_out)).route(PAPER, get(hand_out_paper)).with_state(marketplace)
}

async fn take(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(Asked(asked)): Extension<Asked>,
    sent: Result<Multipart, MultipartRejection>,
) -> Response {
    let cto = match visitor.cto() {
        Ok(cto) => cto,
        // Before anything of the body is read.
        Err(problem) => return FORM.settle(&market, &visitor, &asked, Vec::new(), Err(problem)).await,
    };
    let mut received = FORM.receive(sent).await;
    let content = received.file();
    let of = |field: &str| received.typed(field).to_owned();
    let document =
        Sent { kind: of("kind"), title: of("title"), valid_until: of("valid_until"), file_name: received.file_name.clone(), content };
    let done = send::send(&market, &cto, document).await.map(|id| format!("{}#document-{id}", FORM.page));
    FORM.settle(&market, &visitor, &asked, received.typed, done).await
}

async fn hand_out(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path(document): Path<String>,
) -> Response {
    let found = async {
        visitor.account()?;
        let document = document.parse().map_err(|_| Problem::NotFound)?;
        read::file(&market, &visitor, document).await
    };
    answer(&asked, found.await.map(attached))
}

/// A file to be saved.
fn attached(File { name, kind, content }: File) -> Response {
    saved(&name, kind.media_type(), content)
}

async fn hand_out_paper(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path((engagement, document)): Path<(String, String)>,
) -> Response {
    let found = async {
        visitor.account()?;
        let engagement = engagement.parse().map_err(|_| Problem::NotFound)?;
        let by = engagements::party(&market, &visitor, engagement).await?;
        papers::file(&market, &by, document.parse().map_err(|_| Problem::NotFound)?).await
    };
    answer(&asked, found.await.map(attached))
}
