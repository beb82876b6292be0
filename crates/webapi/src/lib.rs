//! The carriers on the wire, in the vendor's names, shared by app, server and tests.
//!
//! | module | what | who uses it |
//! |---|---|---|
//! | [`license`], [`activation`], [`seats`], [`status`], [`list`], [`principal`], [`rights`], [`enums`], [`date`], [`system_event`], [`archive`], [`user`] | the vendor's carriers | server, contract tests |
//! | [`requests`], [`any_case`] | bodies that the vendor's client sends, and how they are read | server |
//! | [`proof`], [`holders`], [`history`], [`preview`], [`assignees`], [`license_server`], [`session`], [`system_status`], [`consumption`], [`user_list`], [`access`], [`site`], [`log`], [`problem`] | carriers of Segl's own paths, and errors | app and server |
//!
//! Source of the vendor's carriers: the published Swagger 2.0 files `License`, `LicenseAgent`, `User` and `SystemEvent` of its
//! WebAPI, distilled to facts in `tests/contract.json`. An answer holds **every** property of its carrier:
//! names in PascalCase, enums as their names, no date as `0001-01-01T00:00:00`, a missing object or octets as
//! `null`, a missing text as `""`. Unknown properties are ignored when reading, everywhere.
//!
//! Nothing here decides anything, and this crate depends on serde alone.

pub mod access;
pub mod activation;
pub mod any_case;
pub mod archive;
pub mod assignees;
pub mod consumption;
pub mod date;
pub mod enums;
pub mod history;
pub mod holders;
pub mod license;
pub mod license_server;
pub mod list;
pub mod log;
pub mod preview;
pub mod principal;
pub mod problem;
pub mod proof;
pub mod requests;
pub mod rights;
pub mod seats;
pub mod session;
pub mod site;
pub mod status;
pub mod system_event;
pub mod system_status;
pub mod user;
pub mod user_list;
