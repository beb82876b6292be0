//! The program as it is started from a shell.
#![cfg(test)]

mod commands;
mod killed;
mod program;
mod serving;
