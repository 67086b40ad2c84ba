//! Who asks, where a proxy stands before us: the last address in `X-Forwarded-For` that no trusted proxy vouches for.
//!
//! Limits count by it. Behind a proxy that is not named every visitor has the proxy's address, and somebody who guesses passwords would use up
//! everybody's tries. The header counts from a trusted peer alone, and from its end: what stands before it anybody may have written.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Proxies that are believed.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Arc<[IpNet]>);

impl Proxies {
    pub fn new(networks: &[IpNet]) -> Self {
        Self(networks.into())
    }

    fn include(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// Where a request comes from that this peer hands over.
    fn origin(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.include(peer) {
            return peer;
        }
        let mut nearest = peer;
        for line in headers.get_all(FORWARDED_FOR).iter().rev() {
            let Ok(line) = line.to_str() else { return nearest };
            for part in line.rsplit(',') {
                // Something else than an address: what stands before it was handed on by nobody we know.
                let Some(address) = address(part.trim()) else { return nearest };
                nearest = address;
                if !self.include(address) {
                    return nearest;
                }
            }
        }
        nearest
    }
}

/// Some proxies add the port.
fn address(text: &str) -> Option<IpAddr> {
    let found = text.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()));
    found.ok().map(|address| address.to_canonical())
}

/// Puts the true address in the place of the peer's.
pub(super) async fn see_through(State(proxies): State<Proxies>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        let origin = proxies.origin(peer.ip(), request.headers());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(origin, peer.port())));
    }
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(peer: &str, forwarded: &[&str]) -> String {
        let proxies = Proxies::new(&["127.0.0.1/32".parse().unwrap(), "10.0.0.0/8".parse().unwrap(), "::1/128".parse().unwrap()]);
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        proxies.origin(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn a_stranger_may_write_what_he_likes() {
        assert_eq!(origin("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(origin("203.0.113.9", &[]), "203.0.113.9");
    }

    #[test]
    fn a_trusted_proxy_tells_who_asks() {
        assert_eq!(origin("127.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(origin("::ffff:127.0.0.1", &["2001:db8::7"]), "2001:db8::7");
        assert_eq!(origin("::1", &["198.51.100.1:4711"]), "198.51.100.1");
        assert_eq!(origin("127.0.0.1", &[]), "127.0.0.1", "the proxy's own request");
    }

    #[test]
    fn only_what_trusted_proxies_added_counts() {
        assert_eq!(origin("127.0.0.1", &["192.0.2.66, 198.51.100.1, 10.1.2.3"]), "198.51.100.1");
        assert_eq!(origin("127.0.0.1", &["192.0.2.66", "198.51.100.1"]), "198.51.100.1", "lines are one list");
        assert_eq!(origin("127.0.0.1", &["192.0.2.66, unknown, 10.1.2.3"]), "10.1.2.3");
        assert_eq!(origin("127.0.0.1", &["10.9.9.9, 10.1.2.3"]), "10.9.9.9", "somebody within");
    }
}
