//! Demonstration data, made the way a vendor and a customer would make it: signed, loaded, imported.

use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::places::Places;
use crate::process::step;
use crate::programs;
use crate::vendor;
use std::fs;
use std::path::Path;

/// Makes the data unless the folder is there.
pub(crate) fn ensure(places: &Places, folder: &Path, today: Option<&str>) -> Result<()> {
    if folder.is_dir() {
        println!("  Demonstration data is there: {}", places.short(folder));
        return Ok(());
    }
    make(places, folder, today)
}

/// Makes the data anew, replacing what an earlier call made. A folder with something else in it is not touched.
pub(crate) fn renew(places: &Places, folder: &Path, today: Option<&str>) -> Result<()> {
    if folder.exists() && !folder.join(MARK).is_file() {
        return Err(Error::new(format!(
            "{} was not made by this command and is left alone",
            places.short(folder)
        )));
    }
    files::remove(folder)?;
    make(places, folder, today)
}

/// Says that this folder may be thrown away.
const MARK: &str = "demo.txt";

/// Makes it beside its place and moves it there when it is whole, so that a cut-off call leaves nothing half done.
fn make(places: &Places, folder: &Path, today: Option<&str>) -> Result<()> {
    let name = format!("{}.part", files::name(folder));
    let part = folder.with_file_name(name);
    files::remove(&part)?;
    files::make_folder(&part)?;
    for owner in programs::OWNERS {
        let file = part.join(format!("{owner}.segl"));
        let what = format!("Signing the licence of {owner}");
        step(places, &what, &format!("issue-{owner}"), &mut programs::issue(places, owner, today, &file))?;
    }
    step(places, "Making the database", "init", &mut programs::init(places, &part, today))?;
    for owner in programs::OWNERS {
        let file = part.join(format!("{owner}.segl"));
        let what = format!("Loading the licence of {owner}");
        step(places, &what, &format!("load-{owner}"), &mut programs::load(places, &part, today, &file))?;
    }
    step(places, "Importing the users", "users", &mut programs::users(places, &part, today))?;
    for (at, satellite) in programs::SATELLITES.into_iter().enumerate() {
        let mut command = programs::satellite(places, &part, today, satellite);
        step(places, "Naming a satellite", &format!("satellite-{at}"), &mut command)?;
    }
    for (what, file) in [("terms", "demo/metering-terms.csv"), ("import", "demo/metering.csv")] {
        let mut command = programs::metering(places, &part, today, what, file);
        step(places, "Noting what was used", &format!("metering-{what}"), &mut command)?;
    }
    vendor::issue_next(places, &part, today)?;
    files::write(&part.join(MARK), "Demonstration data, made by `cargo xtask demo`: safe to remove.\n")?;
    fs::rename(&part, folder).context(|| format!("moving the data to {}", folder.display()))
}
