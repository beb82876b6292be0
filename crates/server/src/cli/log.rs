//! The log on standard error: lines for people, or one JSON object a line for programs that collect logs.
//!
//! Whatever its form, it names nobody and holds no secret: paths stand as they are routed, without what took a name's
//! place; bodies, queries, cookies and passwords never reach it.

use std::any::Any;
use std::fmt;
use std::panic::{self, PanicHookInfo};

use clap::ValueEnum;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;

use super::{Cli, Command, Failure};
use crate::clock::Clock;

/// The form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Writes events to standard error from now on, in the form that the command line asks for.
pub fn start(cli: &Cli) {
    let clock = cli.global.today.map(Clock::on).or_else(Clock::system);
    let log = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::INFO)
        .with_writer(std::io::stderr)
        // Standard error may be a file on a full disk, or gone: to say so there would end the program.
        .log_internal_errors(false)
        .with_timer(Timer(clock));
    match form(cli) {
        LogFormat::Text => log.with_target(false).init(),
        LogFormat::Json => {
            log.json().flatten_event(true).with_current_span(true).with_span_list(false).init();
            panic::set_hook(Box::new(panicked));
        }
    }
}

/// Tells why a command did nothing: in words, or as the last event of a log in JSON.
pub fn tell(cli: &Cli, failure: &Failure) {
    match form(cli) {
        LogFormat::Text => eprintln!("{failure}"),
        LogFormat::Json => failure.log(),
    }
}

fn form(cli: &Cli) -> LogFormat {
    match &cli.command {
        Command::Serve(serve) => serve.log_format,
        _ => LogFormat::Text,
    }
}

/// The program's own clock, so that a day that was named is the log's day too.
struct Timer(Option<Clock>);

impl FormatTime for Timer {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        match &self.0 {
            Some(clock) => writer.write_str(&clock.rfc_3339()),
            // The command is about to end, saying that the clock is not set.
            None => writer.write_str("1970-01-01T00:00:00.000Z"),
        }
    }
}

/// A panic is a line like any other.
fn panicked(info: &PanicHookInfo<'_>) {
    let location = info.location().map(ToString::to_string);
    tracing::error!(location, cause = words(info.payload()), "a thread panicked");
}

/// Words that stand in the program. Those that were put together on the way may tell of somebody, and are left out.
fn words(payload: &dyn Any) -> Option<&'static str> {
    payload.downcast_ref::<&'static str>().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_in_the_programs_own_words_alone() {
        let told = |work: fn()| words(&*panic::catch_unwind(work).unwrap_err());
        assert_eq!(told(|| panic!("nobody was there")), Some("nobody was there"));
        assert_eq!(told(|| panic!("{} was there", String::from("Kari"))), None);
    }
}
