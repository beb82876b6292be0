//! A Chromium for the tests: the machine's, else Debian's, else Playwright's.

use crate::error::{Error, Result};
use crate::places::Places;
use crate::process;
use crate::tools::{debian, npm, on_path};
use std::env;
use std::path::PathBuf;

const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const HOW: &str = "no Chromium was found: install it (on Debian as root: apt-get install -y chromium \
                   chromium-driver) or name one in SEGL_CHROMIUM";

/// The browser, installed when the machine has none and there is a way.
pub(crate) fn chromium(places: &Places) -> Result<PathBuf> {
    if let Some(named) = env::var_os("SEGL_CHROMIUM") {
        return Ok(PathBuf::from(named));
    }
    if let Some(found) = on_path(BROWSERS) {
        return Ok(found);
    }
    if from_debian(places)?
        && let Some(found) = on_path(BROWSERS)
    {
        return Ok(found);
    }
    from_playwright(places)?.ok_or_else(|| Error::new(HOW))
}

/// The WebDriver server that goes with it, for tests that wasm-bindgen runs.
pub(crate) fn chromedriver(places: &Places) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMEDRIVER") {
        return Ok(PathBuf::from(named));
    }
    if let Some(found) = on_path(&["chromedriver"]) {
        return Ok(found);
    }
    from_debian(places)?;
    on_path(&["chromedriver"]).ok_or_else(|| {
        Error::new(
            "no chromedriver was found: install the one of your Chromium's version (on Debian as root: \
             apt-get install -y chromium-driver) or name it in CHROMEDRIVER",
        )
    })
}

fn from_debian(places: &Places) -> Result<bool> {
    debian::install(
        places,
        "Installing Chromium from Debian",
        &["chromium", "chromium-driver", "fonts-liberation"],
    )
}

/// Playwright's own download, where it is reachable.
fn from_playwright(places: &Places) -> Result<Option<PathBuf>> {
    npm::test_packages(places)?;
    let tests = places.root.join("tests");
    let mut install = process::command("npx");
    install.args(["playwright", "install", "--with-deps", "chromium"]).current_dir(&tests);
    if !process::attempt(places, "Downloading Playwright's Chromium", "playwright-chromium", &mut install)?.ok
    {
        return Ok(None);
    }
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let mut find = process::command("node");
    let found =
        find.args(["-e", script]).current_dir(&tests).output().ok().filter(|out| out.status.success());
    Ok(found
        .map(|out| PathBuf::from(String::from_utf8_lossy(&out.stdout).trim()))
        .filter(|path| path.is_file()))
}
