//! Messages: the form that writes one, perhaps with a file, and the file that the members of a conversation take away.

use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::forms::Complaint;
use marketplace::accounts::Visitor;
use marketplace::messages::permission::{Member, member};
use marketplace::messages::{FILE as FIELD, File, MOST_BYTES, Sent, WORDS, file, next, too_large, write};
use marketplace::{Marketplace, Problem};
use ui::messages::{FORM as NAME, SEND, address};
use ui::site::Nav;

use super::attachment::saved;
use super::exports::answer;
use super::file_forms::{FileForm, Sent as Received};
use super::locale::Asked;

/// Where the form sends a message.
pub const SEND_MESSAGE: &str = SEND;
/// The file of a message.
pub const MESSAGE_FILE: &str = "/messages/{message}/file";

pub(super) const FORM: FileForm =
    FileForm { path: SEND, page: Nav::Messages.path(), name: NAME, file: FIELD, most: MOST_BYTES, too_large, broken: Complaint::Broken };

/// From somebody who is nobody any more, words are kept and files are not.
const WITHOUT_FILE: FileForm = FileForm { most: 0, ..FORM };

pub(super) fn routes<S: Clone + Send + Sync + 'static>(marketplace: Marketplace) -> Router<S> {
    let forms = Router::new().route(SEND_MESSAGE, post(take)).layer(DefaultBodyLimit::max(FORM.body_bytes()));
    forms.route(MESSAGE_FILE, get(hand_out)).with_state(marketplace)
}

async fn take(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(Asked(asked)): Extension<Asked>,
    sent: Result<Multipart, MultipartRejection>,
) -> Response {
    let form = if visitor.signed_in().is_some() { &FORM } else { &WITHOUT_FILE };
    let mut received = form.receive(sent).await;
    let (member, done) = match prove(&market, &visitor, &received).await {
        Ok(member) => {
            let done = send(&market, &member, &mut received).await;
            (Some(member), done)
        }
        Err(problem) => (None, Err(problem)),
    };
    let page = match &member {
        Some(member) => address(member.role(), member.mission(), member.candidacy()),
        // Whose conversation it is, nobody who has not signed in is told: the page that it was written on says so itself.
        None => received.page.clone().unwrap_or_else(|| FORM.page.to_owned()),
    };
    FORM.settle_on(&page, &market, &visitor, &asked, received.typed, done).await
}

async fn prove(market: &Marketplace, visitor: &Visitor, received: &Received) -> Result<Member, Problem> {
    visitor.account()?;
    let candidacy = received.typed("candidacy").parse().map_err(|_| Problem::NotFound)?;
    member(market, visitor, candidacy).await
}

async fn send(market: &Marketplace, member: &Member, received: &mut Received) -> Result<String, Problem> {
    let id = next(received.typed("once"))?;
    let content = received.file()?;
    let sent = Sent {
        words: received.typed(WORDS).to_owned(),
        file_name: received.file_name.clone(),
        content,
        seen: received.typed("seen").to_owned(),
    };
    write(market, member, id, sent).await?;
    Ok(format!("{}#message-{id}", address(member.role(), member.mission(), member.candidacy())))
}

async fn hand_out(
    State(market): State<Marketplace>,
    Extension(visitor): Extension<Visitor>,
    Extension(asked): Extension<Asked>,
    Path(message): Path<String>,
) -> Response {
    let found = async {
        visitor.account()?;
        let message = message.parse().map_err(|_| Problem::NotFound)?;
        file(&market, &visitor, message).await
    };
    answer(&asked, found.await.map(|File { name, kind, content }| saved(&name, kind.media_type(), content)))
}
