//! Whether a company is what it says: what can be seen here, without asking anybody, and what staff has made sure of.
//!
//! Seen here is how the address of its CEO, which they have shown to be theirs, stands to the company's name and website ([`Finding`]).
//! No register is asked: a number whose key holds is well formed, and whether it exists is for a person to look up. Nothing of this holds
//! a CEO up, and nothing of a doubt is shown to them; it tells staff whom to call.

mod check;
mod domains;
mod naming;
mod providers;
mod read;
mod state;
mod store;

use chrono::{DateTime, Utc};
use domain::{CheckMeans, profile::CompanyNumber};

pub use check::check;
pub use domains::Host;
pub use read::{of_mission, to_check};
pub use state::{OwnCompany, own, state};

/// How the address of a CEO stands to their company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Its domain says the company's name.
    SaysName { domain: Host },
    /// Its domain is that of the website that the CEO states.
    IsWebsite { domain: Host },
    /// Anybody may have such an address.
    FreeMail { domain: Host },
    /// Such an address is meant to be thrown away.
    Disposable { domain: Host },
    /// Nothing here connects its domain and the company.
    Apart { domain: Host },
}

impl Finding {
    /// What an address shows of a company of this name, with the website that was stated.
    pub fn of(email: &str, company: &str, website: Option<&str>) -> Self {
        let domain = Host::of_email(email);
        if providers::is_disposable(&domain) {
            return Self::Disposable { domain };
        }
        if providers::is_free(&domain) {
            return Self::FreeMail { domain };
        }
        if naming::says(&domain, company) {
            return Self::SaysName { domain };
        }
        match website.and_then(Host::of_website) {
            Some(website) if website.belongs_with(&domain) => Self::IsWebsite { domain },
            _ => Self::Apart { domain },
        }
    }

    /// Whether the address speaks for the company.
    pub const fn is_consistent(&self) -> bool {
        matches!(self, Self::SaysName { .. } | Self::IsWebsite { .. })
    }

    /// The domain of the address.
    pub const fn domain(&self) -> &Host {
        match self {
            Self::SaysName { domain }
            | Self::IsWebsite { domain }
            | Self::FreeMail { domain }
            | Self::Disposable { domain }
            | Self::Apart { domain } => domain,
        }
    }
}

/// What staff made sure of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub how: CheckMeans,
    pub note: Option<String>,
    /// Who did.
    pub by: String,
    pub at: DateTime<Utc>,
    /// Whether it is still about the address, and, where a register was asked, about the number.
    pub stands: bool,
}

/// A mission's company, for staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyCard {
    pub company: String,
    pub finding: Finding,
    pub website: Option<String>,
    /// Well formed; whether it exists is for a person to look up.
    pub number: Option<CompanyNumber>,
    pub check: Option<Check>,
}

impl CompanyCard {
    /// Whether staff should make sure of it: the address does not speak for the company, and nobody has checked.
    pub fn is_to_check(&self) -> bool {
        !self.finding.is_consistent() && !self.check.as_ref().is_some_and(|check| check.stands)
    }
}

#[cfg(test)]
mod tests;
