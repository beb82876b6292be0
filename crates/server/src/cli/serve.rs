//! `segl-server serve`

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use clap::Args;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

use super::log::LogFormat;
use super::{Failure, Global, open};
use crate::app::App;
use crate::dist::Dist;
use crate::live::Live;

/// How long requests under way may take to end after a signal.
const FAREWELL: Duration = Duration::from_secs(10);

/// Options of this command alone.
#[derive(Debug, Args)]
pub struct Serve {
    /// How the log is written to standard error: lines for people, or JSON, one object a line.
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub log_format: LogFormat,
}

pub(super) fn run(global: &Global, _command: &Serve) -> Result<(), Failure> {
    let (clock, roots, store) = (open::clock(global)?, open::roots()?, open::store(global)?);
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
    store.end_operations_left_behind()?;
    let app = App::new(store, roots, clock, dist, global.secure_cookies)
        .map_err(|_| Failure::new("random-failed", "The operating system gave no random bytes."))?
        .with_license_servers(global.license_server.iter().cloned().collect());
    let live = app.live();
    let (router, checks, operations) = app.serving();
    let runtime = Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        tokio::spawn(checks.run());
        if global.demo_operations {
            tokio::spawn(operations.run());
        }
        serve(global.listen, router, &live).await
    })?;
    // Threads that still wait for the database are not waited for.
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

async fn serve(address: SocketAddr, router: Router, live: &Live) -> Result<(), Failure> {
    let listener = TcpListener::bind(address).await.map_err(|cause| {
        Failure::new("listen-failed", format!("{address} cannot be listened at: {cause}."))
    })?;
    let (asked, farewell) = oneshot::channel();
    let signal = signal()?;
    tracing::info!(address = %listener.local_addr().map_err(failed)?, "serving");
    let live = live.clone();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        signal.await;
        tracing::info!("stopping");
        live.close();
        // Nobody listens any more only when the server has ended by itself.
        let _ = asked.send(());
    });
    let out_of_patience = async {
        match farewell.await {
            Ok(()) => tokio::time::sleep(FAREWELL).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = async { serving.await } => ended.map_err(failed),
        () = out_of_patience => {
            tracing::warn!("requests under way were cut off");
            Ok(())
        }
    }
}

/// Ctrl-C, and SIGTERM where there is one.
#[cfg(unix)]
fn signal() -> Result<impl Future<Output = ()>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn signal() -> Result<impl Future<Output = ()>, Failure> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

fn failed(cause: std::io::Error) -> Failure {
    Failure::new("serve-failed", format!("The server cannot run: {cause}."))
}
