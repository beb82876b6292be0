//! One check: ask, fetch, verify, activate where nobody loses anything, remember.

use std::sync::PoisonError;

use segl_license::ObjectHash;
use segl_store::{ActivateError, Actor, LicenseCheck, StoreError, Terms};
use segl_webapi::enums::LicenseStatus;
use segl_webapi::problem::Facts;

use super::client::Told;
use super::{Standing, Trouble, draft, keep};
use crate::app::App;
use crate::clock::Seconds;

/// How soon a server that could not be asked is asked again; each further time twice as late.
const SOON: Seconds = 5 * 60;
/// How late at most, and how often a server is asked whose answer was good.
const DAILY: Seconds = 24 * 3600;

/// What the log says about who activated a licence by itself.
pub(crate) const BY_ITSELF: &str = "segl-server: licence server";

/// Asks the owner's server now, whatever was said before. Only a failing database is an error: trouble with the server is
/// what there is to remember.
///
/// # Errors
/// When the database refuses.
pub(crate) fn check(app: &App, owner: &str) -> Result<LicenseCheck, StoreError> {
    let _one_at_a_time = app.license_servers.asking.lock().unwrap_or_else(PoisonError::into_inner);
    let before = app.store.license_check(owner)?.unwrap_or_default();
    let now = app.clock.now();
    let mut after = LicenseCheck { owner_name: owner.to_owned(), asked: now, ..LicenseCheck::default() };
    after.reported = before.reported;
    match ask(app, owner, &mut after)? {
        Ok(()) => after.next_check = now + DAILY,
        Err(trouble) => {
            after.status = trouble.status() as i64;
            trouble.code().clone_into(&mut after.code);
            after.facts = json(&trouble.facts());
            if trouble.is_passing() {
                after.failures = before.failures.saturating_add(1);
                // What waited before still waits.
                after.candidate = before.candidate;
            }
            let wait = SOON.checked_shl(after.failures.saturating_sub(1)).unwrap_or(DAILY);
            after.next_check = now + if trouble.is_passing() { wait.clamp(SOON, DAILY) } else { DAILY };
        }
    }
    if after.facts.is_empty() {
        after.facts = json(&Facts::default());
    }
    app.store.set_license_check(&after)?;
    report(app, owner)?;
    app.store.license_check(owner).map(|check| check.unwrap_or(after))
}

/// Forgets what waited and is active by now, and tells the server of it.
pub(super) fn settle(app: &App, owner: &str) {
    let _one_at_a_time = app.license_servers.asking.lock().unwrap_or_else(PoisonError::into_inner);
    let settled = || -> Result<(), StoreError> {
        if let Some(mut check) = app.store.license_check(owner)?.filter(|check| check.candidate.is_some()) {
            check.candidate = None;
            check.status = LicenseStatus::Ok as i64;
            check.code.clear();
            check.facts = json(&Facts::default());
            app.store.set_license_check(&check)?;
        }
        report(app, owner)
    };
    if let Err(cause) = settled() {
        tracing::error!(%cause, "an activation could not be settled with its licence server");
    }
}

fn ask(app: &App, owner: &str, check: &mut LicenseCheck) -> Result<Result<(), Trouble>, StoreError> {
    let Some(address) = app.license_servers.of(owner) else { return Ok(Err(Trouble::NotConfigured)) };
    let snapshot = app.store.snapshot(&app.roots, app.today())?;
    let question = Standing::of(&snapshot, owner).question;
    let told = match app.license_servers.client.status(address, &question) {
        Ok(told) => told,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let Some(status) = status(&told) else { return Ok(Err(Trouble::NotUnderstood)) };
    check.status = status as i64;
    check.message = told.message;
    check.url = told.url;
    if told.status == UP_TO_DATE {
        return Ok(Ok(()));
    }
    let file = match app.license_servers.client.license(address, &question) {
        Ok(file) => file,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let actor = Actor::program(BY_ITSELF);
    let careful = Terms { only_without_loss: true, ..Terms::default() };
    let outcome = app.store.activate_with(&draft(app, &file, &actor), &careful);
    match outcome {
        Ok(done) if done.report.is_some() => {
            tracing::info!(owner, "a new licence was activated by itself");
            check.status = LicenseStatus::NewLicenseActivated as i64;
            Ok(Ok(()))
        }
        Ok(refused) => Ok(Err(Trouble::Refused(Box::new(refused.judgement.verdict)))),
        Err(ActivateError::Store(error)) => Err(error),
        Err(_) => {
            let judgement = snapshot.judge_file(&file, &app.roots, app.today());
            check.candidate = keep(app, &judgement, &file, &actor)?;
            Ok(Ok(()))
        }
    }
}

const UP_TO_DATE: &str = "up-to-date";

/// The vendor's name for what the server said.
fn status(told: &Told) -> Option<LicenseStatus> {
    match (told.status.as_str(), told.message.is_empty(), told.url.is_empty()) {
        (UP_TO_DATE, true, true) => Some(LicenseStatus::Ok),
        (UP_TO_DATE, _, true) => Some(LicenseStatus::UseCustomMessage),
        (UP_TO_DATE, ..) => Some(LicenseStatus::UseCustomMessageAndUrl),
        ("new-license", ..) => Some(LicenseStatus::NewLicenseAvailable),
        ("new-company-name", ..) => Some(LicenseStatus::NewCompanyNameAvailable),
        ("new-serial-number", ..) => Some(LicenseStatus::NewSerialAvailable),
        _ => None,
    }
}

/// Tells the server which licence is active, unless it was told before.
fn report(app: &App, owner: &str) -> Result<(), StoreError> {
    let Some(address) = app.license_servers.of(owner) else { return Ok(()) };
    let snapshot = app.store.snapshot(&app.roots, app.today())?;
    let question = Standing::of(&snapshot, owner).question;
    let Some(active) = question.hash.clone().filter(|hash| ObjectHash::from_base64(hash).is_some()) else {
        return Ok(());
    };
    let check = app.store.license_check(owner)?;
    if check.as_ref().is_some_and(|check| check.reported.as_ref() == Some(&active)) {
        return Ok(());
    }
    if app.license_servers.client.accepted(address, &question).is_err() {
        // The next check tells it.
        return Ok(());
    }
    let check = check.unwrap_or_else(|| LicenseCheck {
        owner_name: owner.to_owned(),
        facts: json(&Facts::default()),
        ..LicenseCheck::default()
    });
    app.store.set_license_check(&LicenseCheck { reported: Some(active), ..check })
}

fn json(facts: &Facts) -> String {
    serde_json::to_string(facts).unwrap_or_else(|_| "{}".to_owned())
}
