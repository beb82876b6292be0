//! The `sqlite3` command line, with which the journeys edit a database behind the server's back.

use crate::error::{Error, Result};
use crate::places::Places;
use crate::tools::{debian, on_path};

/// Makes sure that there is one.
pub(crate) fn ensure(places: &Places) -> Result<()> {
    if on_path(&["sqlite3"]).is_none() {
        debian::install(places, "Installing sqlite3 from Debian", &["sqlite3"])?;
    }
    on_path(&["sqlite3"]).map(drop).ok_or_else(|| {
        Error::new("no sqlite3 was found: install it (on Debian as root: apt-get install -y sqlite3)")
    })
}
