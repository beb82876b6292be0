//! Just enough of Cargo.toml to see who depends on whom.

use crate::tree;
use std::collections::{BTreeMap, BTreeSet};

/// One dependency line with what stands around it.
pub(crate) struct Line {
    /// Manifest and line number.
    pub(crate) place: String,
    /// As it is written in the table.
    pub(crate) name: String,
    pub(crate) text: String,
    /// Whether a comment stands above it or at its end.
    pub(crate) has_reason: bool,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Ends up in the program.
    Normal,
    /// Runs while building.
    Build,
    /// Used by tests alone.
    Dev,
    /// The workspace's table of versions.
    Workspace,
}

/// Every dependency line of every manifest, by the package's name.
pub(crate) fn all() -> BTreeMap<String, Vec<Line>> {
    let mut packages = BTreeMap::new();
    for file in tree::all() {
        if file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml") {
            let name = file.text.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
            packages.insert(name.unwrap_or(&file.path).to_owned(), lines(&file));
        }
    }
    assert!(packages.contains_key("segl-license") && packages.contains_key("xtask"));
    packages
}

fn lines(file: &tree::File) -> Vec<Line> {
    let mut found = Vec::new();
    let mut kind = None;
    let mut above = false;
    for (number, line) in file.text.lines().enumerate() {
        let line = line.trim();
        if let Some(table) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = kind_of(table);
        } else if line.starts_with('#') {
            above = true;
            continue;
        } else if let (Some(kind), Some((key, _))) = (kind, line.split_once('=')) {
            let name = key.trim().split('.').next().unwrap_or_default().to_owned();
            let has_reason = above || line.contains(" # ");
            let place = format!("{}:{}", file.path, number + 1);
            found.push(Line { place, name, text: line.to_owned(), has_reason, kind });
        }
        above = false;
    }
    found
}

fn kind_of(table: &str) -> Option<Kind> {
    match table.rsplit('.').next()? {
        "dependencies" if table.starts_with("workspace.") => Some(Kind::Workspace),
        "dependencies" => Some(Kind::Normal),
        "build-dependencies" => Some(Kind::Build),
        "dev-dependencies" => Some(Kind::Dev),
        _ => None,
    }
}

/// The packages of this workspace that end up in a program, through however many others.
pub(crate) fn rooms_behind(package: &str) -> BTreeSet<String> {
    let packages = all();
    let mut behind = BTreeSet::new();
    let mut open = vec![package.to_owned()];
    while let Some(next) = open.pop() {
        let Some(lines) = packages.get(&next) else { continue };
        for line in lines.iter().filter(|line| line.kind == Kind::Normal) {
            if packages.contains_key(&line.name) && behind.insert(line.name.clone()) {
                open.push(line.name.clone());
            }
        }
    }
    behind
}

/// The names that a package's program depends on directly.
pub(crate) fn direct(package: &str) -> BTreeSet<String> {
    let packages = all();
    let lines = packages.get(package).unwrap_or_else(|| panic!("there is no package {package}"));
    lines.iter().filter(|line| line.kind == Kind::Normal).map(|line| line.name.clone()).collect()
}
