//! Domains of mailboxes that anybody may have, and words beside a name: `companies/mail.toml`, compiled in.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Host;

/// The file, read.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailWords {
    pub free: Vec<String>,
    pub disposable: Vec<String>,
    pub beside: Vec<String>,
    pub little: Vec<String>,
}

const FILE: &str = include_str!("../../companies/mail.toml");

/// A test reads the file, so that it is never the empty one.
pub(super) fn words() -> &'static MailWords {
    static WORDS: LazyLock<MailWords> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());
    &WORDS
}

pub(super) fn is_free(domain: &Host) -> bool {
    words().free.iter().any(|free| domain.is_within(free))
}

pub(super) fn is_disposable(domain: &Host) -> bool {
    words().disposable.iter().any(|disposable| domain.is_within(disposable))
}
