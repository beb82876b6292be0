//! The vendors' licence servers: which are configured, how they are asked, and what follows from their answers.

mod address;
mod check;
mod client;
mod schedule;
mod trouble;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use segl_license::encode_base64;
use segl_store::{ActivationDraft, Actor, FileHash, Snapshot};

use crate::app::App;

pub use address::{Address, AddressError};
pub(crate) use check::check;
pub(crate) use client::Question;
pub use schedule::LicenseChecks;
pub(crate) use trouble::Trouble;

use client::Client;

/// The owner whose serial number is the installation's.
pub(crate) const MAIN_OWNER: &str = "SUPEROFFICE";

/// The configured servers, and the one client that asks them.
#[derive(Debug)]
pub(crate) struct LicenseServers {
    addresses: BTreeMap<String, Address>,
    client: Client,
    /// One question at a time: two answers that cross would be told in the wrong order.
    asking: Mutex<()>,
}

/// What an installation has of an owner, as a licence server is asked about it.
pub(crate) struct Standing {
    /// Name, serial number and active licence.
    pub(crate) question: Question,
    /// The day from which the server is to be asked.
    pub(crate) next_check: Option<segl_license::Date>,
}

impl LicenseServers {
    pub(crate) fn new(addresses: BTreeMap<String, Address>) -> Self {
        Self { addresses, client: Client::new(), asking: Mutex::default() }
    }

    /// The address of an owner's server.
    pub(crate) fn of(&self, owner: &str) -> Option<&Address> {
        self.addresses.get(owner)
    }

    fn owners(&self) -> impl Iterator<Item = &String> {
        self.addresses.keys()
    }

    /// Fetches the licence that the owner's server has for this installation. Nothing of it is verified yet.
    pub(crate) fn fetch(&self, owner: &str, question: &Question) -> Result<Vec<u8>, Trouble> {
        self.client.license(self.of(owner).ok_or(Trouble::NotConfigured)?, question)
    }

    /// What every issue said of a row, as the server's JSON.
    pub(crate) fn history(&self, owner: &str, question: &Question, module: &str) -> Result<String, Trouble> {
        self.client.history(self.of(owner).ok_or(Trouble::NotConfigured)?, question, module)
    }
}

impl Standing {
    /// Of an owner, whether anything of it is stored or not.
    pub(crate) fn of(snapshot: &Snapshot, owner: &str) -> Self {
        let license = snapshot.owner(owner).and_then(|owner| owner.judged.license.as_ref());
        let company = &snapshot.company;
        let from_license =
            |license: &segl_license::License| (license.serial_nr.clone(), license.company_name.clone());
        let (serial_nr, company_name) = license.map_or_else(
            || (company.serial_nr.clone(), company.name.clone()),
            |license| from_license(license),
        );
        let hash = license.map(|license| license.hash().to_base64());
        Self {
            question: Question { owner_name: owner.to_owned(), serial_nr, company_name, hash },
            next_check: license.and_then(|license| license.next_check_date),
        }
    }
}

/// Keeps a file that verifies, for an administrator to look at.
pub(crate) fn keep(
    app: &App,
    judgement: &segl_license::Judgement,
    file: &[u8],
    actor: &Actor,
) -> Result<Option<FileHash>, segl_store::StoreError> {
    let Some(content) = &judgement.content else { return Ok(None) };
    let signature = encode_base64(&content.file.license.signature);
    let owner = &content.license.owner_name;
    app.store.keep_candidate(owner, &signature, file, actor, app.clock.now()).map(Some)
}

/// A file to be activated by someone, judged for today.
pub(crate) fn draft<'a>(app: &'a App, file: &'a [u8], actor: &'a Actor) -> ActivationDraft<'a> {
    ActivationDraft { file, roots: &app.roots, today: app.today(), actor, now: app.clock.now() }
}

/// Tells the owner's server in the background which licence is active. Where that fails, the next check tells it.
pub(crate) fn report(app: &Arc<App>, owner: &str) {
    if app.license_servers.of(owner).is_some() {
        let (app, owner) = (Arc::clone(app), owner.to_owned());
        tokio::task::spawn_blocking(move || check::settle(&app, &owner));
    }
}
