//! The thin JSON REST backend of Segl.
//!
//! It stores, counts, enforces, hands out signed bytes, and serves the app. Limits come from signed bodies; the database
//! is judged by the same core as in the browser, and what it says is never believed there.
//!
//! - [`cli`]: the command line of `segl-server`;
//! - [`App`]: the server without its socket, as tests use it.

mod activation;
mod answer;
mod app;
mod archive;
mod auth;
mod body;
pub mod cli;
mod clock;
mod cookie;
mod dist;
mod events;
mod language;
mod license_server;
mod licenses;
mod live;
mod local_path;
mod operations;
mod pages;
mod password;
mod problem;
mod routes;
mod token;
mod users;
mod weighted;

pub use app::App;
pub use clock::{Clock, Hand, Seconds};
pub use dist::Dist;
pub use license_server::{Address, AddressError, LicenseChecks};
pub use live::Live;
pub use operations::Operations;
pub use password::{HashingFailed, hash as hash_password};
