//! Accepts connections, within bounds: `axum::serve` would wait for ever for a request's headers, and for any number of
//! peers.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt as _;

use crate::config::Limits;

/// Out of file descriptors, most likely: some will be given back.
const AFTER_A_FAILED_ACCEPT: Duration = Duration::from_millis(100);

/// Serves until `stop` resolves, then lets running requests end within the deadline. Gives how many were cut off.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) -> usize {
    let places = Arc::new(Semaphore::new(limits.connections));
    let running = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async { (Arc::clone(&places).acquire_owned().await, listener.accept().await) };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match (place, accepted) {
            (Ok(place), Ok((socket, peer))) => answer(socket, peer, router.clone(), limits.header_timeout, &running, place),
            (_, Err(error)) => {
                tracing::error!(%error, "a connection could not be accepted");
                tokio::time::sleep(AFTER_A_FAILED_ACCEPT).await;
            }
            (Err(_), _) => break,
        }
    }
    drop(listener);
    match tokio::time::timeout(limits.shutdown_deadline, running.shutdown()).await {
        Ok(()) => 0,
        Err(_) => limits.connections - places.available_permits(),
    }
}

fn answer(
    socket: TcpStream,
    peer: SocketAddr,
    router: Router,
    header_timeout: Duration,
    running: &GracefulShutdown,
    place: OwnedSemaphorePermit,
) {
    // Otherwise the second part of a streamed page waits 40 ms for the acknowledgement of the first.
    if let Err(error) = socket.set_nodelay(true) {
        tracing::debug!(%error, "the peer left at once");
        return;
    }
    let service = service_fn(move |mut request: http::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection =
        http1::Builder::new().timer(TokioTimer::new()).header_read_timeout(header_timeout).serve_connection(TokioIo::new(socket), service);
    let connection = running.watch(connection);
    tokio::spawn(async move {
        // A peer that is slow or leaves in the middle is no event of ours.
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(place);
    });
}
