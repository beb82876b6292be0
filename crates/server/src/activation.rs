//! From a licence file to the active licence: what every path to it shares.

mod extended;
mod preview;
mod problem;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use segl_store::{Activation, Candidate, FileHash, Move, Step, Terms, World};
use segl_webapi::activation::ExtendedLicenseInfo;

use crate::app::{App, blocking, stored};
use crate::auth::Administrator;
use crate::license_server::{draft, keep, report};
use crate::licenses::{extended_license_info, snapshot};
use crate::problem::Refusal;

use extended::extended_from_file;
pub(crate) use extended::{reason, reason_of, result_of};
pub(crate) use preview::{changed, moves};
pub(crate) use problem::{refused_verdict, verdict_facts};

/// What is to be activated, and on what terms.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) file: Vec<u8>,
    pub(crate) moves: Vec<Move>,
    /// What the administrator decided on.
    pub(crate) world: Option<World>,
    /// Company name and serial number that the administrator typed.
    pub(crate) typed: Option<(String, String)>,
}

impl Wanted {
    /// A file on no terms.
    pub(crate) fn file(file: Vec<u8>) -> Self {
        Self { file, ..Self::default() }
    }

    fn terms<'a>(&'a self, watch: &'a dyn Fn(Step) -> ControlFlow<()>) -> Terms<'a> {
        let typed = self.typed.as_ref().map(|(name, serial_nr)| (name.as_str(), serial_nr.as_str()));
        Terms {
            moves: &self.moves,
            world: self.world.as_ref(),
            typed,
            only_without_loss: false,
            watch: Some(watch),
        }
    }
}

/// Says what an activation would do, and keeps the file where it verifies.
pub(crate) async fn look(
    app: &Arc<App>,
    administrator: &Administrator,
    wanted: Wanted,
) -> Result<(Activation, Option<FileHash>), Refusal> {
    let (actor, gone) = (administrator.actor(), Gone::new());
    let flag = gone.flag();
    let looked = blocking(app, move |app| {
        let watch = watch(&flag);
        let outcome = app.store.preview(&draft(app, &wanted.file, &actor), &wanted.terms(&watch))?;
        let hash = keep(app, &outcome.judgement, &wanted.file, &actor)?;
        Ok((outcome, hash))
    });
    looked.await?.map_err(problem::not_activated)
}

/// Activates a file: everything together, or nothing. A file that is refused is a refusal.
pub(crate) async fn activate(
    app: &Arc<App>,
    administrator: &Administrator,
    wanted: Wanted,
) -> Result<Activation, Refusal> {
    let (actor, gone) = (administrator.actor(), Gone::new());
    let flag = gone.flag();
    let done = blocking(app, move |app| {
        let watch = |step| {
            if is_told(step) {
                tracing::info!(?step, "an activation goes on");
            }
            watch(&flag)(step)
        };
        let done = app.store.activate_with(&draft(app, &wanted.file, &actor), &wanted.terms(&watch))?;
        tracing::info!(is_active = done.report.is_some(), "an activation ended");
        Ok(done)
    });
    let done = done.await?.map_err(problem::not_activated)?;
    let verdict = &done.judgement.verdict;
    match &verdict.owner_name {
        Some(owner) if done.report.is_some() => report(app, owner),
        _ => return Err(refused_verdict(verdict)),
    }
    Ok(done)
}

/// A file that was kept. 409 `candidate-unknown` where it made room for newer ones: it is to be sent again.
pub(crate) async fn candidate(app: &Arc<App>, name: &str) -> Result<Candidate, Refusal> {
    let unknown = || Refusal::new(StatusCode::CONFLICT, "candidate-unknown");
    let hash = file_hash(name).ok_or_else(unknown)?;
    stored(app, move |app| app.store.candidate(&hash)).await?.ok_or_else(unknown)
}

/// A file that was kept, by the signature of `New` as the vendor's client sends it.
pub(crate) async fn named(app: &Arc<App>, info: Option<ExtendedLicenseInfo>) -> Result<Candidate, Refusal> {
    let signature = info.and_then(|info| info.new).map(|new| new.signature).unwrap_or_default();
    let found = stored(app, move |app| match signature.as_str() {
        "" => Ok(None),
        signature => app.store.candidate_by_signature(signature),
    });
    found.await?.ok_or_else(|| Refusal::new(StatusCode::CONFLICT, "candidate-unknown"))
}

/// The active licence and that of a file side by side; the file is kept where it verifies.
pub(crate) async fn side_by_side(
    app: &Arc<App>,
    administrator: &Administrator,
    file: Vec<u8>,
) -> Result<ExtendedLicenseInfo, Refusal> {
    let (activation, _) = look(app, administrator, Wanted::file(file)).await?;
    let snapshot = snapshot(app).await?;
    let owner = activation.judgement.verdict.owner_name.as_deref();
    let current = owner.and_then(|owner| snapshot.owner(owner));
    let current = current.and_then(|owner| extended_license_info(&snapshot, owner).current);
    Ok(extended_from_file(&activation, current))
}

/// The name of a file on the wire: its hash in lower-case hexadecimal digits.
pub(crate) fn hex(hash: &FileHash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn file_hash(name: &str) -> Option<FileHash> {
    let fits = name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let pair = |at: usize| u8::from_str_radix(name.get(2 * at..2 * at + 2)?, 16).ok();
    let bytes: Option<Vec<u8>> = (0..32).map(pair).collect();
    bytes.filter(|_| fits)?.try_into().ok()
}

/// Whether a step is worth a line in the log: of moves every hundredth.
fn is_told(step: Step) -> bool {
    match step {
        Step::Taken(done, _) | Step::Given(done, _) => done.is_multiple_of(100),
        _ => true,
    }
}

/// Raised when the one who asked has gone: then the work is undone at its next step.
struct Gone(Arc<AtomicBool>);

impl Gone {
    fn new() -> Self {
        Self(Arc::new(AtomicBool::new(false)))
    }

    fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }
}

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn watch(gone: &AtomicBool) -> impl Fn(Step) -> ControlFlow<()> {
    |_| if gone.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}
