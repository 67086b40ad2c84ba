//! Argon2id, off the async threads, and only as many at once as there are cores.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use crate::{Marketplace, Problem};

/// Hashes with the library's defaults, which are OWASP's: m = 19 MiB, t = 2, p = 1.
fn hash_now(password: &str) -> Result<String, Problem> {
    let hash: PasswordHash = Argon2::default().hash_password(password.as_bytes()).map_err(|error| Problem::broken(error.to_string()))?;
    Ok(hash.to_string())
}

/// A hash that no password opens, so that an unknown address takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(&crate::Secret::draw().reveal()).unwrap_or_default());

/// The hash to store.
pub(crate) async fn hash(market: &Marketplace, password: String) -> Result<String, Problem> {
    let _turn = market.hashing.acquire().await.map_err(Problem::broken)?;
    tokio::task::spawn_blocking(move || hash_now(&password)).await.map_err(Problem::broken)?
}

/// Whether the password opens the hash. With no hash it takes the same time and answers no.
pub(super) async fn verify(market: &Marketplace, password: String, hash: Option<String>) -> Result<bool, Problem> {
    let _turn = market.hashing.acquire().await.map_err(Problem::broken)?;
    tokio::task::spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()) && known
    })
    .await
    .map_err(Problem::broken)
}
