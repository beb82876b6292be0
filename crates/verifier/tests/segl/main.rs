//! The verifier as a person uses it: files, options, exit codes.
#![cfg(test)]

mod codes;
mod database;
mod help;
mod inspect;
mod refusals;
mod remembered;
mod support;
mod vectors;
