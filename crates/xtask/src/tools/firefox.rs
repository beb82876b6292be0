//! A Firefox for the app's tests, and the driver that steers it.

use crate::error::{Error, Result};
use crate::places::Places;
use crate::tools::{crates, debian, on_path};
use std::env;
use std::path::PathBuf;

const BROWSERS: &[&str] = &["firefox-esr", "firefox"];
const DRIVER: &str = "geckodriver";

/// The browser, installed when the machine has none and there is a way.
pub(crate) fn firefox(places: &Places) -> Result<PathBuf> {
    if let Some(named) = env::var_os("SEGL_FIREFOX") {
        return Ok(PathBuf::from(named));
    }
    if on_path(BROWSERS).is_none() {
        debian::install(places, "Installing Firefox from Debian", &["firefox-esr", "fonts-liberation"])?;
    }
    on_path(BROWSERS).ok_or_else(|| {
        Error::new(
            "no Firefox was found: install it (on Debian as root: apt-get install -y firefox-esr) or name one in \
             SEGL_FIREFOX",
        )
    })
}

/// The WebDriver server that goes with it; Debian has none, so it is compiled once.
pub(crate) fn geckodriver(places: &Places) -> Result<PathBuf> {
    if let Some(named) = env::var_os("GECKODRIVER") {
        return Ok(PathBuf::from(named));
    }
    if let Some(found) = on_path(&[DRIVER]) {
        return Ok(found);
    }
    Ok(crates::GECKODRIVER.ensure(places)?.join(format!("{DRIVER}{}", env::consts::EXE_SUFFIX)))
}
