//! The clock is read in one place a program.

use crate::tree;

/// Everything that reads the wall clock.
const CLOCKS: [&str; 5] = ["SystemTime::now", "Utc::now", "Local::now", "Date::now", "Date::new_0"];

fn readings(folder: &str) -> Vec<String> {
    let files = tree::rust_below(&[folder]);
    CLOCKS.iter().flat_map(|clock| files.iter().flat_map(|file| file.places(clock))).collect()
}

#[test]
fn a_program_reads_the_clock_in_at_most_one_place() {
    for program in ["src", "crates/server/src", "crates/verifier/src", "crates/issuer/src"] {
        let places = readings(program);
        assert!(places.len() <= 1, "{program} reads the clock at {places:?}");
    }
}

#[test]
fn a_library_never_reads_the_clock() {
    for library in ["crates/license/src", "crates/store/src", "crates/webapi/src", "crates/catalog/src"] {
        let places = readings(library);
        assert!(places.is_empty(), "{places:?}");
    }
}
