//! `docs/hostile-input.md`, as far as a file or an edit of the database can carry it: each item is shown to the three
//! judges, who must agree byte for byte and say the expected code; and whatever they refuse changes nothing.

mod content;
mod edits;
mod files;
mod forge;
mod issues;
mod numbers;
mod signatures;

use std::io::Write as _;

use segl_license::Code;

use crate::judges::Judges;
use crate::world::{World, norddata, superoffice};

/// One thing to try.
pub(crate) struct Item {
    group: &'static str,
    name: &'static str,
    file: Vec<u8>,
    /// The refusal, or the warning with which it verifies.
    expected: Expected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Refused(Code),
    Verified,
    /// Verified, with this warning.
    Warned(Code),
}

/// Items of a group that are all refused.
fn refused(group: &'static str, items: Vec<(&'static str, Vec<u8>, Code)>) -> Vec<Item> {
    let item = |(name, file, code)| Item { group, name, file, expected: Expected::Refused(code) };
    items.into_iter().map(item).collect()
}

/// Items of a group that verify.
fn verified(group: &'static str, items: Vec<(&'static str, Vec<u8>)>) -> Vec<Item> {
    let item = |(name, file)| Item { group, name, file, expected: Expected::Verified };
    items.into_iter().map(item).collect()
}

/// The judges of an installation with both licences.
fn judges(world: World) -> Judges {
    Judges::of(world, &[superoffice(), norddata()])
}

/// How many were tried, how many got one verdict from all three, and how many of those were refused.
#[derive(Clone, Copy, Default)]
struct Tally {
    tried: usize,
    agreed: usize,
    refused: usize,
}

/// Shows each item to the judges, and offers it to the server for good where it must be refused.
async fn tried(judges: &Judges, items: Vec<Item>) -> Vec<(&'static str, Tally)> {
    let mut table: Vec<(&str, Tally)> = Vec::new();
    let before = judges.database().await.json;
    for Item { group, name, file, expected } in items {
        if table.last().is_none_or(|(last, _)| *last != group) {
            table.push((group, Tally::default()));
        }
        let (_, tally) = table.last_mut().unwrap();
        tally.tried += 1;
        let (verdict, agreed) = judges.file(&file).await;
        tally.agreed += 1;
        let said = match (verdict.code, expected) {
            (Some(code), _) => Expected::Refused(code),
            (None, Expected::Warned(code)) if verdict.warnings.iter().any(|one| one.code == code) => expected,
            (None, _) => Expected::Verified,
        };
        assert_eq!(said, expected, "{group}, {name}: {}", agreed.json);
        if let Expected::Refused(code) = expected {
            let answer = judges.world.post_file("/api/v1/License", file).await;
            assert_eq!(answer.problem(), (422, code.to_string()), "{group}, {name}");
            tally.refused += 1;
        }
        assert_eq!(judges.database().await.json, before, "{group}, {name}: nothing is changed");
    }
    table
}

fn print(title: &str, table: &[(&str, Tally)]) {
    let mut text =
        format!("\n{title}\n{:12}{:>6}{:>8}{:>21}\n", "", "tried", "agreed", "refused as expected");
    for (group, Tally { tried, agreed, refused }) in table {
        text += &format!("{group:12}{tried:>6}{agreed:>8}{refused:>21}\n");
    }
    // Past the test's own capture, so that it stands in the log of a run that passed.
    std::io::stderr().write_all(text.as_bytes()).unwrap();
}

#[tokio::test]
async fn every_hostile_file_gets_its_code_from_browser_server_and_command_line_and_changes_nothing() {
    let judges = judges(World::new());
    let groups = [files::items(), content::items(), signatures::items(), issues::items()];
    let table = tried(&judges, groups.into_iter().flatten().collect()).await;
    let count = |of: fn(&Tally) -> usize| table.iter().map(|(_, tally)| of(tally)).sum::<usize>();
    let all = Tally { tried: count(|t| t.tried), agreed: count(|t| t.agreed), refused: count(|t| t.refused) };
    assert!(all.tried >= 75 && all.refused >= 60, "{} tried, {} refused", all.tried, all.refused);
    print("Hostile files", &[table, vec![("together", all)]].concat());
}
