//! What every file keeps to.

use crate::tree;

/// No file is longer, so that each holds one idea.
const LONGEST: usize = 400;

/// Texts that people write and read.
const WRITTEN: [&str; 12] =
    ["rs", "css", "ts", "js", "mjs", "md", "toml", "html", "txt", "sql", "svg", "json"];

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut lengths = Vec::new();
    let mut long = Vec::new();
    for file in tree::all() {
        if file.has_extension(&["rs", "css", "ts", "js", "mjs"]) {
            let lines = file.text.lines().count();
            lengths.push(lines);
            if lines > LONGEST {
                long.push(format!("{} has {lines}", file.path));
            }
        }
    }
    lengths.sort_unstable();
    println!("{} files, median {} lines", lengths.len(), lengths[lengths.len() / 2]);
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn no_line_ends_in_space_and_every_file_ends_with_a_line_end() {
    let mut bad = Vec::new();
    for file in tree::all() {
        if !(file.has_extension(&WRITTEN) || file.path == ".ci/run") || file.path.starts_with("docs/vectors/")
        {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            if line.ends_with([' ', '\t', '\r']) {
                bad.push(format!("{}:{}", file.path, number + 1));
            }
        }
        if !file.text.is_empty() && !file.text.ends_with('\n') {
            bad.push(format!("{}: no line end", file.path));
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn no_file_names_a_registry_host_or_a_folder_of_one_machine() {
    // Put together here, so that this file does not contain what it looks for.
    let hosts = [["crates", ".io"], ["npmjs", ".org"], ["npmjs", ".com"], ["/root", "/"], ["/home", "/"]];
    let hosts = hosts.map(|parts| parts.concat());
    let mut bad = Vec::new();
    for file in tree::all() {
        let lock = file.path.ends_with("Cargo.lock") || file.path.ends_with("package-lock.json");
        for (number, line) in file.text.lines().enumerate() {
            if !lock && hosts.iter().any(|host| line.contains(host)) {
                bad.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn nothing_unfinished_is_left_behind() {
    let words = [["TO", "DO"], ["FIX", "ME"], ["XX", "X "]].map(|parts| parts.concat());
    let mut bad = Vec::new();
    for file in tree::all() {
        let code = file.has_extension(&["rs", "css", "ts", "js", "mjs", "html", "toml", "md"]);
        for (number, line) in file.text.lines().enumerate() {
            if code && words.iter().any(|word| line.contains(word)) {
                bad.push(format!("{}:{}", file.path, number + 1));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}
