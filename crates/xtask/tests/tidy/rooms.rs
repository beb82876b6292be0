//! Knowledge that stays in one room.

use crate::tree;

#[test]
fn only_the_platform_module_touches_the_browser() {
    for file in tree::rust_below(&["src"]) {
        if file.path == "src/platform.rs" || file.path.starts_with("src/platform/") {
            continue;
        }
        for name in ["web_sys", "js_sys"] {
            let places = file.places(name);
            assert!(places.is_empty(), "{name} at {places:?}");
        }
    }
}

#[test]
fn only_the_store_knows_sql() {
    let words = ["rusqlite", "\"SELECT ", "\"INSERT ", "\"DELETE FROM ", "\"UPDATE ", "\"PRAGMA "];
    for file in tree::rust_below(&["src", "crates"]) {
        if file.path.starts_with("crates/store/") || file.path.starts_with("crates/xtask/") {
            continue;
        }
        for word in words {
            let places = file.places(word);
            assert!(places.is_empty(), "{word} at {places:?}");
        }
    }
}

#[test]
fn the_core_has_no_input_output_clock_or_randomness() {
    let words = [
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::process",
        "std::time",
        "std::thread",
        "println!",
        "getrandom",
        "rand::",
        "Instant",
    ];
    for file in tree::rust_below(&["crates/license/src"]) {
        for word in words {
            let places = file.places(word);
            assert!(places.is_empty(), "{word} at {places:?}");
        }
    }
}
