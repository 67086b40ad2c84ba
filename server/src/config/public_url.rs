//! How browsers reach the site: scheme and authority, without a path.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use http::Uri;

const RULE: &str = "it must be https://host, or http://localhost or http://127.0.0.1 with a port, without a path";

/// The site's origin. Always https, or http on this machine alone: a session cookie must not travel in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    https: bool,
}

impl PublicUrl {
    /// Reads the operator's value; one `/` at the end is accepted.
    ///
    /// # Errors
    /// What is allowed, when the value is something else.
    pub fn parse(text: &str) -> Result<Self, String> {
        let uri: Uri = text.parse().map_err(|_| RULE.to_owned())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(RULE.into()) };
        let https = scheme == "https";
        if !(https || scheme == "http") || authority.as_str().contains('@') || !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(RULE.into());
        }
        if !https && !is_this_machine(authority.host()) {
            return Err(format!("{RULE}; cookies of people signed in would travel in clear over http"));
        }
        // Browsers leave the usual port out of `Origin`, and write hosts in lower case.
        let usual_port = if https { 443 } else { 80 };
        let host = authority.host().to_ascii_lowercase();
        let origin = match authority.port_u16().filter(|port| *port != usual_port) {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        };
        Ok(Self { origin, https })
    }

    /// The default: the address that the server listens on.
    ///
    /// # Errors
    /// What is allowed, when others than this machine can reach that address.
    pub(super) fn of_listener(listen: SocketAddr) -> Result<Self, String> {
        Self::parse(&format!("http://{listen}")).map_err(|rule| format!("{rule}; set it, since the server listens on {listen}"))
    }

    /// Scheme, host and unusual port, as browsers write it in `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it is an address of this machine: nobody else can reach the site.
    pub fn is_this_machine(&self) -> bool {
        is_this_machine(self.host())
    }

    /// The host, without a port.
    pub fn host(&self) -> &str {
        let authority = self.origin.split_once("://").map_or("", |(_, authority)| authority);
        match authority.rfind(':').filter(|at| !authority[*at..].contains(']')) {
            Some(at) => &authority[..at],
            None => authority,
        }
    }

    /// Whether cookies are `Secure`, with the `__Host-` prefix, and HSTS is sent.
    pub fn is_https(&self) -> bool {
        self.https
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

pub(super) fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
