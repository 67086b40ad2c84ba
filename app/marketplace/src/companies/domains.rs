//! Domains, compared as their owners own them: whoever has `latablee.fr` has `mail.latablee.fr` too, but nobody owns `gouv.fr` (the public
//! suffix list), and one name has two spellings (`tablée.fr`, `xn--table-esa.fr`).

use std::fmt;

/// A host, in the spelling of the network (ASCII, lower case).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Host(String);

impl Host {
    /// The host of an address such as `camille@latablee.fr`; one of no letters where there is none.
    pub fn of_email(email: &str) -> Self {
        Self::read(email.rsplit_once('@').map_or("", |(_, host)| host))
    }

    /// The host of a website such as `https://www.latablee.fr/contact`.
    pub fn of_website(address: &str) -> Option<Self> {
        let rest = address.trim().split_once("://").map_or(address.trim(), |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next()?;
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        let host = host.split_once(':').map_or(host, |(host, _)| host);
        (!host.is_empty()).then(|| Self::read(host))
    }

    fn read(host: &str) -> Self {
        let host = host.trim().trim_end_matches('.');
        Self(idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_lowercase()))
    }

    /// In the spelling of the network.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part that somebody registered; the host itself where it has none.
    pub fn registered(&self) -> &str {
        psl::domain_str(&self.0).unwrap_or(&self.0)
    }

    /// What stands before the public suffix in the registered part, as people read it: `latablee`.
    pub(super) fn label(&self) -> String {
        let label = self.registered().split('.').next().unwrap_or_default();
        idna::domain_to_unicode(label).0
    }

    /// Whether both are somebody's own, and of the same registered part.
    pub fn belongs_with(&self, other: &Self) -> bool {
        psl::domain_str(&self.0).is_some_and(|own| psl::domain_str(&other.0) == Some(own))
    }

    /// Whether it is this domain, or below it.
    pub(super) fn is_within(&self, domain: &str) -> bool {
        self.0.strip_suffix(domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    }
}

/// As people read it; where that hides another spelling, with the one that the network uses: letters of two alphabets may look the same.
impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (readable, outcome) = idna::domain_to_unicode(&self.0);
        match outcome {
            Ok(()) if readable != self.0 => write!(f, "{readable} ({})", self.0),
            _ => f.write_str(&self.0),
        }
    }
}
