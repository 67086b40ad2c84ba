//! An answer that everybody may keep: a map, a feed, a picture. It says until when, what it is (`ETag`, a hash of its content) and, where that is
//! known, since when (`Last-Modified`); whoever has it still hears so (RFC 9110, 13.1). No session is looked up for it, and no cookie comes with it.

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, SubsecRound as _, Utc};
use sha2::{Digest as _, Sha256};

/// How the date of a header is written.
const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// What everybody may keep.
pub struct Public<'a> {
    pub kind: &'static str,
    pub content: &'a [u8],
    /// Since when it is as it is, where that is known.
    pub changed: Option<DateTime<Utc>>,
    /// For so many seconds nobody needs to ask again.
    pub seconds: u32,
}

impl Public<'_> {
    /// The answer to a request with these headers.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let tag = tag(self.content);
        let mut headers = vec![(ETAG, tag.clone()), (CACHE_CONTROL, format!("public, max-age={}", self.seconds))];
        headers.extend(self.changed.map(|at| (LAST_MODIFIED, at.format(HTTP_DATE).to_string())));
        let mut response = if self.is_kept(asked, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(CONTENT_TYPE, self.kind)], Body::from(self.content.to_vec())).into_response()
        };
        for (name, value) in headers {
            if let Ok(value) = value.parse() {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }

    /// Whether whoever asks has it already; the date counts only where no tag is sent.
    fn is_kept(&self, asked: &HeaderMap, tag: &str) -> bool {
        let said = |name| asked.get(name).and_then(|value| value.to_str().ok());
        match said(IF_NONE_MATCH) {
            Some(tags) => tags.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*"),
            None => said(IF_MODIFIED_SINCE)
                .and_then(|since| chrono::NaiveDateTime::parse_from_str(since, HTTP_DATE).ok())
                .zip(self.changed)
                .is_some_and(|(since, changed)| changed.trunc_subsecs(0) <= since.and_utc()),
        }
    }
}

/// The first half of the SHA-256 of the content, in quotes.
fn tag(content: &[u8]) -> String {
    let mut tag = String::from("\"");
    for byte in Sha256::digest(content).iter().take(16) {
        // Writing to a text cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    fn answer(content: &str, headers: &[(&'static str, &str)]) -> Response {
        let changed = Utc.with_ymd_and_hms(2026, 11, 29, 8, 0, 0).single();
        let asked = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        Public { kind: "text/plain", content: content.as_bytes(), changed, seconds: 60 }.answer(&asked)
    }

    #[test]
    fn whoever_has_it_hears_that_nothing_changed() {
        let first = answer("a", &[]);
        assert_eq!(first.status(), 200);
        assert_eq!(first.headers()[LAST_MODIFIED], "Sun, 29 Nov 2026 08:00:00 GMT");
        assert_eq!(first.headers()[CACHE_CONTROL], "public, max-age=60");
        let tag = first.headers()[ETAG].to_str().unwrap();
        for headers in
            [("if-none-match", tag), ("if-none-match", &format!("\"x\", W/{tag}")), ("if-modified-since", "Sun, 29 Nov 2026 08:00:00 GMT")]
        {
            assert_eq!(answer("a", &[headers]).status(), 304, "{headers:?}");
        }
        assert_eq!(answer("b", &[("if-none-match", tag)]).status(), 200);
        assert_eq!(answer("a", &[("if-modified-since", "Sat, 28 Nov 2026 08:00:00 GMT")]).status(), 200);
        // The tag decides where both are sent.
        let both = [("if-none-match", "\"x\""), ("if-modified-since", "Sun, 29 Nov 2026 08:00:00 GMT")];
        assert_eq!(answer("a", &both).status(), 200);
    }
}
