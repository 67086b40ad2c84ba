//! Random keys that a browser holds and the database knows only by their hash.

use rand::Rng;
use sha2::{Digest, Sha256};

/// 256 random bits, written as 64 hexadecimal digits. Not `Debug`: it must not reach a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A fresh one, from the operating system's generator by way of the thread's.
    pub fn draw() -> Self {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// Reads what [`Self::reveal`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The digits, for the cookie or the link of the one person who holds it.
    pub fn reveal(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What the database keeps: SHA-256. A random key of 256 bits needs no salt and no slow hash.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

/// SHA-256 of a text, for keys of limits.
pub(crate) fn digest(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_back_and_two_differ() {
        let secret = Secret::draw();
        assert!(Secret::read(&secret.reveal()).is_some_and(|read| read == secret));
        assert!(secret != Secret::draw());
        for text in ["", "zz", &"g".repeat(64), &"é".repeat(32)] {
            assert!(Secret::read(text).is_none());
        }
    }
}
