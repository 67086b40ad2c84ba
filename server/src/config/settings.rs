//! The list of settings, and the values that were given to them.

use std::collections::BTreeMap;
use std::path::Path;

use super::ConfigError;

/// One setting: its key in the file, its environment variable, its default, and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub key: &'static str,
    pub variable: &'static str,
    /// None where the default depends on something else, as its meaning says.
    pub default: Option<&'static str>,
    pub meaning: &'static str,
}

const fn setting(key: &'static str, variable: &'static str, default: Option<&'static str>, meaning: &'static str) -> Setting {
    Setting { key, variable, default, meaning }
}

/// Every setting there is.
pub const SETTINGS: [Setting; 25] = [
    setting("listen", "PASSERELLE_LISTEN", Some("127.0.0.1:3000"), "address and port to accept connections on"),
    setting("data_dir", "PASSERELLE_DATA_DIR", Some("./data"), "where the private PostgreSQL and the search index lie"),
    setting("public_url", "PASSERELLE_PUBLIC_URL", None, "how browsers reach the site; default: http:// and the listening address"),
    setting(
        "trusted_proxies",
        "PASSERELLE_TRUSTED_PROXIES",
        None,
        "proxies whose X-Forwarded-For is believed: addresses or networks, with commas between; default: none",
    ),
    setting("site_dir", "PASSERELLE_SITE_DIR", None, "the built site; default: `site` beside the program, else target/site"),
    setting("database_url", "DATABASE_URL", None, "a PostgreSQL database; default: a private PostgreSQL in the data folder"),
    setting("pool_size", "PASSERELLE_POOL_SIZE", Some("16"), "connections to the database, at most"),
    setting(
        "smtp_url",
        "PASSERELLE_SMTP_URL",
        None,
        "the mail server, smtps://user:password@host or smtp://user:password@host:587?tls=required; default: mail is kept in the outbox",
    ),
    setting("mail_from", "PASSERELLE_MAIL_FROM", None, "the address that mail comes from, such as Passerelle <hello@example.org>"),
    setting("open_invitations", "PASSERELLE_OPEN_INVITATIONS", Some("3"), "invitations that a CTO may have to answer at once, at most"),
    setting("publisher.name", "PASSERELLE_PUBLISHER_NAME", None, "who publishes the site, for the legal notices"),
    setting("publisher.address", "PASSERELLE_PUBLISHER_ADDRESS", None, "the publisher's postal address, on one line"),
    setting(
        "publisher.registration",
        "PASSERELLE_PUBLISHER_REGISTRATION",
        None,
        "the publisher's legal form and number, such as SAS, RCS Lyon 123 456 789",
    ),
    setting("publisher.director", "PASSERELLE_PUBLISHER_DIRECTOR", None, "the director of publication"),
    setting("publisher.email", "PASSERELLE_PUBLISHER_EMAIL", None, "where everybody writes to the publisher"),
    setting("publisher.host", "PASSERELLE_PUBLISHER_HOST", None, "who hosts the site: name, address, telephone"),
    setting(
        "log",
        "PASSERELLE_LOG",
        Some("info,sqlx=warn"),
        "what is logged: off, error, warn, info, debug, trace, or a filter such as info,sqlx=warn",
    ),
    setting("log_format", "PASSERELLE_LOG_FORMAT", Some("text"), "text or json"),
    setting(
        "metrics_listen",
        "PASSERELLE_METRICS_LISTEN",
        None,
        "address and port where Prometheus reads /metrics, of this machine or a private network; default: nowhere",
    ),
    setting(
        "otlp_url",
        "PASSERELLE_OTLP_URL",
        None,
        "the OpenTelemetry collector that traces go to by OTLP over HTTP, such as http://127.0.0.1:4318; default: none",
    ),
    setting("connections", "PASSERELLE_CONNECTIONS", Some("1024"), "open connections, at most"),
    setting("header_timeout", "PASSERELLE_HEADER_TIMEOUT", Some("10"), "seconds that a request's headers may take"),
    setting("request_timeout", "PASSERELLE_REQUEST_TIMEOUT", Some("30"), "seconds until the answer begins"),
    setting("body_bytes", "PASSERELLE_BODY_BYTES", Some("1048576"), "size of a request's body, at most"),
    setting("shutdown_deadline", "PASSERELLE_SHUTDOWN_DEADLINE", Some("10"), "seconds that running requests have to end at a stop"),
];

/// A value and who gave it.
struct Given {
    name: String,
    value: String,
}

/// What was given to each setting, as text.
pub(super) struct Values(BTreeMap<&'static str, Given>);

impl Values {
    pub(super) fn collect(file: Option<(&Path, &str)>, environment: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut values = BTreeMap::new();
        for setting in &SETTINGS {
            if let Some(default) = setting.default {
                values.insert(setting.key, Given { name: setting.variable.into(), value: default.into() });
            }
        }
        if let Some((path, text)) = file {
            values.extend(from_file(path, text)?);
        }
        for setting in &SETTINGS {
            // Empty is how a compose file or a unit file says "not set".
            if let Some(value) = environment(setting.variable).filter(|value| !value.is_empty()) {
                values.insert(setting.key, Given { name: setting.variable.into(), value });
            }
        }
        Ok(Self(values))
    }

    /// A setting that has a default.
    pub(super) fn parse<T>(&self, key: &'static str, parse: impl FnOnce(&str) -> Result<T, String>) -> Result<T, ConfigError> {
        match self.parse_optional(key, parse)? {
            Some(value) => Ok(value),
            None => Err(self.refuse(key, "", "it needs a value".into())),
        }
    }

    /// A setting that may be absent.
    pub(super) fn parse_optional<T>(
        &self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(given) = self.0.get(key) else { return Ok(None) };
        parse(&given.value).map(Some).map_err(|rule| self.refuse(key, &given.value, rule))
    }

    /// The error for a value of a setting.
    pub(super) fn refuse(&self, key: &'static str, value: &str, rule: String) -> ConfigError {
        let variable = SETTINGS.iter().find(|setting| setting.key == key).map_or(key, |setting| setting.variable);
        let name = self.0.get(key).map_or_else(|| variable.to_owned(), |given| given.name.clone());
        ConfigError::Value { name, value: without_password(value), rule }
    }
}

/// An address as it may be printed: messages end up in logs.
fn without_password(value: &str) -> String {
    let hidden = value.split_once("://").and_then(|(scheme, rest)| {
        let (account, host) = rest.rsplit_once('@')?;
        let (user, _) = account.split_once(':')?;
        Some(format!("{scheme}://{user}:***@{host}"))
    });
    hidden.unwrap_or_else(|| value.to_owned())
}

fn from_file(path: &Path, text: &str) -> Result<Vec<(&'static str, Given)>, ConfigError> {
    let table: toml::Table =
        text.parse().map_err(|error: toml::de::Error| ConfigError::Syntax { path: path.to_owned(), message: error.to_string() })?;
    table.into_iter().flat_map(|(key, value)| flat(key, value)).map(|(key, value)| from_entry(path, key, value)).collect()
}

/// The entries of a table (`[publisher]`) go by its name and theirs.
fn flat(key: String, value: toml::Value) -> Vec<(String, toml::Value)> {
    match value {
        toml::Value::Table(table) => table.into_iter().map(|(inner, value)| (format!("{key}.{inner}"), value)).collect(),
        value => vec![(key, value)],
    }
}

fn from_entry(path: &Path, key: String, value: toml::Value) -> Result<(&'static str, Given), ConfigError> {
    let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else {
        let known = SETTINGS.map(|setting| setting.key).join(", ");
        return Err(ConfigError::UnknownKey { path: path.to_owned(), key, known });
    };
    let name = format!("{key} (in {})", path.display());
    let value = match value {
        toml::Value::String(text) => text,
        toml::Value::Integer(number) => number.to_string(),
        other => {
            return Err(ConfigError::Value { name, value: other.to_string(), rule: "it must be a string or a whole number".into() });
        }
    };
    Ok((setting.key, Given { name, value }))
}
