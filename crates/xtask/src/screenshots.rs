//! Pictures of every screen, dialog and state, for people to look at.

use crate::error::Result;
use crate::files;
use crate::journeys;
use crate::places::Places;
use crate::process;

/// `cargo xtask screenshots`: removes the pictures of an earlier call unless only some are asked for.
pub(crate) fn run(places: &Places, more: &[String]) -> Result<()> {
    let folder = places.target.join("screenshots");
    if more.is_empty() {
        files::remove(&folder)?;
    }
    let mut pictures = journeys::playwright(places)?;
    pictures.arg("--project=screenshots").args(more).env("SEGL_PICTURES", &folder);
    process::step(places, "Taking pictures of every state", "screenshots", &mut pictures)?;
    let made = files::all_below(&folder)?;
    println!("  {} pictures are in {}", made.len(), places.short(&folder));
    Ok(())
}
