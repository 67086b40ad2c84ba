//! Argon2id, off the async threads, only as many at once as there are cores, and with a bounded line before them.

mod gate;
mod guessable;

use std::sync::LazyLock;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use domain::forms::{Complaint, FieldErrors, NewPassword, Refused};

pub(crate) use gate::HashingGate;

use crate::{Marketplace, Problem, Secret};

/// What a hash costs: OWASP's first choice, m = 19 MiB, t = 2, p = 1. A hash that cost less is made anew when its owner signs in.
const COST: Params = match Params::new(19 * 1024, 2, 1, None) {
    Ok(params) => params,
    Err(_) => Params::DEFAULT,
};

/// The longest password that is looked at, in bytes: 128 characters of four. Longer ones belong to nobody.
const LONGEST: usize = 4 * NewPassword::MAX as usize;

fn argon2(cost: Params) -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
}

fn hash_now(password: &str) -> Result<String, Problem> {
    let hash: PasswordHash = argon2(COST).hash_password(password.as_bytes()).map_err(|error| Problem::broken(error.to_string()))?;
    Ok(hash.to_string())
}

/// A hash that no password opens, so that an unknown address takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(&Secret::draw().reveal()).unwrap_or_default());

/// Reads a password that somebody chooses. `own` is what they are called, which is no password.
pub(super) fn read_new(errors: &mut FieldErrors, field: &str, text: &str, own: &[&str]) -> Option<NewPassword> {
    let read = NewPassword::read(text).and_then(|password| match guessable::is_guessable(password.reveal(), own) {
        true => Err(Refused { complaint: Complaint::Common, limit: None }),
        false => Ok(password),
    });
    errors.take(field, read)
}

/// The hash to store.
pub(crate) async fn hash(market: &Marketplace, password: String) -> Result<String, Problem> {
    market.hashing.pass(move || hash_now(&password)).await?
}

/// Whether the password opens the hash. With no hash it takes the same time and answers no.
pub(super) async fn verify(market: &Marketplace, password: String, hash: Option<String>) -> Result<bool, Problem> {
    market
        .hashing
        .pass(move || {
            let nobody: &str = &NOBODY;
            let known = hash.is_some();
            let password = if password.len() <= LONGEST { password } else { String::new() };
            let parsed = PasswordHash::new(hash.as_deref().unwrap_or(nobody));
            parsed.is_ok_and(|hash| argon2(COST).verify_password(password.as_bytes(), &hash).is_ok()) && known
        })
        .await
}

/// Whether a hash was made at less than today's cost, or in another way: it is to be made anew while the password is at hand.
pub(super) fn is_outdated(hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return true };
    let made_otherwise = hash.algorithm != Algorithm::Argon2id.ident();
    made_otherwise
        || Params::try_from(&hash)
            .map_or(true, |cost| cost.m_cost() < COST.m_cost() || cost.t_cost() < COST.t_cost() || cost.p_cost() < COST.p_cost())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash_at(m_cost: u32, t_cost: u32) -> String {
        let hash: PasswordHash = argon2(Params::new(m_cost, t_cost, 1, None).unwrap()).hash_password(b"un pont de bois").unwrap();
        hash.to_string()
    }

    #[test]
    fn a_hash_is_argon2id_at_owasps_cost() {
        let hash = hash_now("un pont de bois").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(!is_outdated(&hash));
    }

    #[test]
    fn a_cheaper_hash_is_outdated_and_a_dearer_one_is_not() {
        assert!(is_outdated(&hash_at(8 * 1024, 2)));
        assert!(is_outdated(&hash_at(19 * 1024, 1)));
        assert!(is_outdated("nothing that anybody wrote"));
        assert!(!is_outdated(&hash_at(20 * 1024, 3)));
    }
}
