//! Playwright over the real server and a real browser, with everything that it needs in place.

use crate::app;
use crate::demo;
use crate::error::Result;
use crate::places::Places;
use crate::process::command;
use crate::programs;
use crate::tools::{browser, npm, sqlite};
use std::process::Command;

/// `playwright test`, ready to be given projects and names of tests.
pub(crate) fn playwright(places: &Places) -> Result<Command> {
    app::build(places)?;
    programs::build(places)?;
    npm::test_packages(places)?;
    sqlite::ensure(places)?;
    let chromium = browser::chromium(places)?;
    let data = places.own().join("demo-data");
    demo::renew(places, &data, Some(programs::TEST_DAY))?;
    let mut tests = command(places.root.join("tests/node_modules/.bin/playwright"));
    tests.args(["test", "--config", "playwright.config.ts", "--reporter", "list"]);
    tests.current_dir(places.root.join("tests"));
    tests.env("SEGL_CHROMIUM", chromium).env("SEGL_BIN", places.binaries());
    tests.env("SEGL_DIST", places.dist()).env("SEGL_DEMO_DATA", data);
    Ok(tests)
}
