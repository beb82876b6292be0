//! The server as its clients see it: every route on a small licence that was issued for the test.
#![cfg(test)]

mod access;
mod activating;
mod agents;
mod agents_activating;
mod assigning;
mod at_once;
mod basic;
mod consumption;
mod headers;
mod history;
mod holders;
mod hostile;
mod judges;
mod license_servers;
mod licenses;
mod live;
mod log;
mod mutations;
mod operations;
mod pages;
mod problems;
mod proof;
mod session;
mod sites;
mod status;
mod system_events;
mod tampering;
mod user_entities;
mod users;
mod vendor;
mod world;
