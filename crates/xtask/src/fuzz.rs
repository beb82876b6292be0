//! `cargo xtask fuzz`: lets an engine look for inputs that break a promise (docs/fuzzing.md).

mod told;

use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::options::Options;
use crate::places::Places;
use crate::process::{ask, attempt, command, show_end, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGETS: [&str; 5] = ["licence-file", "bodies", "order", "tables", "routes"];

/// Counts edges where code branches and compares, as the engine wants it; assertions and overflow checks stay on. All of it
/// is stable Rust.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1 -Cdebug-assertions=on --cfg fuzzing";

/// Runs each target for so many minutes, one after the other; `--keep` takes into the corpus what reached something new.
pub(crate) fn run(places: &Places, mut options: Options) -> Result<()> {
    let minutes = options.value("--minutes")?.unwrap_or_else(|| "10".to_owned());
    let minutes: u32 = minutes.parse().context(|| format!("--minutes {minutes} is no number"))?;
    let keep = options.flag("--keep");
    let mut named = Vec::new();
    while let Some(word) = options.next_word() {
        named.push(word);
    }
    let more = options.passed_on().to_vec();
    options.finish()?;
    if let Some(unknown) = named.iter().find(|name| !TARGETS.contains(&name.as_str())) {
        return Err(Error::new(format!("there is no target {unknown}; targets: {}", TARGETS.join(" "))));
    }
    let engine = build(places)?;
    let mut found = false;
    for target in TARGETS.into_iter().filter(|name| named.is_empty() || named.iter().any(|one| one == name)) {
        let fuzzed = Fuzzed::new(places, &engine, target)?;
        found |= !fuzzed.search(minutes, &more)?;
        if keep {
            fuzzed.keep()?;
        }
    }
    if found { Err(Error::new("something was found: target/fuzz/findings")) } else { Ok(()) }
}

/// The engine's program, in a build folder of its own.
fn build(places: &Places) -> Result<PathBuf> {
    let about = ask("rustc", &["-vV"]).context(|| "rustc does not answer".to_owned())?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context(|| "rustc does not name this machine".to_owned())?;
    let folder = places.target.join("fuzz");
    let mut cargo = command("cargo");
    // A target that is named keeps the flags away from what runs while building.
    cargo.args(["build", "--release", "-p", "segl-fuzz", "--features", "engine", "--target", host]);
    cargo.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS).current_dir(&places.root);
    step(places, "Building the targets (minutes the first time)", "fuzz-build", &mut cargo)?;
    Ok(folder.join(host).join("release/segl-fuzz"))
}

/// A target with its folders.
struct Fuzzed<'a> {
    places: &'a Places,
    engine: &'a Path,
    target: &'static str,
    /// What was found to reach something, by this machine.
    own: PathBuf,
    /// The same, in the checkout.
    corpus: PathBuf,
    findings: PathBuf,
}

impl<'a> Fuzzed<'a> {
    fn new(places: &'a Places, engine: &'a Path, target: &'static str) -> Result<Self> {
        let folder = places.target.join("fuzz");
        let this = Self {
            places,
            engine,
            target,
            own: folder.join("corpus").join(target),
            corpus: places.root.join("crates/fuzz/corpus").join(target),
            findings: folder.join("findings").join(target),
        };
        for folder in [&this.own, &this.corpus, &this.findings] {
            files::make_folder(folder)?;
        }
        Ok(this)
    }

    /// Says what was reached, and whether every promise was kept.
    fn search(&self, minutes: u32, more: &[String]) -> Result<bool> {
        let mut engine = self.command();
        engine.env("SEGL_FUZZ_SEEDS", &self.own);
        engine.arg(format!("-max_total_time={}", minutes.saturating_mul(60)));
        engine.args(["-timeout=10", "-rss_limit_mb=4096", "-print_final_stats=1", "-max_len=16384"]);
        engine.arg(format!("-dict={}", self.places.root.join("crates/fuzz/words.dict").display()));
        engine.arg(format!("-artifact_prefix={}/", self.findings.display()));
        engine.args(more).args([&self.own, &self.corpus]);
        let what = format!("Looking for what breaks {} for {minutes} minutes", self.target);
        let finished = attempt(self.places, &what, &format!("fuzz-{}", self.target), &mut engine)?;
        println!("  {}: {}", self.target, told::summary(&finished.output));
        if !finished.ok {
            show_end(&finished);
            println!("  The input lies in {}", self.places.short(&self.findings));
        }
        Ok(finished.ok)
    }

    /// Makes the corpus anew: the fewest inputs that reach all that is reached.
    fn keep(&self) -> Result<()> {
        let fewest = self.own.with_extension("fewest");
        files::remove(&fewest)?;
        files::make_folder(&fewest)?;
        let mut engine = self.command();
        engine.args(["-set_cover_merge=1"]).args([&fewest, &self.own, &self.corpus]);
        step(self.places, "Choosing the fewest inputs that reach as much", "fuzz-keep", &mut engine)?;
        files::remove(&self.corpus)?;
        files::make_folder(&self.corpus)?;
        for file in files::all_below(&fewest)? {
            let place = self.corpus.join(files::name(&file));
            fs::copy(&file, &place).context(|| format!("copying {}", file.display()))?;
        }
        Ok(())
    }

    fn command(&self) -> Command {
        let mut engine = command(self.engine);
        engine.env("SEGL_FUZZ_TARGET", self.target).current_dir(&self.places.root);
        // Databases of a few milliseconds' life belong in memory.
        if Path::new("/dev/shm").is_dir() {
            engine.env("TMPDIR", "/dev/shm");
        }
        engine
    }
}
