//! The issuer as a person uses it: commands, files, exit codes.
#![cfg(test)]

mod certificates;
mod guide;
mod help;
mod keys;
mod license_server;
mod orders;
mod renewals;
mod rotating;
mod serving;
mod signers;
mod support;
