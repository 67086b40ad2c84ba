//! Laws of traces:
//! 1. a request leaves one span at the collector, with its number, method, route and status, and nothing of its address;
//! 2. a collector that is down, or that takes and never answers, neither slows a request nor holds the end up for long.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Instant;

use axum::body::Bytes;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::{KeyValue, any_value::Value};
use opentelemetry_proto::tonic::trace::v1::{Span, span::SpanKind, status::StatusCode as SpanStatus};
use prost::Message as _;
use tracing_subscriber::Registry;
use tracing_subscriber::layer::SubscriberExt as _;

use super::*;
use crate::traces::Traces;

/// A collector that takes what comes to `/v1/traces`.
fn collector() -> (String, Receiver<ExportTraceServiceRequest>) {
    let (tell, heard) = channel();
    let take = async move |body: Bytes| drop(tell.send(ExportTraceServiceRequest::decode(body).unwrap()));
    let router = Router::new().route("/v1/traces", post(take));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        runtime().block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), router).await.unwrap() });
    });
    (address, heard)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// Asks for these, one after the other, while traces go to this collector; answers how long the answers and the end took.
///
/// A second subscriber lives meanwhile. While a process has one only, `tracing` asks the thread that first meets a span whether anybody listens
/// to it, and the thread of another test would say no for all.
fn ask_traced(collector: &str, paths: &[&str]) -> (Duration, Duration) {
    let _second = tracing::Dispatch::new(Registry::default());
    let (traces, layer) = Traces::to::<Registry>(collector).unwrap();
    let begun = Instant::now();
    tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
        runtime().block_on(async {
            for path in paths {
                send(ask(path)).await;
            }
        });
    });
    let answered = begun.elapsed();
    traces.flush();
    (answered, begun.elapsed() - answered)
}

fn read(attributes: &[KeyValue]) -> BTreeMap<&str, String> {
    let read = |value: Option<&Value>| match value {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{other:?}"),
    };
    attributes.iter().map(|one| (one.key.as_str(), read(one.value.as_ref().and_then(|value| value.value.as_ref())))).collect()
}

fn status(span: &Span) -> i32 {
    span.status.as_ref().map_or(0, |status| status.code)
}

#[test]
fn law_1_a_request_leaves_one_span() {
    let (collector, heard) = collector();
    ask_traced(&collector, &["/en/here?word=secret", "/nowhere/secret", "/broken"]);
    let mut spans: Vec<Span> = Vec::new();
    while let Ok(sent) = heard.recv_timeout(Duration::from_millis(200)) {
        for resource in sent.resource_spans {
            let of = resource.resource.unwrap();
            assert_eq!(read(&of.attributes[..]).get("service.name").map(String::as_str), Some("passerelle"));
            spans.extend(resource.scope_spans.into_iter().flat_map(|scope| scope.spans));
        }
    }
    let names: Vec<&str> = spans.iter().map(|span| span.name.as_str()).collect();
    assert_eq!(names, ["GET /here", "GET none", "GET /broken"]);
    let told: Vec<_> = spans.iter().map(|span| read(&span.attributes)).collect();
    for (told, status) in told.iter().zip(["200", "404", "500"]) {
        assert_eq!(
            told.keys().copied().collect::<Vec<_>>(),
            ["http.request.method", "http.response.status_code", "http.route", "passerelle.request_id"]
        );
        assert!(told["http.response.status_code"] == status && told["passerelle.request_id"].len() == 36);
    }
    assert!(spans.iter().all(|span| span.kind == SpanKind::Server as i32 && span.events.is_empty()), "{spans:?}");
    assert_eq!(spans.iter().map(status).collect::<Vec<_>>(), [0, 0, SpanStatus::Error as i32]);
    assert!(!format!("{spans:?}").contains("secret"), "{spans:?}");
}

#[test]
fn law_2_a_collector_that_is_down_holds_nobody_up() {
    let paths = ["/here"; 200];
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    for address in [gone, silent.local_addr().unwrap()] {
        let (answered, ended) = ask_traced(&format!("http://{address}"), &paths);
        assert!(answered < Duration::from_secs(5), "{answered:?}");
        assert!(ended < Duration::from_secs(6), "{ended:?}");
    }
}
