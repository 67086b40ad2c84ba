//! Laws: the environment wins over the file, the file over the default; an unknown key or a wrong value stops the start
//! with its name, its value and what is allowed.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use super::*;

fn read(file: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let environment: HashMap<_, _> = environment.iter().copied().collect();
    let file = (Path::new("passerelle.toml"), file);
    Config::read(Some(file), |name| environment.get(name).map(|value| (*value).to_owned())).map_err(|error| error.to_string())
}

#[test]
fn defaults_serve_this_machine_from_a_private_cluster() {
    let config = read("", &[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.public_url.origin(), "http://127.0.0.1:3000");
    assert!(!config.public_url.is_https());
    assert_eq!(config.data_dir, Path::new("./data"));
    assert_eq!(config.database_url, None);
    assert_eq!(config.limits.header_timeout, Duration::from_secs(10));
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_default() {
    let file = "listen = \"127.0.0.1:1\"\npool_size = 5\n";
    let config = read(file, &[("PASSERELLE_LISTEN", "127.0.0.1:2")]).unwrap();
    assert_eq!((config.listen.port(), config.pool_size), (2, 5));
    let config = read(file, &[("PASSERELLE_LISTEN", "")]).unwrap();
    assert_eq!(config.listen.port(), 1, "an empty variable is not set");
}

#[test]
fn an_unknown_key_is_named_with_the_known_ones() {
    let error = read("lisen = \"127.0.0.1:1\"", &[]).unwrap_err();
    assert!(error.contains("`lisen`") && error.contains("listen, data_dir"), "{error}");
}

#[test]
fn every_wrong_value_is_refused_with_name_value_and_rule() {
    for (variable, value, rule) in [
        ("PASSERELLE_LISTEN", "localhost", "IP address and a port"),
        ("PASSERELLE_PUBLIC_URL", "passerelle.example", "https://host"),
        ("PASSERELLE_PUBLIC_URL", "https://passerelle.example/app", "without a path"),
        ("PASSERELLE_PUBLIC_URL", "http://passerelle.example", "travel in clear"),
        ("PASSERELLE_TRUSTED_PROXIES", "10.0.0.0/8, proxy", "IP addresses or networks"),
        ("PASSERELLE_METRICS_LISTEN", "203.0.113.7:9464", "private network"),
        ("PASSERELLE_OTLP_URL", "127.0.0.1:4318", "http://127.0.0.1:4318"),
        ("DATABASE_URL", "mysql://localhost/x", "PostgreSQL address"),
        ("PASSERELLE_SMTP_URL", "mail.example", "smtps://user:password@host"),
        ("PASSERELLE_SMTP_URL", "smtp://mail.example:25", "in clear"),
        ("PASSERELLE_SMTP_URL", "smtp://mail.example:587?tls=opportunistic", "tls=required"),
        ("PASSERELLE_MAIL_FROM", "Passerelle", "e-mail address"),
        ("PASSERELLE_POOL_SIZE", "1", "from 2 to 1000"),
        ("PASSERELLE_LOG", "info,=", "filter"),
        ("PASSERELLE_LOG_FORMAT", "xml", "text or json"),
        ("PASSERELLE_CONNECTIONS", "many", "whole number from 1"),
        ("PASSERELLE_HEADER_TIMEOUT", "0", "seconds from 1 to 600"),
        ("PASSERELLE_BODY_BYTES", "12", "from 32768"),
    ] {
        let error = read("", &[(variable, value)]).unwrap_err();
        assert!(error.starts_with(variable) && error.contains(&format!("{value:?}")) && error.contains(rule), "{error}");
    }
    let error = read("pool_size = true", &[]).unwrap_err();
    assert!(error.contains("pool_size (in passerelle.toml) = \"true\""), "{error}");
}

#[test]
fn listening_to_everyone_needs_a_public_url() {
    let error = read("", &[("PASSERELLE_LISTEN", "0.0.0.0:3000")]).unwrap_err();
    assert!(error.starts_with("PASSERELLE_PUBLIC_URL") && error.contains("set it"), "{error}");
    let everyone = [("PASSERELLE_LISTEN", "0.0.0.0:3000"), ("PASSERELLE_PUBLIC_URL", "https://Passerelle.example:443/")];
    let url = read("", &everyone).unwrap().public_url;
    assert_eq!((url.origin(), url.is_https()), ("https://passerelle.example", true));
}

#[test]
fn what_watches_is_off_until_it_is_named() {
    let config = read("", &[]).unwrap();
    assert_eq!((config.metrics_listen, config.otlp_url, config.trusted_proxies.len()), (None, None, 0));
    for address in ["127.0.0.1:9464", "10.1.2.3:9464", "[fd00::1]:9464", "0.0.0.0:9464"] {
        let config = read("", &[("PASSERELLE_METRICS_LISTEN", address)]).unwrap();
        assert_eq!(config.metrics_listen.unwrap().to_string(), address);
    }
    let config = read("", &[("PASSERELLE_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,::1")]).unwrap();
    assert_eq!(config.trusted_proxies.iter().map(ToString::to_string).collect::<Vec<_>>(), ["127.0.0.1/32", "10.0.0.0/8", "::1/128"]);
    let config = read("", &[("PASSERELLE_OTLP_URL", "http://collector:4318/")]).unwrap();
    assert_eq!(config.otlp_url.as_deref(), Some("http://collector:4318"));
}

#[test]
fn a_mail_server_needs_an_address_to_write_from() {
    let server = ("PASSERELLE_SMTP_URL", "smtps://anna:secret@mail.example");
    let error = read("", &[server]).unwrap_err();
    assert!(error.starts_with("PASSERELLE_MAIL_FROM") && error.contains("PASSERELLE_SMTP_URL"), "{error}");
    let config = read("", &[server, ("PASSERELLE_MAIL_FROM", "Passerelle <hello@passerelle.example>")]).unwrap();
    let sender = config.sender.unwrap();
    assert_eq!(sender.from().email.to_string(), "hello@passerelle.example");
    assert!(!format!("{sender:?}").contains("secret"));
    assert!(read("", &[]).unwrap().sender.is_none(), "without one, mail is kept in the outbox");
    assert!(read("smtp_url = \"smtp://127.0.0.1:1025\"\nmail_from = \"a@b.example\"", &[]).unwrap().sender.is_some());
}

#[test]
fn an_address_of_this_machine_is_known_as_one() {
    for (url, is) in [
        ("http://localhost:3000", true),
        ("http://127.0.0.1", true),
        ("http://[::1]:3000", true),
        ("https://localhost:8443", true),
        ("https://passerelle.example", false),
        ("https://localhost.example:3000", false),
    ] {
        assert_eq!(PublicUrl::parse(url).unwrap().is_this_machine(), is, "{url}");
    }
}

#[test]
fn loopback_in_every_spelling_may_use_http() {
    for url in ["http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:3000"] {
        assert_eq!(PublicUrl::parse(url).unwrap().origin(), url);
    }
}

#[test]
fn a_password_is_not_printed() {
    let error = read("", &[("DATABASE_URL", "mysql://anna:secret@localhost/x")]).unwrap_err();
    assert!(error.contains("mysql://anna:***@localhost/x"), "{error}");
    let error = read("", &[("PASSERELLE_SMTP_URL", "smtp://anna:secret@mail.example:25")]).unwrap_err();
    assert!(error.contains("smtp://anna:***@mail.example:25"), "{error}");
}

#[test]
fn the_publisher_has_a_table_of_its_own() {
    let file = "listen = \"127.0.0.1:1\"\n[publisher]\nname = \"Collectif des Rives\"\nemail = \"Le bureau <bonjour@rives.example>\"\n";
    let publisher = read(file, &[("PASSERELLE_PUBLISHER_NAME", "Les Rives")]).unwrap().publisher;
    assert_eq!((publisher.name.as_deref(), publisher.email.as_deref()), (Some("Les Rives"), Some("bonjour@rives.example")));
    assert_eq!(publisher.missing(), ["publisher.address", "publisher.registration", "publisher.director", "publisher.host"]);
    let error = read("[publisher]\nnom = \"x\"", &[]).unwrap_err();
    assert!(error.contains("`publisher.nom`") && error.contains("publisher.name"), "{error}");
    let error = read("", &[("PASSERELLE_PUBLISHER_EMAIL", "bonjour")]).unwrap_err();
    assert!(error.starts_with("PASSERELLE_PUBLISHER_EMAIL"), "{error}");
}
