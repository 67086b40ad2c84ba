//! What the doctor looks at around the node: the mail server, who may read the metrics, and the collector of traces.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpStream;

use super::Check;
use crate::config::Config;
use crate::mail::{self, Smtp};

/// Ends of names that no mail server delivers from or to (RFC 2606, RFC 6762).
const NO_DOMAINS: [&str; 6] = ["example", "invalid", "local", "localhost", "test", "internal"];

const CONNECTS_WITHIN: Duration = Duration::from_secs(3);

/// Whether mail leaves: the server is greeted, and takes our password; and whether others will take mail from our address.
pub(super) async fn mail(config: &Config) -> Vec<Check> {
    let Some(sender) = &config.sender else {
        let kept = match mail::outbox_shown(config) {
            Some(_) => Ok(format!("none leaves; it is kept at {}/outbox", config.public_url)),
            None => Err("none leaves, and nobody hears of anything: set PASSERELLE_SMTP_URL and PASSERELLE_MAIL_FROM"),
        };
        return vec![Check::of("mail", kept)];
    };
    let greeted = Smtp::open(sender).greet().await.map(|()| format!("the mail server answers; we write from {}", sender.from()));
    let sender = sender_domain(sender.from().email.domain(), config.public_url.host(), config.public_url.is_this_machine());
    vec![Check::of("mail", greeted), Check::of("sender", sender)]
}

fn sender_domain(domain: &str, host: &str, is_this_machine: bool) -> Result<String, String> {
    let last = domain.rsplit('.').next().unwrap_or_default();
    if !is_this_machine && (!domain.contains('.') || NO_DOMAINS.contains(&last.to_ascii_lowercase().as_str())) {
        return Err(format!("{domain} is no domain on the Internet: mail from it is refused; set PASSERELLE_MAIL_FROM"));
    }
    let is_beside = |one: &str, other: &str| one == other || one.ends_with(&format!(".{other}"));
    if is_beside(host, domain) || is_beside(domain, host) {
        Ok(format!("{domain} is the site's; its SPF and DKIM records must name the mail server"))
    } else {
        Ok(format!("{domain} is another domain than the site's; its SPF and DKIM records must name the mail server"))
    }
}

/// They tell how busy the site is, and what it is made of: for those who watch it.
pub(super) fn metrics(listen: Option<SocketAddr>) -> Result<String, String> {
    match listen {
        None => Ok("nobody reads them: PASSERELLE_METRICS_LISTEN is not set".to_owned()),
        Some(address) if address.ip().is_unspecified() => Err(format!(
            "everybody who reaches port {} of this machine reads them: name an address of a private network in PASSERELLE_METRICS_LISTEN (in a container, publish the port to such a one alone)",
            address.port()
        )),
        Some(address) if address.ip().is_loopback() => Ok(format!("read on this machine at http://{address}/metrics")),
        Some(address) => Ok(format!("read in the private network at http://{address}/metrics")),
    }
}

/// Requests do not wait for a collector that is down; its traces are lost.
pub(super) async fn traces(collector: Option<&str>) -> Result<String, String> {
    let Some(collector) = collector else { return Ok("none leave: PASSERELLE_OTLP_URL is not set".to_owned()) };
    let uri: http::Uri = collector.parse().map_err(|_| format!("{collector} is no address"))?;
    let usual = if uri.scheme_str() == Some("https") { 443 } else { 80 };
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let place = (host, uri.port_u16().unwrap_or(usual));
    match tokio::time::timeout(CONNECTS_WITHIN, TcpStream::connect(place)).await {
        Ok(Ok(_)) => Ok(format!("the collector at {collector} can be reached")),
        Ok(Err(error)) => Err(format!("the collector at {collector} cannot be reached ({error}): traces are lost, the site works")),
        Err(_) => Err(format!("the collector at {collector} cannot be reached in time: traces are lost, the site works")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_that_nobody_takes_mail_from_is_found() {
        for domain in ["localhost", "passerelle.example", "mail.internal"] {
            assert!(sender_domain(domain, "passerelle.fr", false).unwrap_err().contains("PASSERELLE_MAIL_FROM"), "{domain}");
        }
        assert!(sender_domain("passerelle.fr", "www.passerelle.fr", false).unwrap().contains("is the site's"));
        assert!(sender_domain("autre.fr", "passerelle.fr", false).unwrap().contains("another domain"));
        assert!(sender_domain("passerelle.example", "localhost", true).is_ok(), "a trial");
    }

    #[test]
    fn metrics_for_everybody_are_found() {
        assert!(metrics(Some("0.0.0.0:9464".parse().unwrap())).unwrap_err().contains("port 9464"));
        for fine in [None, Some("127.0.0.1:9464".parse().unwrap()), Some("10.0.0.7:9464".parse().unwrap())] {
            assert!(metrics(fine).is_ok(), "{fine:?}");
        }
    }

    #[tokio::test]
    async fn a_collector_that_is_down_is_found() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        assert!(traces(Some(&address)).await.is_ok());
        drop(listener);
        assert!(traces(Some(&address)).await.unwrap_err().contains("cannot be reached"));
        assert!(traces(None).await.is_ok());
    }
}
