//! Traces for an OpenTelemetry collector: a span for each request, by OTLP over HTTP.
//!
//! What leaves is said here, attribute by attribute: the number of the request, its method, the route that answered and the status. Addresses
//! stay here, which may hold ids. Spans wait in a queue of bounded length and are sent by a thread of their own; what a collector that is down
//! does not take is dropped, and no request waits for it.

use std::time::Duration;

use axum::body::Bytes;
use opentelemetry::trace::{SpanKind, Status, TracerProvider as _};
use opentelemetry::{KeyValue, Value};
use opentelemetry_http::{HttpClient, HttpError};
use opentelemetry_otlp::{Protocol, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{SdkTracerProvider, SpanData, SpanExporter};
use tracing::{Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;

/// The attributes of a request's span, after the conventions of OpenTelemetry.
pub const REQUEST_ID: &str = "passerelle.request_id";
pub const METHOD: &str = "http.request.method";
pub const ROUTE: &str = "http.route";
pub const STATUS: &str = "http.response.status_code";

/// The target of the spans that leave.
pub const REQUEST: &str = "server::http::access_log";

/// How long a collector may take to take something, and to take the rest at a stop.
const WITHIN: Duration = Duration::from_secs(3);

/// The sending of traces. To be [flushed](Traces::flush) before the process ends.
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends to this collector from now on; answers what listens to the spans.
    ///
    /// # Errors
    /// When its address is none.
    pub fn to<S>(collector: &str) -> Result<(Self, impl Layer<S> + Send + Sync + use<S>), opentelemetry_otlp::ExporterBuildError>
    where
        S: Subscriber + for<'a> LookupSpan<'a> + Send + Sync,
    {
        let address = if collector.ends_with("/v1/traces") { collector.to_owned() } else { format!("{collector}/v1/traces") };
        let exporter = opentelemetry_otlp::SpanExporter::builder()
            .with_http()
            .with_http_client(Sender::new())
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(address)
            .with_timeout(WITHIN)
            .build()?;
        let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let resource = Resource::builder().with_service_name("passerelle").with_attribute(version).build();
        let provider = SdkTracerProvider::builder().with_batch_exporter(Told(exporter)).with_resource(resource).build();
        let layer = tracing_opentelemetry::layer()
            .with_tracer(provider.tracer("passerelle"))
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false);
        let requests = filter_fn(|metadata: &Metadata<'_>| metadata.is_span() && metadata.target() == REQUEST);
        Ok((Self(provider), layer.with_filter(requests)))
    }

    /// Sends what waits, and no more after that. Blocks, for a few seconds at most.
    pub fn flush(self) {
        if let Err(error) = self.0.shutdown_with_timeout(WITHIN) {
            tracing::warn!(%error, "the last traces are lost");
        }
    }
}

/// Sends nothing but what is listed above, under the names of the conventions.
#[derive(Debug)]
struct Told<E>(E);

impl<E: SpanExporter> SpanExporter for Told<E> {
    async fn export(&self, mut batch: Vec<SpanData>) -> OTelSdkResult {
        batch.iter_mut().for_each(clean);
        self.0.export(batch).await
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.0.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.0.set_resource(resource);
    }
}

fn clean(span: &mut SpanData) {
    span.attributes.retain(|attribute| [REQUEST_ID, METHOD, ROUTE, STATUS].contains(&attribute.key.as_str()));
    let said = |key: &str| span.attributes.iter().find(|attribute| attribute.key.as_str() == key).map(|attribute| &attribute.value);
    if let (Some(method), Some(route)) = (said(METHOD), said(ROUTE)) {
        span.name = format!("{} {}", method.as_str(), route.as_str()).into();
    }
    if matches!(said(STATUS), Some(Value::I64(500..))) {
        span.status = Status::error("");
    }
    span.span_kind = SpanKind::Server;
}

/// Blocks: the thread that sends has nothing else to do.
#[derive(Debug)]
struct Sender(ureq::Agent);

impl Sender {
    fn new() -> Self {
        let settings = ureq::Agent::config_builder().timeout_global(Some(WITHIN)).http_status_as_error(false).max_redirects(0);
        Self(settings.build().into())
    }
}

#[async_trait::async_trait]
impl HttpClient for Sender {
    async fn send_bytes(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, HttpError> {
        let (parts, body) = request.into_parts();
        let request = http::Request::from_parts(parts, body.to_vec());
        let (parts, mut body) = self.0.run(request)?.into_parts();
        Ok(http::Response::from_parts(parts, body.read_to_vec()?.into()))
    }
}
