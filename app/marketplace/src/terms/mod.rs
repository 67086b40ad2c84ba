//! The terms of an engagement: proposed, changed, signed by both, kept version by version.
//!
//! [`propose`] makes a version, [`sign`] signs the very one that was on the page, [`close`] takes one back or says no. Every step goes through
//! `transition`, which asks `domain::terms::Versions`; `watch` is the job that reminds, and hands to staff what stands still. Who may do what follows
//! from the `Party` of the engagement; [`sheet`] shows it to each of the three readers.

pub mod close;
pub mod propose;
mod read;
pub mod sign;
mod store;
mod tell;
mod transition;
mod watch;

use domain::{EngagementId, Terms};
use sha2::{Digest as _, Sha256};

pub use read::{LateTerms, Prefill, Signature, TermsSheet, TermsVersion, late, sheet};

pub(crate) use store::{about, versions};
pub(crate) use tell::Told;
pub(crate) use transition::begin_to_watch;
pub(crate) use watch::{waits, watch};

/// SHA-256 of a content, with the engagement and the number of the version: no other version has the same.
fn hash_of(engagement: EngagementId, version: u16, terms: &Terms) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(format!("engagement {engagement}\nversion {version}\n"));
    hash.update(terms.canonical());
    hash.finalize().to_vec()
}

/// A hash in hexadecimal, as pages show it and forms send it.
fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_of_one_version_of_one_engagement() {
        let typed = domain::TypedTerms {
            rhythm: "2",
            rate: "850",
            start: "2026-12-01",
            duration: "renewed",
            months: "3",
            notice: "30",
            place: "Lyon",
            vat: "standard",
            ..domain::TypedTerms::default()
        };
        let terms = Terms::read(typed).expect("terms");
        let hash = hash_of(EngagementId::NIL, 1, &terms);
        assert_eq!((hex(&hash).len(), hash_of(EngagementId::NIL, 1, &terms)), (64, hash.clone()));
        let other = EngagementId("018f0000-0000-7000-8000-000000000001".parse().expect("an id"));
        assert_ne!(hash, hash_of(EngagementId::NIL, 2, &terms));
        assert_ne!(hash, hash_of(other, 1, &terms));
    }
}
