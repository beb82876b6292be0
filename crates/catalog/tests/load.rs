//! Reading a folder of catalogues; the product's own among them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail like the tests themselves")]

use std::fs;
use std::path::{Path, PathBuf};

use segl_catalog::{Language, load};

/// A folder of its own for one test, with four equal catalogues.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    for language in Language::ALL {
        fs::write(folder.join(language.file_name()), "label.free = Free\n").unwrap();
    }
    folder
}

#[test]
fn the_catalogues_of_the_product_have_no_problems() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/i18n");
    let problems: Vec<String> =
        load(&folder).err().unwrap_or_default().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = folder("absent");
    fs::remove_file(folder.join("da.txt")).unwrap();
    let problems = load(&folder).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].file.as_str(), problems[0].line), (folder.join("da.txt").to_str().unwrap(), 0));
}

#[test]
fn bytes_that_are_not_utf_8_are_named_with_their_line() {
    let folder = folder("latin-1");
    fs::write(folder.join("sv.txt"), b"# notes\nlabel.free = F\xF6r\n").unwrap();
    let problems = load(&folder).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].line, problems[0].what.as_str()), (2, "is not UTF-8"));
}
