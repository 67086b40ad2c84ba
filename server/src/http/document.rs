//! A page as one whole document: the renderer writes its last scripts after `</html>`, where a document has ended.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Moves what stands after the end of a page to where its body ends. Pages are rendered whole before their first byte, so nobody waits for it.
pub(super) async fn close(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(parts, closed(&bytes).map_or_else(|| Body::from(bytes.clone()), Body::from)),
        Err(error) => {
            tracing::error!(%error, "a page broke off");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The page with everything inside; nothing where it is so already.
fn closed(page: &[u8]) -> Option<Vec<u8>> {
    let last = |tag: &[u8]| page.windows(tag.len()).rposition(|window| window == tag);
    let (body, document) = (last(b"</body>")?, last(b"</html>")? + b"</html>".len());
    let after = page.get(document..).filter(|after| !after.is_empty())?;
    Some([page.get(..body)?, after, page.get(body..document)?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_after_the_document_comes_into_it() {
        let page = b"<html><body>x</body></html><script>1</script>";
        assert_eq!(closed(page).as_deref(), Some(b"<html><body>x<script>1</script></body></html>".as_slice()));
        let spaced = b"<html><body>x</body>\n</html>\n";
        assert_eq!(closed(spaced).as_deref(), Some(b"<html><body>x\n</body>\n</html>".as_slice()));
        assert_eq!(closed(b"<html><body>x</body></html>"), None);
        assert_eq!(closed(b""), None);
    }
}
