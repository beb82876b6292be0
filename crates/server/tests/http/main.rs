//! The server as its clients see it: every route on a small licence that was issued for the test.
#![cfg(test)]

mod agents;
mod assigning;
mod basic;
mod headers;
mod history;
mod holders;
mod licenses;
mod pages;
mod problems;
mod proof;
mod session;
mod tampering;
mod world;
