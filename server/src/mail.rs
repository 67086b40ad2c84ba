//! Who carries mail from here: an SMTP server where one is named, else the outbox in the database.

mod message;
mod smtp;

use marketplace::Marketplace;
use marketplace::mail::outbox::{self, OutboxShown};
use marketplace::mail::{Courier, Letter, Undelivered};

use crate::config::{Config, PublicUrl};
use crate::metrics::Metrics;
pub use smtp::{Sender, Smtp};

/// The courier of this node.
pub struct Post {
    public_url: PublicUrl,
    way: Way,
    metrics: Metrics,
}

/// How a letter leaves.
enum Way {
    Smtp(Smtp),
    Outbox(Marketplace),
}

impl Post {
    /// As the configuration says.
    pub fn of(config: &Config, marketplace: &Marketplace) -> Self {
        Self::by(config.sender.as_ref(), config.public_url.clone(), marketplace)
    }

    /// Through this sender, or into the outbox where there is none.
    pub fn by(sender: Option<&Sender>, public_url: PublicUrl, marketplace: &Marketplace) -> Self {
        let way = sender.map_or_else(|| Way::Outbox(marketplace.clone()), |sender| Way::Smtp(Smtp::open(sender)));
        Self { public_url, way, metrics: Metrics::default() }
    }

    /// Counts there what arrives and what does not.
    #[must_use]
    pub fn counting(self, metrics: Metrics) -> Self {
        Self { metrics, ..self }
    }
}

impl Courier for Post {
    async fn carry(&self, letter: &Letter) -> Result<(), Undelivered> {
        let origin = self.public_url.origin();
        let written = ui::mail::write(letter, origin);
        let outcome = match &self.way {
            Way::Smtp(smtp) => smtp.send(letter, written, origin).await,
            Way::Outbox(marketplace) => outbox::keep(marketplace, letter, &written).await.map_err(|problem| {
                tracing::error!(error = %problem, id = %letter.id, "a mail could not be kept");
                Undelivered::Unkept
            }),
        };
        self.metrics.carried(outcome.is_ok());
        outcome
    }
}

/// Whether everybody here may look into the outbox: nothing leaves this machine, and nobody else reaches it.
pub fn outbox_shown(config: &Config) -> Option<OutboxShown> {
    OutboxShown::on(config.sender.is_some(), config.public_url.is_this_machine())
}
