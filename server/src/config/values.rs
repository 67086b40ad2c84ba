//! How each kind of value is read. An error is the sentence that says what is allowed.

use std::fmt::Display;
use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use ipnet::IpNet;
use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use sqlx::postgres::PgConnectOptions;
use tracing_subscriber::EnvFilter;

use super::LogFormat;
use super::public_url::is_this_machine;

pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "it must be an IP address and a port, such as 127.0.0.1:3000 or [::1]:3000".into())
}

/// An address that nobody outside reaches by itself, or that of every network of a machine, for a container.
pub(super) fn address_within(text: &str) -> Result<SocketAddr, String> {
    let found = address(text)?;
    let is_within = match found.ip() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_unspecified(),
    };
    if is_within { Ok(found) } else { Err("it must be an address of this machine or of a private network, such as 127.0.0.1:9464".into()) }
}

/// Addresses and networks, with commas between.
pub(super) fn networks(text: &str) -> Result<Vec<IpNet>, String> {
    let one = |part: &str| part.parse().or_else(|_| part.parse::<IpAddr>().map(IpNet::from));
    let read: Result<Vec<_>, _> = text.split(',').map(|part| one(part.trim())).collect();
    read.map_err(|_| "it must be IP addresses or networks with commas between, such as 127.0.0.1,10.0.0.0/8".into())
}

/// The base address of a collector, or the address of its traces.
pub(super) fn collector_url(text: &str) -> Result<String, String> {
    let rule = || "it must be a collector's address, such as http://127.0.0.1:4318".to_owned();
    let uri: http::Uri = text.parse().map_err(|_| rule())?;
    match (uri.scheme_str(), uri.authority(), uri.query()) {
        (Some("http" | "https"), Some(_), None) => Ok(text.trim_end_matches('/').to_owned()),
        _ => Err(rule()),
    }
}

pub(super) fn folder(text: &str) -> Result<PathBuf, String> {
    if text.trim().is_empty() { Err("it must be the path of a folder".into()) } else { Ok(PathBuf::from(text)) }
}

pub(super) fn database_url(text: &str) -> Result<String, String> {
    let rule = || "it must be a PostgreSQL address, such as postgres://user:password@host:5432/passerelle".to_owned();
    if !(text.starts_with("postgres://") || text.starts_with("postgresql://")) {
        return Err(rule());
    }
    PgConnectOptions::from_str(text).map(|_| text.to_owned()).map_err(|_| rule())
}

/// An address that mail can be handed to. Letters hold keys and personal data: in clear they go no further than this machine.
pub(super) fn smtp_url(text: &str) -> Result<AsyncSmtpTransportBuilder, String> {
    let rule = || {
        "it must be a mail server's address, such as smtps://user:password@host or smtp://user:password@host:587?tls=required".to_owned()
    };
    let uri: http::Uri = text.parse().map_err(|_| rule())?;
    let encrypted = match (uri.scheme_str(), uri.query()) {
        (Some("smtps"), None) | (Some("smtp"), Some("tls=required")) => true,
        (Some("smtp"), None) => false,
        _ => return Err(rule()),
    };
    if !encrypted && !is_this_machine(uri.host().unwrap_or_default()) {
        return Err(format!("{}; mail would travel in clear", rule()));
    }
    AsyncSmtpTransport::<Tokio1Executor>::from_url(text).map_err(|_| rule())
}

pub(super) fn mailbox(text: &str) -> Result<Mailbox, String> {
    text.parse().map_err(|_| "it must be an e-mail address, such as hello@example.org or Passerelle <hello@example.org>".into())
}

/// Something that a page says on one line.
pub(super) fn line(text: &str) -> Result<String, String> {
    const LONGEST: usize = 300;
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(format!("it must be one line of at most {LONGEST} characters"));
    }
    Ok(text.to_owned())
}

/// An address alone, to stand on a page.
pub(super) fn email(text: &str) -> Result<String, String> {
    mailbox(text).map(|mailbox| mailbox.email.to_string())
}

pub(super) fn number<N: FromStr + PartialOrd + Display>(text: &str, allowed: RangeInclusive<N>) -> Result<N, String> {
    let number = text.parse().ok().filter(|number| allowed.contains(number));
    number.ok_or_else(|| format!("it must be a whole number from {} to {}", allowed.start(), allowed.end()))
}

pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = number(text, 1..=600).map_err(|_| "it must be a whole number of seconds from 1 to 600".to_owned())?;
    Ok(Duration::from_secs(seconds))
}

pub(super) fn log_filter(text: &str) -> Result<String, String> {
    let rule = || "it must be off, error, warn, info, debug, trace, or a filter such as info,sqlx=warn".to_owned();
    EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|_| rule())
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("it must be text or json".into()),
    }
}
