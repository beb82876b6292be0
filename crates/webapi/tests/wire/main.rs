//! The form of every carrier on the wire.
#![cfg(test)]

mod access;
mod any_case;
mod carriers;
mod contract;
mod dates;
mod enums;
mod problem;
mod proof;
mod session;
mod vendor_carriers;
