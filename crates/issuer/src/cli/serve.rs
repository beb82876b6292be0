//! `segl-issuer serve`

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use segl_issuer::LicenseServer;
use segl_license::Date;
use tokio::net::TcpListener;

use super::clock::today;
use super::{Failure, day};

const LONG: &str = "Answers customers' backends from a folder of issued licences (*.segl) until Ctrl-C or SIGTERM.

A customer who names the serial number and the company gets the newest licence that was issued for them; a licence whose \
Replaces names the customer's active one goes before it. Nothing is signed here and no key is read: put a new file into \
the folder, and it is handed out at the next question. What a customer's program would refuse is never handed out.

What customers activated is written to accepted.jsonl in the folder. messages.toml in the folder says what you have to \
tell:

  [[Message]]
  OwnerName = \"ACME\"
  SerialNr = \"1801852599\"     # left out: to every customer of ACME
  Text = \"Your invoice is not paid yet.\"
  Url = \"https://acme.example/invoices\"   # may be left out

Put a proxy with TLS in front: customers' backends speak plain HTTP with this machine alone.

Example:
  segl-issuer serve --folder issued --listen 127.0.0.1:8090";

/// Hand out issued licences to customers' backends
#[derive(Debug, clap::Args)]
#[command(long_about = LONG)]
pub(super) struct Args {
    /// Folder of issued licences
    #[arg(long, value_name = "DIR")]
    folder: PathBuf,
    /// Address and port; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// The root's public key, to judge licences by; without it, the roots built into this program
    #[arg(long, value_name = "FILE.pub")]
    root_public: Option<PathBuf>,
    /// A day to take for today; for tests and demonstrations
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

pub(super) fn run(args: &Args) -> Result<String, Failure> {
    let roots = super::issue::roots(args.root_public.as_deref())?;
    let first = today(args.today)?;
    let fixed = args.today;
    let server = LicenseServer::new(&args.folder, roots, move || today(fixed).unwrap_or(first));
    let stock = server
        .stock()
        .map_err(|why| Failure::usage(format_args!("cannot serve {}: {why}", args.folder.display())))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = TcpListener::bind(args.listen)
            .await
            .map_err(|why| Failure::usage(format_args!("{} cannot be listened at: {why}", args.listen)))?;
        let address = listener.local_addr().map_err(failed)?;
        let refused = match stock.refused {
            0 => String::new(),
            count => format!(", {count} files that customers would refuse are left out"),
        };
        // Whoever started this may wait for the line; that nobody reads it is no reason to stop.
        let _ =
            writeln!(std::io::stdout(), "Serving {} licences at http://{address}{refused}", stock.licenses);
        axum::serve(listener, server.router()).with_graceful_shutdown(signal()).await.map_err(failed)
    })?;
    Ok("Stopped.".to_owned())
}

/// Ctrl-C, and SIGTERM where there is one.
async fn signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn failed(why: std::io::Error) -> Failure {
    Failure::usage(format_args!("the server cannot run: {why}"))
}
