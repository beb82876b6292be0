//! `/api/v1/Session`: signing in and out with a browser. An extension of Segl's.

pub(crate) mod current;
pub(crate) mod sign_in;
pub(crate) mod sign_out;

use segl_store::{Associate, Role};
use segl_webapi::session::SessionInfo;

fn info(associate: &Associate) -> SessionInfo {
    SessionInfo {
        associate: associate.name.clone(),
        full_name: full_name(associate),
        is_administrator: associate.role == Role::Administrator,
    }
}

/// First and last name, or the user's name where it has neither.
pub(crate) fn full_name(associate: &Associate) -> String {
    let full = associate.full_name();
    if full.is_empty() { associate.name.clone() } else { full }
}
