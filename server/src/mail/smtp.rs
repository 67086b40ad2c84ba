//! The conversation with the mail server, by `lettre`.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::{AsyncSmtpTransportBuilder, Error};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use marketplace::mail::outbox::Written;
use marketplace::mail::{Letter, Undelivered};

use super::message;

/// How long each step of the conversation may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The mail server, with its password, and the address that we write from; both were checked by [`crate::config`].
#[derive(Clone)]
pub struct Sender {
    server: AsyncSmtpTransportBuilder,
    from: Mailbox,
}

impl std::fmt::Debug for Sender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sender").field("from", &self.from.to_string()).finish_non_exhaustive()
    }
}

impl Sender {
    /// A server, and our address.
    pub fn new(server: AsyncSmtpTransportBuilder, from: Mailbox) -> Self {
        Self { server, from }
    }

    /// Our address.
    pub fn from(&self) -> &Mailbox {
        &self.from
    }
}

/// A way to a mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// Speaks to nobody yet.
    pub fn open(sender: &Sender) -> Self {
        Self { transport: sender.server.clone().timeout(Some(PATIENCE)).build(), from: sender.from.clone() }
    }

    /// Says hello and good-bye: whether the server is there and takes our password.
    ///
    /// # Errors
    /// What is wrong, without the password.
    pub async fn greet(&self) -> Result<(), Undelivered> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Undelivered::Unreachable),
            Err(error) => Err(undelivered(&error)),
        }
    }

    pub(super) async fn send(&self, letter: &Letter, written: Written, origin: &str) -> Result<(), Undelivered> {
        let unsubscribe = ui::mail::unsubscribe_address(letter, origin);
        let calendar = ui::mail::calendar(letter, origin, self.from.email.as_ref());
        let message = message::build(&self.from, letter, written, message::Beside { unsubscribe, calendar })?;
        self.transport.send(message).await.map(drop).map_err(|error| undelivered(&error))
    }
}

/// The server's own words stay out: they repeat addresses.
fn undelivered(error: &Error) -> Undelivered {
    match error.status() {
        Some(code) => Undelivered::Refused(code.into()),
        None => {
            tracing::debug!(%error, "no conversation with the mail server");
            Undelivered::Unreachable
        }
    }
}
