//! The program as it is started from a shell.
#![cfg(test)]

mod commands;
mod program;
mod serving;
