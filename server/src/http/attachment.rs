//! The name under which a browser saves a file: `Content-Disposition` (RFC 6266), with a plain name for old browsers and the true one in UTF-8
//! (RFC 8187). And the answer that hands over what somebody sent.

use std::fmt::Write as _;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

/// A file opened in spite of everything does nothing: no script, no form, no origin.
const NOTHING_RUNS: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// A file to be saved, and to run nowhere.
pub(super) fn saved(name: &str, media_type: &'static str, content: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, attachment(name)),
        (CONTENT_SECURITY_POLICY, NOTHING_RUNS.to_owned()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, Body::from(content)).into_response()
}

/// The header's value for a file of this name. Nothing of the name can end the quotes, the header or the line.
pub(super) fn attachment(name: &str) -> String {
    let plain: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    let mut value = format!("attachment; filename=\"{plain}\"");
    if plain != name {
        value.push_str("; filename*=UTF-8''");
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
                value.push(char::from(byte));
            } else {
                // Writing to a text cannot fail.
                let _ = write!(value, "%{byte:02X}");
            }
        }
    }
    value
}

/// What every browser reads in quotes in the same way: no quote, no backslash, and no `%`, which some decode.
fn is_plain(letter: char) -> bool {
    letter.is_ascii() && !letter.is_ascii_control() && !matches!(letter, '"' | '\\' | '%')
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_plain_name_stands_in_quotes() {
        assert_eq!(attachment("Kbis 2026.pdf"), "attachment; filename=\"Kbis 2026.pdf\"");
    }

    #[test]
    fn any_other_name_is_said_twice() {
        assert_eq!(
            attachment("Diplôme « été ».pdf"),
            "attachment; filename=\"Dipl_me _ _t_ _.pdf\"; filename*=UTF-8''Dipl%C3%B4me%20%C2%AB%20%C3%A9t%C3%A9%20%C2%BB.pdf"
        );
    }

    #[test]
    fn a_name_ends_neither_quotes_nor_line() {
        let value = attachment("a\"; filename=\"b.exe\r\nSet-Cookie: x%00.pdf");
        assert!(value.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{value}");
        assert_eq!(value.matches('"').count(), 2, "{value}");
    }
}
