//! The store on real files: what it keeps, what it refuses, and what it says of a database that someone edited.
#![cfg(test)]

mod activating;
mod assignees;
mod assigning;
mod bulk;
mod counting;
mod edits;
mod files;
mod history;
mod holders;
mod importing;
mod licence_system;
mod links;
mod logging;
mod memory;
mod metering;
mod plans;
mod reading;
mod removing;
mod rights;
mod seats;
mod sessions;
mod support;
mod swapping;
mod system_events;
mod user_list;
mod users;
