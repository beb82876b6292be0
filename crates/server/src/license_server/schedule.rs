//! Which servers are asked by themselves, and when.

use std::sync::Arc;
use std::time::Duration;

use segl_store::StoreError;

use super::{Standing, check};
use crate::app::App;

/// How often it is looked whether a server is to be asked.
const LOOK: Duration = Duration::from_secs(60);

/// The checks that nobody asks for. They go on as long as they are run.
#[derive(Debug)]
pub struct LicenseChecks(pub(crate) Arc<App>);

impl LicenseChecks {
    /// Looks every minute, for ever.
    pub async fn run(self) {
        loop {
            self.look().await;
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Asks every server whose day has come. Returns the owners that were asked.
    pub async fn look(&self) -> Vec<String> {
        let app = Arc::clone(&self.0);
        let looked = tokio::task::spawn_blocking(move || look(&app)).await;
        match looked
            .map_err(|cause| cause.to_string())
            .and_then(|asked| asked.map_err(|cause| cause.to_string()))
        {
            Ok(asked) => asked,
            Err(cause) => {
                tracing::error!(%cause, "licence servers could not be asked");
                Vec::new()
            }
        }
    }
}

fn look(app: &App) -> Result<Vec<String>, StoreError> {
    let mut asked = Vec::new();
    let (today, now) = (app.today(), app.clock.now());
    for owner in app.license_servers.owners() {
        let snapshot = app.store.snapshot(&app.roots, today)?;
        let standing = Standing::of(&snapshot, owner);
        // On that day itself it is asked, too: licences are judged by days in UTC.
        let day_has_come = standing.next_check.is_some_and(|day| today >= day);
        let rested = app.store.license_check(owner)?.is_none_or(|check| now >= check.next_check);
        if day_has_come && rested {
            check(app, owner)?;
            asked.push(owner.clone());
        }
    }
    Ok(asked)
}
