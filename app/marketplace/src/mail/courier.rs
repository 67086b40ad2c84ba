//! Who carries a letter out of the house. The services know no SMTP: the host brings a courier.

use std::future::Future;

use thiserror::Error;

use super::Letter;

/// Carries letters.
pub trait Courier: Send + Sync + 'static {
    /// Carries one, and answers once it has been taken from us.
    fn carry(&self, letter: &Letter) -> impl Future<Output = Result<(), Undelivered>> + Send;
}

/// Why a letter was not taken. Holds nothing that the other side wrote: servers like to repeat addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Undelivered {
    /// The server answered with this code.
    #[error("the mail server refused it with {0}")]
    Refused(u16),
    /// There was no conversation.
    #[error("the mail server could not be reached")]
    Unreachable,
    /// It cannot be written as a mail: the address, most likely.
    #[error("it cannot be written as a mail")]
    Unwritable,
    /// Where it was to be kept, it could not be.
    #[error("it could not be kept")]
    Unkept,
}

impl Undelivered {
    /// For staff's list of what was given up.
    pub fn code(self) -> String {
        match self {
            Self::Refused(code) => format!("smtp_{code}"),
            Self::Unreachable => "smtp_unreachable".to_owned(),
            Self::Unwritable => "unwritable".to_owned(),
            Self::Unkept => "unkept".to_owned(),
        }
    }
}
