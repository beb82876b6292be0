//! The command lines' words: every code of a verdict as a plain English sentence. The program `segl` says them, and so
//! does the server's own command line.

pub mod words;
