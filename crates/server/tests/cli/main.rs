//! The program as it is started from a shell.
#![cfg(test)]

mod commands;
mod farewell;
mod faults;
mod full_disk;
mod killed;
mod load;
mod logs;
mod program;
mod read_only;
mod serving;
mod slow;
