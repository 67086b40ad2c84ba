//! The cookies: the session, the browser's key that drafts and form memories hang on, and the link that was written to an agency last.

use http::{HeaderMap, HeaderValue, header::COOKIE};
use marketplace::{Secret, accounts::SESSION_DAYS};
use uuid::Uuid;

/// How cookies are named and marked, which depends on the public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cookies {
    /// The public address is https: names get the `__Host-` prefix and the mark `Secure`. On a loopback address they cannot, because
    /// Safari drops such cookies there.
    pub secure: bool,
}

const SECONDS_A_DAY: i64 = 86_400;
/// How long a browser keeps its key, in days.
pub const BROWSER_DAYS: i64 = 180;

impl Cookies {
    fn name(self, short: &str) -> String {
        if self.secure { format!("__Host-passerelle-{short}") } else { format!("passerelle-{short}") }
    }

    /// The token of the session, if the request brought one.
    pub fn session(self, headers: &HeaderMap) -> Option<String> {
        find(headers, &self.name("session"))
    }

    /// The browser's key, if the request brought one.
    pub fn browser(self, headers: &HeaderMap) -> Option<String> {
        find(headers, &self.name("browser"))
    }

    /// The header that gives the session to the browser.
    pub(super) fn give_session(self, token: &Secret) -> Option<HeaderValue> {
        self.write("session", &token.reveal(), SESSION_DAYS * SECONDS_A_DAY)
    }

    /// The header that takes it back.
    pub(super) fn take_session(self) -> Option<HeaderValue> {
        self.write("session", "", 0)
    }

    /// The header that gives a browser its key.
    pub(super) fn give_browser(self, key: &Secret) -> Option<HeaderValue> {
        self.write("browser", &key.reveal(), BROWSER_DAYS * SECONDS_A_DAY)
    }

    /// The key of the link of this id, if the request brought it.
    pub(super) fn link(self, headers: &HeaderMap, id: Uuid) -> Option<String> {
        find(headers, &self.name(&link(id)))
    }

    /// The header that keeps the key of a link in the browser that drew it: the database knows it by the hash alone.
    pub(super) fn give_link(self, id: Uuid, key: &str, days: i64) -> Option<HeaderValue> {
        self.write(&link(id), key, days * SECONDS_A_DAY)
    }

    fn write(self, short: &str, value: &str, seconds: i64) -> Option<HeaderValue> {
        let secure = if self.secure { "; Secure" } else { "" };
        HeaderValue::from_str(&format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", self.name(short))).ok()
    }
}

/// The name of a link's cookie, without the prefix: somebody may have drawn links of several things.
fn link(id: Uuid) -> String {
    format!("link-{}", id.simple())
}

fn find(headers: &HeaderMap, name: &str) -> Option<String> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok()).flat_map(|header| header.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_several_things_are_kept_beside_each_other() {
        let cookies = Cookies { secure: false };
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut headers = HeaderMap::new();
        for (id, key) in [(one, "a"), (other, "b")] {
            let given = cookies.give_link(id, key, 1).unwrap();
            let pair = given.to_str().unwrap().split(';').next().unwrap().to_owned();
            headers.append(COOKIE, pair.parse().unwrap());
        }
        assert_eq!([one, other].map(|id| cookies.link(&headers, id)), [Some("a".to_owned()), Some("b".to_owned())]);
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("x-passerelle-session=no; passerelle-session=yes; passerelle-browser=b"));
        assert_eq!(Cookies { secure: false }.session(&headers).as_deref(), Some("yes"));
        assert_eq!(Cookies { secure: true }.session(&headers), None, "over https only the guarded name counts");
    }
}
