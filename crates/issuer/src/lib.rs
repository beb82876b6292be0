//! Makes keys, certificates and licences. Signing lives in this crate and nowhere else: neither the app nor the server
//! nor the verifier depends on it outside their tests.
//!
//! - [`SigningKey`] is made from a seed, from randomness or from a key file;
//! - [`certify`] lets a root vouch for an owner's key, [`revoke`] withdraws; an [`ExternalSigner`] does both with a key
//!   that is kept elsewhere;
//! - [`Order`] reads what a customer bought, [`issue`] turns it into a licence file or names every problem at once;
//! - [`LicenseServer`] hands out what was issued, and never signs;
//! - [`seal`] and [`sign`] do as they are told, which is what tests and vectors of refusals need.

mod certify;
mod error;
pub mod files;
mod issue;
mod key;
mod key_file;
mod license_server;
mod order;
mod proof;
mod revoke;
mod sign;
mod signer;

pub use certify::{RootError, certificate, certify, read_certificate};
pub use error::FileError;
pub use issue::{IssueOptions, issue, seal};
pub use key::{NoRandomness, SigningKey};
pub use key_file::{KeyFileError, PublicKeyFile, key_from_json, key_to_json, public_key_from_json};
pub use license_server::{LicenseServer, Stock};
pub use order::{Order, OrderProblem, Place};
pub use proof::{Refusal, prove};
pub use revoke::{read_revocations, revoke};
pub use sign::{sign, sign_body};
pub use signer::{ExternalSigner, RootRequest, SignerError};
