//! The independent second judge of licences: the command line `segl` as a library, so that tests can ask it as often as
//! they like. It calls the same core as the browser and the server, trusts the roots built into it, and cannot sign.
//!
//! [`words`] has every code of a verdict as a plain English sentence; the server's own command line says them too.

mod arguments;
pub mod cli;
mod document;
mod failure;
mod report;
pub mod words;
