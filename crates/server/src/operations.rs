//! Operations of a demonstration: imports and rebuilds that do nothing but tell how far they are, so that the list of
//! events has something that runs, can be watched and can be cancelled.

use std::sync::Arc;
use std::time::Duration;

use segl_store::{EventKind, StoreError};

use crate::app::{App, stored};

/// How often an operation tells how far it is.
const STEP: Duration = Duration::from_secs(1);
/// How long nothing runs between two operations.
const REST: Duration = Duration::from_secs(20);

/// One operation: its kind, what it says, and how many seconds it takes.
const OPERATIONS: [(EventKind, &str, u8); 4] = [
    (EventKind::Import, "contacts-2026.csv", 90),
    (EventKind::FreetextRebuild, "", 60),
    (EventKind::UDefRebuild, "", 30),
    (EventKind::ROURebuild, "", 45),
];

/// The operations. They go on, one after the other, as long as they are run.
#[derive(Debug)]
pub struct Operations(pub(crate) Arc<App>);

impl Operations {
    /// Runs them in turn, for ever.
    pub async fn run(self) {
        loop {
            for (kind, message, seconds) in OPERATIONS {
                if self.one(kind, message, seconds).await.is_err() {
                    // The cause is in the log already.
                    return;
                }
                tokio::time::sleep(REST).await;
            }
        }
    }

    /// Runs one from its beginning to its end, or until an administrator cancels it.
    async fn one(&self, kind: EventKind, message: &'static str, seconds: u8) -> Result<(), ()> {
        let begun = self.told(move |app| {
            let now = app.clock.now();
            app.store.begin_operation(kind, message, Some(now + i64::from(seconds)), now)
        });
        let Some(id) = begun.await? else { return Ok(()) };
        for done in 1..=seconds {
            tokio::time::sleep(STEP).await;
            let percent = u8::try_from(u16::from(done) * 100 / u16::from(seconds)).unwrap_or(100);
            let goes_on = self.told(move |app| app.store.operation_progress(id, percent, app.clock.now()));
            if !goes_on.await? {
                return Ok(());
            }
        }
        self.told(move |app| app.store.end_operation(id)).await
    }

    /// Writes, and tells those who watch.
    async fn told<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, ()> {
        let done = stored(&self.0, work).await.map_err(drop)?;
        self.0.live.changed();
        Ok(done)
    }
}
