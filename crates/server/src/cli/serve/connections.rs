//! Takes connections, each with its limits, until it is told to stop.

use std::future::Future;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

use super::Limits;
use super::places::{Place, Places};
use super::stalled::NotStalled;

/// How long to wait when the system has no more sockets.
const REST: Duration = Duration::from_secs(1);
/// How often the log tells that somebody was kept out.
const TOLD_EVERY: Duration = Duration::from_secs(60);

/// Serves until the signal; what is returned then ends with the last request under way.
pub(super) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    signal: impl Future<Output = ()>,
) -> impl Future<Output = ()> {
    let ending = GracefulShutdown::new();
    let taking = async {
        let (places, mut told) = (Places::new(&limits), Told(None));
        loop {
            if places.are_taken() {
                told.tell("every connection is taken: others wait");
            }
            let Some(free) = places.free().await else { return };
            let (stream, peer) = match listener.accept().await {
                Ok(taken) => taken,
                Err(cause) => {
                    if !is_theirs(cause.kind()) {
                        tracing::error!(%cause, "no connection could be taken");
                        tokio::time::sleep(REST).await;
                    }
                    continue;
                }
            };
            match places.give(free, peer.ip()) {
                Some(place) => {
                    tokio::spawn(one(stream, peer, router.clone(), limits, ending.watcher(), place));
                }
                None => told.tell("an address has as many connections as one may: another was closed"),
            }
        }
    };
    tokio::select! {
        () = taking => {}
        () = signal => {}
    }
    drop(listener);
    ending.shutdown()
}

/// One connection, to its end.
async fn one(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
    watcher: Watcher,
    _place: Place,
) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let stream = TokioIo::new(NotStalled::new(stream, limits.answer_timeout));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_timeout)
        .serve_connection(stream, service);
    // It ends as the other side likes; what went wrong inside has been told.
    let _ = watcher.watch(connection).await;
}

/// Whether somebody went away before being taken.
fn is_theirs(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset)
}

/// When somebody was last told of.
struct Told(Option<Instant>);

impl Told {
    /// Not more often than is good for a log. Nobody's address is named.
    fn tell(&mut self, what: &str) {
        if self.0.is_none_or(|last| last.elapsed() >= TOLD_EVERY) {
            tracing::warn!("{what}");
            self.0 = Some(Instant::now());
        }
    }
}
