//! What the operator chose: read once at the start, checked as a whole, never re-read.
//!
//! A value comes from, later ones winning: the default, the TOML file, the environment. Every setting is one line of
//! [`settings::SETTINGS`], which the documentation and the messages quote.

mod error;
mod public_url;
mod settings;
mod values;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::ConfigError;
use ipnet::IpNet;
pub use public_url::PublicUrl;
use settings::Values;
pub use settings::{SETTINGS, Setting};
use ui::server::Publisher;

use crate::mail::Sender;

/// Every setting, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to accept connections.
    pub listen: SocketAddr,
    /// Proxies whose word on where a request comes from is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// Where this node keeps its files: the private PostgreSQL and the search index.
    pub data_dir: PathBuf,
    /// How browsers reach the site.
    pub public_url: PublicUrl,
    /// The built site: its `pkg` folder holds what browsers download.
    pub site_dir: PathBuf,
    /// A database that somebody else runs; none means the private cluster.
    pub database_url: Option<String>,
    /// Connections to the database, at most.
    pub pool_size: u32,
    /// The mail server and the address that mail comes from; none means that mail is kept in the outbox.
    pub sender: Option<Sender>,
    /// Unanswered invitations that one CTO has at most.
    pub open_invitations: u32,
    /// Who publishes the site, as its legal notices say.
    pub publisher: Publisher,
    /// What is written to the log, as a `tracing` filter.
    pub log: String,
    /// How it is written.
    pub log_format: LogFormat,
    /// Where Prometheus reads; none means nowhere.
    pub metrics_listen: Option<SocketAddr>,
    /// Where traces go; none means nowhere.
    pub otlp_url: Option<String>,
    /// The bounds that protect the host.
    pub limits: Limits,
}

/// The shape of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// How much one peer, one request and one shutdown may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Open connections, at most; more wait in the system's queue.
    pub connections: usize,
    /// From the first byte of a request to the end of its headers, and between two requests of one connection.
    pub header_timeout: Duration,
    /// From the headers of a request to the first byte of its answer.
    pub request_timeout: Duration,
    /// Bytes of a request's body.
    pub body_bytes: usize,
    /// How long running requests may take to end once the server was asked to stop.
    pub shutdown_deadline: Duration,
}

impl Config {
    /// Reads the file (the one given, else `PASSERELLE_CONFIG`, else `./passerelle.toml` if it exists) and the
    /// environment.
    ///
    /// # Errors
    /// The first setting that is unknown or wrong, with its name, its value and what is allowed.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let named = file.map(Path::to_owned).or_else(|| std::env::var_os("PASSERELLE_CONFIG").map(PathBuf::from));
        let usual = PathBuf::from("passerelle.toml");
        let file = named.or_else(|| usual.exists().then_some(usual));
        let text = match &file {
            Some(path) => Some(std::fs::read_to_string(path).map_err(|source| ConfigError::File { path: path.clone(), source })?),
            None => None,
        };
        Self::read(file.as_deref().zip(text.as_deref()), |name| std::env::var(name).ok())
    }

    /// Reads a file's text, given with its path, and an environment.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn read(file: Option<(&Path, &str)>, environment: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let values = Values::collect(file, environment)?;
        let listen: SocketAddr = values.parse("listen", values::address)?;
        let public_url = match values.parse_optional("public_url", PublicUrl::parse)? {
            Some(url) => url,
            None => PublicUrl::of_listener(listen).map_err(|rule| values.refuse("public_url", &format!("http://{listen}"), rule))?,
        };
        Ok(Self {
            listen,
            trusted_proxies: values.parse_optional("trusted_proxies", values::networks)?.unwrap_or_default(),
            data_dir: values.parse("data_dir", values::folder)?,
            public_url,
            site_dir: values.parse_optional("site_dir", values::folder)?.unwrap_or_else(usual_site_dir),
            database_url: values.parse_optional("database_url", values::database_url)?,
            pool_size: values.parse("pool_size", |text| values::number(text, 2..=1_000))?,
            sender: sender(&values)?,
            open_invitations: values.parse("open_invitations", |text| values::number(text, 1..=100))?,
            publisher: publisher(&values)?,
            log: values.parse("log", values::log_filter)?,
            log_format: values.parse("log_format", values::log_format)?,
            metrics_listen: values.parse_optional("metrics_listen", values::address_within)?,
            otlp_url: values.parse_optional("otlp_url", values::collector_url)?,
            limits: Limits {
                connections: values.parse("connections", |text| values::number(text, 1..=100_000))?,
                header_timeout: values.parse("header_timeout", values::seconds)?,
                request_timeout: values.parse("request_timeout", values::seconds)?,
                body_bytes: values.parse("body_bytes", |text| values::number(text, 32_768..=67_108_864))?,
                shutdown_deadline: values.parse("shutdown_deadline", values::seconds)?,
            },
        })
    }
}

/// A mail server needs an address to write from.
fn sender(values: &Values) -> Result<Option<Sender>, ConfigError> {
    let server = values.parse_optional("smtp_url", values::smtp_url)?;
    let from = values.parse_optional("mail_from", values::mailbox)?;
    match (server, from) {
        (Some(server), Some(from)) => Ok(Some(Sender::new(server, from))),
        (Some(_), None) => Err(values.refuse("mail_from", "", "it must be set where PASSERELLE_SMTP_URL is".into())),
        (None, _) => Ok(None),
    }
}

/// As much as the operator has said.
fn publisher(values: &Values) -> Result<Publisher, ConfigError> {
    Ok(Publisher {
        name: values.parse_optional("publisher.name", values::line)?,
        address: values.parse_optional("publisher.address", values::line)?,
        registration: values.parse_optional("publisher.registration", values::line)?,
        director: values.parse_optional("publisher.director", values::line)?,
        email: values.parse_optional("publisher.email", values::email)?,
        host: values.parse_optional("publisher.host", values::line)?,
    })
}

/// `site` beside the program where it was installed, else what `cargo xtask build` leaves.
fn usual_site_dir() -> PathBuf {
    let installed = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("site")));
    installed.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("target/site"))
}

#[cfg(test)]
mod tests;
