//! The log: to standard error, as the operator chose. Standard output belongs to what a subcommand answers. Beside it, the traces, where a
//! collector is named.

use std::io::IsTerminal as _;

use opentelemetry_otlp::ExporterBuildError;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use crate::config::{Config, LogFormat};
use crate::traces::Traces;

/// Starts the log of this process; a second call changes nothing.
pub fn start(config: &Config) {
    start_on(config, tracing_subscriber::registry());
}

/// Starts the log, and the traces that go to the collector of the settings.
///
/// # Errors
/// When the address of the collector is none.
pub fn start_with_traces(config: &Config) -> Result<Option<Traces>, ExporterBuildError> {
    let Some(collector) = &config.otlp_url else {
        start(config);
        return Ok(None);
    };
    let (traces, layer) = Traces::to::<Registry>(collector)?;
    start_on(config, tracing_subscriber::registry().with(layer));
    Ok(Some(traces))
}

fn start_on<S>(config: &Config, spans: S)
where
    S: tracing::Subscriber + for<'a> tracing_subscriber::registry::LookupSpan<'a> + Send + Sync,
{
    // The configuration has checked the filter.
    let filter = EnvFilter::try_new(&config.log).unwrap_or_default();
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    let log = match config.log_format {
        LogFormat::Text => log.boxed(),
        LogFormat::Json => log.json().flatten_event(true).boxed(),
    };
    if let Err(error) = spans.with(log.with_filter(filter)).try_init() {
        tracing::debug!(%error, "the log was already started");
    }
}
