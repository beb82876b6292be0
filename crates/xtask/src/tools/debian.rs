//! Debian's packages, where they can be installed without asking anybody.

use crate::error::Result;
use crate::places::Places;
use crate::process;
use crate::tools::on_path;
use std::path::Path;

/// Installs packages as root on Debian; says whether it did.
pub(crate) fn install(places: &Places, what: &str, packages: &[&str]) -> Result<bool> {
    let root = process::ask("id", &["-u"]).is_some_and(|id| id == "0");
    if !root || !Path::new("/etc/debian_version").is_file() || on_path(&["apt-get"]).is_none() {
        return Ok(false);
    }
    let mut update = process::command("apt-get");
    update.args(["update", "-q"]);
    let updated = process::attempt(places, "Reading Debian's package lists", "apt-update", &mut update)?;
    let mut install = process::command("apt-get");
    install.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    let installed = process::attempt(places, what, "apt-install", &mut install)?;
    if !installed.ok {
        process::show_end(&updated);
        process::show_end(&installed);
    }
    Ok(installed.ok)
}
