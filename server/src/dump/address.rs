//! How PostgreSQL's own programs are told which database: as in the settings, but without the password, which everybody on the machine would
//! read in the list of processes, and without what sqlx alone understands.

use percent_encoding::percent_decode_str;
use tokio::process::Command;

/// What libpq knows in the query of an address.
const KNOWN: [&str; 9] = ["host", "hostaddr", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey"];

/// The address of a database.
pub struct Address {
    url: String,
    password: Option<String>,
    /// Whether the variables of the environment that libpq reads are for another server.
    is_private: bool,
}

impl Address {
    /// From an address of the settings, or of the private cluster.
    pub fn of(url: &str, is_private: bool) -> Self {
        let (base, query) = url.split_once('?').map_or((url, ""), |(base, query)| (base, query));
        let (base, mut password) = without_password(base);
        let mut kept = Vec::new();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = match name {
                "ssl-mode" => "sslmode",
                "ssl-root-cert" | "ssl-ca" => "sslrootcert",
                other => other,
            };
            if name == "password" {
                password = Some(decoded(value));
            } else if KNOWN.contains(&name) {
                kept.push(format!("{name}={value}"));
            }
        }
        let url = if kept.is_empty() { base } else { format!("{base}?{}", kept.join("&")) };
        Self { url, password, is_private }
    }

    pub(super) fn give_to(&self, command: &mut Command) {
        if self.is_private {
            for (name, _) in std::env::vars_os() {
                if name.to_str().is_some_and(|name| name.starts_with("PG")) {
                    command.env_remove(name);
                }
            }
        }
        if let Some(password) = &self.password {
            command.env("PGPASSWORD", password);
        }
        // Somebody who is asked for a password at night never answers.
        command.arg("--no-password").arg("--dbname").arg(&self.url);
    }
}

fn without_password(base: &str) -> (String, Option<String>) {
    let taken = base.split_once("://").and_then(|(scheme, rest)| {
        let (account, host) = rest.rsplit_once('@')?;
        let (user, password) = account.split_once(':')?;
        Some((format!("{scheme}://{user}@{host}"), decoded(password)))
    });
    taken.map_or_else(|| (base.to_owned(), None), |(base, password)| (base, Some(password)))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_taken_out_and_what_libpq_does_not_know_too() {
        let address =
            Address::of("postgres://anna:s%40cret:x@db.example:5433/passerelle?ssl-mode=require&statement-cache-capacity=9", false);
        assert_eq!(address.url, "postgres://anna@db.example:5433/passerelle?sslmode=require");
        assert_eq!(address.password.as_deref(), Some("s@cret:x"));
        let address = Address::of("postgres://passerelle@localhost/passerelle?host=/tmp/x", true);
        assert_eq!((address.url.as_str(), address.password), ("postgres://passerelle@localhost/passerelle?host=/tmp/x", None));
        assert_eq!(Address::of("postgres://db/x?password=a%20b", false).password.as_deref(), Some("a b"));
    }
}
