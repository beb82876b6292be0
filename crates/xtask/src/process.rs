//! Running other programs: quietly into a log, with elapsed time, the log's end shown when they fail.

use crate::error::{Context as _, Error, Result};
use crate::files;
use crate::places::Places;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// When a long step first says that it still lives, and how often then, where nobody watches a terminal.
const FIRST_BEAT: Duration = Duration::from_secs(5);
const HEARTBEAT: Duration = Duration::from_secs(60);

/// How many lines of a failed step's log are shown; all of it stays in the log.
const SHOWN_LINES: usize = 120;

/// A program without the variables that `cargo run` sets for this one: they would make build scripts that watch
/// them run again each time the caller changes.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
            .iter()
            .any(|own| name.starts_with(own))
        {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// What a finished step left behind.
pub(crate) struct Finished {
    /// Whether the program said that all went well.
    pub(crate) ok: bool,
    /// All that it printed.
    pub(crate) output: String,
    /// Where that is kept.
    pub(crate) log: PathBuf,
}

/// Runs a command to its end under a sentence in plain words; a failure is an error that shows the log's end.
pub(crate) fn step(places: &Places, what: &str, log: &str, command: &mut Command) -> Result<Finished> {
    let finished = attempt(places, what, log, command)?;
    if finished.ok {
        return Ok(finished);
    }
    show_end(&finished);
    Err(Error::new(format!("{what} failed; the whole log is {}", places.short(&finished.log))))
}

/// Where what a step said is kept.
pub(crate) fn log(places: &Places, name: &str) -> PathBuf {
    places.own().join("logs").join(format!("{name}.log"))
}

/// Like [`step`], for those who judge the outcome themselves.
pub(crate) fn attempt(places: &Places, what: &str, log: &str, command: &mut Command) -> Result<Finished> {
    let log = self::log(places, log);
    files::write(&log, "")?;
    let file = File::create(&log).context(|| format!("opening {}", log.display()))?;
    let errors = file.try_clone().context(|| format!("opening {}", log.display()))?;
    let started = Instant::now();
    let watched = std::io::stdout().is_terminal();
    if watched {
        print!("  {what} ...");
        let _ = std::io::stdout().flush();
    }

    let mut child = command
        .stdout(file)
        .stderr(errors)
        .spawn()
        .context(|| format!("starting {}", command.get_program().to_string_lossy()))?;
    let (done, wait) = channel::<()>();
    let status = std::thread::scope(|scope| {
        scope.spawn(move || beat(what, started, watched, &wait));
        let status = child.wait();
        drop(done);
        status
    })
    .context(|| format!("waiting for {what}"))?;

    let outcome = if status.success() { "done" } else { "FAILED" };
    let start = if watched { "\r" } else { "" };
    println!("{start}  {what}: {outcome} in {:.1} s", started.elapsed().as_secs_f64());
    let output = String::from_utf8_lossy(&files::read(&log)?).into_owned();
    Ok(Finished { ok: status.success(), output, log })
}

/// Says the elapsed time until the other end of the channel is dropped.
fn beat(what: &str, started: Instant, watched: bool, wait: &std::sync::mpsc::Receiver<()>) {
    let mut pause = if watched { Duration::from_secs(1) } else { FIRST_BEAT };
    while matches!(wait.recv_timeout(pause), Err(RecvTimeoutError::Timeout)) {
        let seconds = started.elapsed().as_secs();
        if watched {
            print!("\r  {what} ... {seconds} s");
            let _ = std::io::stdout().flush();
        } else {
            println!("  {what} ... {seconds} s so far");
            pause = HEARTBEAT;
        }
    }
}

/// Prints the last lines of a failed step.
pub(crate) fn show_end(finished: &Finished) {
    let lines: Vec<&str> = finished.output.lines().collect();
    let hidden = lines.len().saturating_sub(SHOWN_LINES);
    if hidden > 0 {
        println!("    [{hidden} lines before these are in the log]");
    }
    for line in lines.iter().skip(hidden) {
        println!("    {line}");
    }
}

/// What a program prints, without running on when it cannot be started or fails.
pub(crate) fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let answer = command(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).trim().to_owned())
}
