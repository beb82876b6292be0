//! `segl-server serve`

mod connections;
mod limits;
mod places;
mod signal;
mod stalled;

use std::time::Duration;

use axum::Router;
use clap::Args;
use segl_store::Store;
use tokio::net::TcpListener;
use tokio::runtime::Builder;

use super::log::LogFormat;
use super::{Failure, Global, open};
use crate::app::App;
use crate::dist::Dist;
use crate::live::Live;

pub use limits::Limits;
use signal::signal;

/// How long requests under way may take to end after a signal.
const FAREWELL: Duration = Duration::from_secs(10);

/// Options of this command alone.
#[derive(Debug, Args)]
pub struct Serve {
    /// How the log is written to standard error: lines for people, or JSON, one object a line.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub log_format: LogFormat,
    /// Limits for connections.
    #[command(flatten)]
    pub limits: Limits,
}

pub(super) fn run(global: &Global, command: &Serve) -> Result<(), Failure> {
    let (clock, roots) = (open::clock(global)?, open::roots()?);
    let (store, takes_changes) = Store::open_to_serve(&global.data)?;
    let dist = Dist::read(&global.dist).map_err(|cause| {
        Failure::new(
            "dist-unreadable",
            format!("The app in {} cannot be read: {cause}.", global.dist.display()),
        )
    })?;
    if dist.is_empty() {
        tracing::warn!("the app is not built: only the API is served");
    }
    if roots.iter().any(|root| root.test) {
        tracing::warn!("this build trusts test keys");
    }
    match store.end_operations_left_behind() {
        Ok(()) if takes_changes => {}
        Err(cause) if cause.disk_refused().is_none() => return Err(cause.into()),
        _ => tracing::warn!(
            "the data folder takes no changes: licences can be read, and nothing can be changed"
        ),
    }
    let app = App::new(store, roots, clock, dist, global.secure_cookies)
        .map_err(|_| Failure::new("random-failed", "The operating system gave no random bytes."))?
        .with_patience(command.limits.request_timeout)
        .with_license_servers(global.license_server.iter().cloned().collect());
    let live = app.live();
    let (router, checks, operations) = app.serving();
    let runtime = Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        tokio::spawn(checks.run());
        if global.demo_operations {
            tokio::spawn(operations.run());
        }
        serve(global, command.limits, router, &live).await
    })?;
    // Threads that still wait for the database are not waited for.
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

async fn serve(global: &Global, limits: Limits, router: Router, live: &Live) -> Result<(), Failure> {
    let address = global.listen;
    let listener = TcpListener::bind(address).await.map_err(|cause| {
        Failure::new("listen-failed", format!("{address} cannot be listened at: {cause}."))
    })?;
    let signal = signal()?;
    tracing::info!(address = %listener.local_addr().map_err(failed)?, "serving");
    let stopping = async {
        signal.await;
        tracing::info!("stopping");
        live.close();
    };
    let farewell = connections::serve(listener, router, limits, stopping).await;
    if tokio::time::timeout(FAREWELL, farewell).await.is_err() {
        tracing::warn!("requests under way were cut off");
    }
    Ok(())
}

fn failed(cause: std::io::Error) -> Failure {
    Failure::new("serve-failed", format!("The server cannot run: {cause}."))
}
