//! The stages of `cargo xtask test`: what each runs, and how its outcome is counted.

use super::counts::{self, Counts};
use crate::app;
use crate::error::{Error, Result};
use crate::files;
use crate::journeys;
use crate::places::Places;
use crate::process::{Finished, attempt, command, log, show_end};
use crate::sizes;
use crate::spell as spelling;
use crate::tools::{self, browser, crates, firefox, hunspell, npm};
use std::collections::BTreeSet;
use std::process::Command;
use xtask::documents::{self, DOCUMENTS};

/// One stage.
pub(super) struct Stage {
    /// What a person types.
    pub(super) name: &'static str,
    /// What it is for.
    pub(super) what: &'static str,
    /// Runs it; the second argument is passed on to the program that it runs.
    pub(super) run: fn(&Places, &[String]) -> Result<Counts>,
}

/// All stages, the quick ones first.
pub(super) const STAGES: &[Stage] = &[
    Stage { name: "fmt", what: "the source is formatted", run: fmt },
    Stage { name: "clippy", what: "no warning, natively and for WebAssembly", run: clippy },
    Stage { name: "deny", what: "licences and sources of dependencies", run: deny },
    Stage { name: "spell", what: "the spelling of all that people read, in four languages", run: spell },
    Stage { name: "native", what: "tests of every crate, documentation included", run: native },
    Stage { name: "web", what: "the app's tests in a headless Chromium", run: web },
    Stage { name: "firefox", what: "the same tests in a headless Firefox", run: firefox },
    Stage { name: "verifier", what: "the JavaScript verifier against the published vectors", run: verifier },
    Stage { name: "types", what: "the tests in TypeScript keep their types", run: types },
    Stage { name: "dist", what: "the app can be built", run: dist },
    Stage { name: "budgets", what: "what a first visit weighs", run: budgets },
    Stage { name: "e2e", what: "server, browser and the vendor's client together", run: e2e },
    Stage { name: "named", what: "each test that a document names ran and passed", run: named },
];

fn fmt(places: &Places, more: &[String]) -> Result<Counts> {
    check(
        places,
        "Checking the formatting",
        "fmt",
        cargo(places).args(["fmt", "--all", "--check"]).args(more),
    )
}

fn clippy(places: &Places, more: &[String]) -> Result<Counts> {
    tools::wasm_target(places)?;
    let lints = ["--", "-D", "warnings"];
    let mut native = cargo(places);
    native.args(["clippy", "--workspace", "--all-targets"]).args(more).args(lints);
    let mut web = cargo(places);
    web.args(["clippy", "-p", "segl", "--all-targets", "--target", tools::WASM]).args(more).args(lints);
    Ok(check(places, "Linting everything", "clippy", &mut native)?
        + check(places, "Linting the app for WebAssembly", "clippy-web", &mut web)?)
}

fn deny(places: &Places, more: &[String]) -> Result<Counts> {
    let program = crates::CARGO_DENY.ensure(places)?.join("cargo-deny");
    let mut deny = command(program);
    deny.args(["check", "licenses", "bans", "sources"]).args(more).current_dir(&places.root);
    check(places, "Judging licences and sources", "deny", &mut deny)
}

fn spell(places: &Places, _: &[String]) -> Result<Counts> {
    hunspell::ensure(places)?;
    let mut sum = Counts::default();
    for judged in spelling::check(places)? {
        println!("  {}: {} words, {} wrong", judged.language.tag(), judged.words, judged.wrong.len());
        for line in &judged.wrong {
            println!("    {line}");
        }
        sum = sum + Counts::of_check(judged.wrong.is_empty());
    }
    Ok(sum)
}

fn native(places: &Places, more: &[String]) -> Result<Counts> {
    let mut tests = cargo(places);
    tests.args(["test", "--workspace", "--no-fail-fast"]).args(more);
    counted(places, "Running native tests", "native", &mut tests, counts::of_cargo)
}

fn web(places: &Places, more: &[String]) -> Result<Counts> {
    let mut tests = web_tests(places, more)?;
    tests.env("CHROMEDRIVER", browser::chromedriver(places)?).env_remove("GECKODRIVER");
    counted(places, "Running the app's tests in Chromium", "web", &mut tests, counts::of_cargo)
}

fn firefox(places: &Places, more: &[String]) -> Result<Counts> {
    let mut tests = web_tests(places, more)?;
    tests.env("GECKODRIVER", firefox::geckodriver(places)?).env_remove("CHROMEDRIVER");
    // The driver itself only looks for a program named `firefox`.
    let browser = firefox::firefox(places)?;
    tests.env("GECKODRIVER_ARGS", format!("--binary '{}'", browser.display()));
    counted(places, "Running the app's tests in Firefox", "firefox", &mut tests, counts::of_cargo)
}

/// The app's own tests, for the browser whose driver the environment is yet to name.
fn web_tests(places: &Places, more: &[String]) -> Result<Command> {
    let runner = app::test_runner(places)?;
    let mut tests = cargo(places);
    // `--tests`: documentation examples cannot run in a browser.
    tests.args(["test", "-p", "segl", "--tests", "--no-fail-fast", "--target", tools::WASM]).args(more);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    // The runner's own backtraces hide what failed.
    tests.env("RUST_BACKTRACE", "0");
    Ok(tests)
}

fn verifier(places: &Places, more: &[String]) -> Result<Counts> {
    let folder = places.root.join("tests/verifier");
    let tests: Vec<_> = files::all_below(&folder)?
        .into_iter()
        .filter(|file| [".test.js", ".test.mjs"].iter().any(|end| files::name(file).ends_with(end)))
        .collect();
    if tests.is_empty() {
        return Err(Error::new("tests/verifier has no file that ends in .test.js or .test.mjs"));
    }
    let mut node = command("node");
    node.args(["--test", "--test-reporter=tap"]).args(more).args(tests).current_dir(&places.root);
    counted(places, "Running the JavaScript verifier", "verifier", &mut node, counts::of_node)
}

/// Playwright runs them without looking at their types.
fn types(places: &Places, more: &[String]) -> Result<Counts> {
    npm::test_packages(places)?;
    let tests = places.root.join("tests");
    let mut compiler = command(tests.join("node_modules/.bin/tsc"));
    compiler.args(["--project", "."]).args(more).current_dir(tests);
    check(places, "Checking the types of the tests", "types", &mut compiler)
}

fn dist(places: &Places, _: &[String]) -> Result<Counts> {
    app::build(places)?;
    Ok(Counts::of_check(true))
}

fn budgets(places: &Places, _: &[String]) -> Result<Counts> {
    app::build(places)?;
    let folder = places.dist();
    let all = sizes::measure(&folder)?;
    let mut sum = Counts::default();
    for tag in sizes::languages(&all) {
        let bytes: u64 = sizes::first_load(&folder, &all, tag)?.iter().map(|size| size.brotli).sum();
        let kept = bytes <= sizes::FIRST_LOAD_BUDGET;
        let verdict = if kept { "within" } else { "OVER" };
        println!("  First load in {tag}: {bytes} bytes, {verdict} the {} allowed", sizes::FIRST_LOAD_BUDGET);
        sum = sum + Counts::of_check(kept);
    }
    Ok(sum.judged(true))
}

fn e2e(places: &Places, more: &[String]) -> Result<Counts> {
    let mut tests = journeys::playwright(places)?;
    tests.args(more);
    counted(places, "Running the end-to-end tests", "e2e", &mut tests, counts::of_playwright)
}

/// By the logs of the stages before it.
fn named(places: &Places, _: &[String]) -> Result<Counts> {
    let mut passed = BTreeSet::new();
    for stage in ["native", "web", "firefox", "verifier", "e2e"] {
        passed.extend(documents::passed_in(&files::read_text(&log(places, stage))?));
    }
    let mut sum = Counts::default();
    for document in DOCUMENTS {
        let names = documents::in_tables(&files::read_text(&places.root.join(document.path))?, "test");
        let missing: Vec<_> = names.iter().filter(|name| !documents::ran(name, &passed)).collect();
        println!(
            "  {}: {} tests named, {} did not pass or did not run",
            document.path,
            names.len(),
            missing.len()
        );
        for name in &missing {
            println!("    {name}");
        }
        sum = sum + Counts::of_check(missing.is_empty());
    }
    Ok(sum.judged(true))
}

fn cargo(places: &Places) -> Command {
    let mut cargo = command("cargo");
    cargo.current_dir(&places.root);
    cargo
}

/// A program that is one test: it succeeds or not.
fn check(places: &Places, what: &str, log: &str, command: &mut Command) -> Result<Counts> {
    let finished = attempt(places, what, log, command)?;
    tell(places, &finished, Counts::of_check(finished.ok));
    Ok(Counts::of_check(finished.ok))
}

/// A program that counts tests.
fn counted(
    places: &Places,
    what: &str,
    log: &str,
    command: &mut Command,
    read: fn(&str) -> Counts,
) -> Result<Counts> {
    let finished = attempt(places, what, log, command)?;
    let counts = read(&finished.output).judged(finished.ok);
    tell(places, &finished, counts);
    Ok(counts)
}

/// Shows what a failed program said.
fn tell(places: &Places, finished: &Finished, counts: Counts) {
    if counts.failed > 0 {
        show_end(finished);
        println!("    The whole log is {}", places.short(&finished.log));
    }
}
