//! What every request has at hand, and the routes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware;
use segl_license::{Date, Roots};
use segl_store::{Store, StoreError};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};
use tower_http::timeout::TimeoutLayer;

use crate::answer::{self, origin, panic};
use crate::auth::attempts::Attempts;
use crate::auth::basic::Known;
use crate::clock::Clock;
use crate::dist::Dist;
use crate::license_server::{Address, LicenseChecks, LicenseServers};
use crate::live::Live;
use crate::operations::Operations;
use crate::password::{HashingFailed, Passwords};
use crate::problem::Refusal;
use crate::{pages, routes};

/// The largest body of a request, in bytes; paths that take a licence file have their own limit.
const BODY_LIMIT: usize = 64 * 1024;
/// The same where a body holds a licence, perhaps as a JSON string, or thousands of moves. A file over its own limit is
/// then still judged, and refused by its own code.
pub(crate) const FILE_BODY_LIMIT: usize = 12 * 1024 * 1024;
/// How long a request may take, unless it is said otherwise.
const PATIENCE: Duration = Duration::from_secs(30);
/// Answers of the API under this size, in bytes, are sent as they are.
const COMPRESSED_FROM: u64 = 1024;
/// Brotli and gzip at a level that costs milliseconds for the largest answer.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(4);

/// The server without its socket.
#[derive(Debug)]
pub struct App {
    pub(crate) store: Store,
    pub(crate) roots: Roots,
    pub(crate) clock: Clock,
    pub(crate) dist: Dist,
    pub(crate) secure_cookies: bool,
    pub(crate) passwords: Passwords,
    pub(crate) attempts: Attempts,
    pub(crate) known: Known,
    pub(crate) license_servers: LicenseServers,
    pub(crate) live: Live,
    patience: Duration,
}

impl App {
    /// Puts a server together. `secure_cookies` says that browsers reach it by TLS.
    ///
    /// # Errors
    /// [`HashingFailed`] without randomness.
    pub fn new(
        store: Store,
        roots: Roots,
        clock: Clock,
        dist: Dist,
        secure_cookies: bool,
    ) -> Result<Self, HashingFailed> {
        Ok(Self {
            store,
            roots,
            clock,
            dist,
            secure_cookies,
            passwords: Passwords::new()?,
            attempts: Attempts::new(),
            known: Known::new(),
            license_servers: LicenseServers::new(BTreeMap::new()),
            live: Live::new(),
            patience: PATIENCE,
        })
    }

    /// With another limit for how long a request may take, from its head to the beginning of its answer.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// With the licence servers that may be asked, by owner. Without them none ever is.
    #[must_use]
    pub fn with_license_servers(mut self, addresses: BTreeMap<String, Address>) -> Self {
        self.license_servers = LicenseServers::new(addresses);
        self
    }

    /// What live streams wait for.
    #[must_use]
    pub fn live(&self) -> Live {
        self.live.clone()
    }

    /// Everything it answers.
    pub fn router(self) -> Router {
        self.serving().0
    }

    /// Everything it answers, the checks that it makes by itself, and a demonstration's operations.
    pub fn serving(self) -> (Router, LicenseChecks, Operations) {
        let app = Arc::new(self);
        (around(&app, routes::router()), LicenseChecks(Arc::clone(&app)), Operations(app))
    }

    /// The day for which everything is judged.
    pub(crate) fn today(&self) -> Date {
        self.clock.today()
    }
}

/// The layers around routes, the outermost last, and the app's own pages beside them.
fn around(app: &Arc<App>, routes: Router<Arc<App>>) -> Router {
    let compression = CompressionLayer::new()
        .quality(COMPRESSION)
        .compress_when(SizeAbove::new(COMPRESSED_FROM).and(NotForContentType::SSE));
    Router::new()
        .merge(routes.layer(compression))
        .fallback(pages::fallback)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn(origin::check))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, app.patience))
        .layer(CatchPanicLayer::custom(panic::answer))
        .layer(middleware::from_fn_with_state(Arc::clone(app), answer::finish))
        .with_state(Arc::clone(app))
}

/// Works with the database on a thread that may wait for it.
pub(crate) async fn blocking<T, E>(
    app: &Arc<App>,
    work: impl FnOnce(&App) -> Result<T, E> + Send + 'static,
) -> Result<Result<T, E>, Refusal>
where
    T: Send + 'static,
    E: Send + 'static,
{
    // What that thread tells the log belongs to the request.
    let (app, span) = (Arc::clone(app), tracing::Span::current());
    tokio::task::spawn_blocking(move || span.in_scope(|| work(&app)))
        .await
        .map_err(|cause| Refusal::server_failed(&cause))
}

/// The same, where the store's own failures are the only ones.
pub(crate) async fn stored<T: Send + 'static>(
    app: &Arc<App>,
    work: impl FnOnce(&App) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Refusal> {
    blocking(app, work).await?.map_err(|cause| Refusal::store_failed(&cause))
}

#[cfg(test)]
mod tests;
