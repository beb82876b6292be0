//! The core of Segl: bytes become [`Verified`] values or a [`Verdict`] that says why not.
//!
//! Browser, server and command line compile this crate and must give the same verdict, byte for byte, on the same
//! arguments. It has no I/O, no clock, no randomness and no `unsafe`: trust roots, the day and what is installed are
//! arguments. The format is described in `docs/license-format.md`.
//!
//! - [`judge_file`] judges a licence file (`*.segl`);
//! - [`stored::OwnerJudge`] judges what a database holds, row by row;
//! - [`Verified<T>`](Verified) can be built by verification alone, and whatever grants or counts takes it.

pub mod armour;
mod bodies;
mod body;
mod changes;
mod code;
mod date;
mod date_state;
mod encoding;
mod envelope;
mod facts;
mod file;
mod forms;
mod json;
mod judge;
mod key;
mod log;
mod pae;
mod plan;
mod roots;
mod seats;
mod spelled;
mod state;
pub mod stored;
mod verdict;
mod verified;

pub use bodies::certificate::KeyCertificate;
pub use bodies::license::{License, ListedModule, Replaces};
pub use bodies::module_license::{LicenseType, ModuleLicense, UserType};
pub use bodies::revocations::{Revocation, RevocationReason, Revocations};
pub use bodies::texts::{Text, Texts};
pub use body::{Body, Malformed, Problem, decode, encode};
pub use changes::{DateChange, Difference, date_changes, row_differences};
pub use code::Code;
pub use date::Date;
pub use date_state::{DateState, maintenance_ended};
pub use encoding::{Bytes32, ObjectHash, decode_base64, encode_base64};
pub use envelope::{Envelope, Kind};
pub use facts::{Fact, Facts, Finding};
pub use file::{FILE_LIMIT, LicenseFile, parse_file};
pub use forms::{is_demo_serial_nr, is_serial_nr};
pub use json::{FromJson, Json};
pub use judge::{FileJudge, Judgement, VerifiedFile, judge_file};
pub use key::{KeyError, PublicKey};
pub use log::LogBody;
pub use pae::{object_hash, pre_authentication_encoding};
pub use plan::{implied_modules, is_user_plan};
pub use roots::{Root, Roots, RootsError, pinned_roots};
pub use seats::{Seats, seats};
pub use spelled::{spelled_out, spelled_out_to};
pub use state::{Activation, Installed, Seen, State};
pub use verdict::{ArmourReport, Outcome, RowOutcome, RowVerdict, Verdict};
pub use verified::Verified;
